import type { ActorDefinition, TargetDefinition } from './environment-definition.ts';
import { mockApps } from './mock-apps.ts';
import {
  grant,
  localtestOwner,
  localtestSystem,
  localtestUser,
  platformScopes,
} from './platform-actors.ts';

/** Parties of the published test data, and a synthetic number that nobody has. */
const testPersons = {
  strangerParty: '512345',
  secondParty: '500600',
  unknownPerson: '05847910382',
};

/** What Storage has and the local test platform has not: a list of any app, and 404 for an instance that is not there. */
const ofThePlatform = ['lists-without-app', 'tells-missing'];

/** The embedded mock: the instances of the app API and of Storage are the same. */
export const storageMock: TargetDefinition = {
  baseUrl: 'given by the mock',
  describe: 'embedded; one store with the apps of the mock',
  apps: mockApps,
  actors: { anonymous: { kind: 'anonymous' } },
  features: ofThePlatform,
  parameters: testPersons,
};

/** Some ways into the platform want a key of the gateway beside the token (reference 3.4). */
const gatewayKey = { 'Ocp-Apim-Subscription-Key': 'SAMSVAR_STORAGE_SUBSCRIPTION_KEY' };

const given: ActorDefinition = { kind: 'given', headersWhereSet: gatewayKey };

/** Somebody of the apps' own target, with the key of the gateway where there is one. */
const withKey = (...wanted: Parameters<typeof grant>): ActorDefinition => ({
  ...grant(...wanted),
  headersWhereSet: gatewayKey,
});

/** The platform of tt02, with the app of the settings: its instances are made through the app. */
export const storageTt02: TargetDefinition = {
  baseUrl: 'https://platform.tt02.altinn.no',
  baseUrlVariable: 'SAMSVAR_STORAGE_BASE_URL',
  describe: 'instances of your own app; at most 2 requests per second',
  appsOf: 'altinn-app',
  features: ofThePlatform,
  required: ['SAMSVAR_ALTINN_APP_ID', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER'],
  actors: {
    anonymous: { kind: 'anonymous' },
    user: given,
    stranger: given,
    userLevel0: given,
    system: withKey('SAMSVAR_SYSTEM', platformScopes.user, { isSystemUser: true }),
    org: withKey('SAMSVAR_ORG', platformScopes.owner),
    orgReadOnly: withKey('SAMSVAR_ORG', platformScopes.owner.slice(0, 1)),
    otherOrg: withKey('SAMSVAR_OTHER_ORG', platformScopes.owner, { sharesClient: false }),
  },
  parameters: {
    strangerParty: { setting: 'SAMSVAR_STORAGE_STRANGER_PARTY_ID' },
    secondParty: { setting: 'SAMSVAR_STORAGE_SECOND_PARTY_ID' },
    unknownPerson: { setting: 'SAMSVAR_STORAGE_UNKNOWN_PERSON' },
  },
};

/**
 * The local test platform: it lists only with an app id, and answers 403 where Storage itself answers 404
 * (reference 7.1); what it has beyond Storage on PostgreSQL is not told.
 */
export const storageLocaltest: TargetDefinition = {
  baseUrl: '{SAMSVAR_LOCALTEST_URL}',
  baseUrlVariable: 'SAMSVAR_STORAGE_BASE_URL',
  describe: 'Storage as the local test platform has it, with the app on this machine',
  appsOf: 'altinn-app',
  required: ['SAMSVAR_ALTINN_APP_ID', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER'],
  actors: {
    anonymous: { kind: 'anonymous' },
    user: localtestUser('SAMSVAR_LOCALTEST_USER_ID', 2),
    userLevel0: localtestUser('SAMSVAR_LOCALTEST_USER_ID', 0),
    stranger: localtestUser('SAMSVAR_LOCALTEST_STRANGER_ID', 2),
    org: localtestOwner('{org}', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER', '{SAMSVAR_ORG_SCOPES}'),
    orgReadOnly: localtestOwner(
      '{org}',
      'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER',
      'altinn:serviceowner/instances.read',
    ),
    orgNoScope: localtestOwner(
      '{org}',
      'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER',
      'altinn:serviceowner',
    ),
    otherOrg: localtestOwner(
      '{SAMSVAR_LOCALTEST_OTHER_ORG}',
      'SAMSVAR_LOCALTEST_OTHER_ORG_NUMBER',
      '{SAMSVAR_OTHER_ORG_SCOPES}',
    ),
    system: localtestSystem,
  },
  parameters: testPersons,
};

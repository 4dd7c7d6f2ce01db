import type { ActorDefinition, TargetDefinition } from './environment-definition.ts';
import { mockApps } from './mock-apps.ts';

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
function grant(
  prefix: string,
  scopes: readonly string[],
  options: { sharesClient?: boolean; isSystemUser?: boolean } = {},
): ActorDefinition {
  const { sharesClient = true, isSystemUser = false } = options;
  return {
    kind: 'maskinporten',
    prefix,
    sharesClient,
    isSystemUser,
    scopes,
    headersWhereSet: gatewayKey,
  };
}

const ownerScopes = ['altinn:serviceowner/instances.read', 'altinn:serviceowner/instances.write'];

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
    system: grant('SAMSVAR_SYSTEM', ['altinn:instances.read', 'altinn:instances.write'], {
      isSystemUser: true,
    }),
    org: grant('SAMSVAR_ORG', ownerScopes),
    orgReadOnly: grant('SAMSVAR_ORG', ownerScopes.slice(0, 1)),
    otherOrg: grant('SAMSVAR_OTHER_ORG', ownerScopes, { sharesClient: false }),
  },
  parameters: {
    strangerParty: { setting: 'SAMSVAR_STORAGE_STRANGER_PARTY_ID' },
    secondParty: { setting: 'SAMSVAR_STORAGE_SECOND_PARTY_ID' },
    unknownPerson: { setting: 'SAMSVAR_STORAGE_UNKNOWN_PERSON' },
  },
};

const userToken = (setting: string, level: number): ActorDefinition => ({
  kind: 'localtest',
  path: `/Home/GetTestUserToken/{${setting}}?authenticationLevel=${level}`,
});

const ownerToken = (org: string, number: string, scopes: string): ActorDefinition => ({
  kind: 'localtest',
  path: `/Home/GetTestOrgToken/${org}?orgNumber={${number}}&scopes=${scopes}&authenticationLevel=3`,
});

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
    user: userToken('SAMSVAR_LOCALTEST_USER_ID', 2),
    userLevel0: userToken('SAMSVAR_LOCALTEST_USER_ID', 0),
    stranger: userToken('SAMSVAR_LOCALTEST_STRANGER_ID', 2),
    org: ownerToken('{org}', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER', '{SAMSVAR_ORG_SCOPES}'),
    orgReadOnly: ownerToken(
      '{org}',
      'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER',
      'altinn:serviceowner/instances.read',
    ),
    orgNoScope: ownerToken('{org}', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER', 'altinn:serviceowner'),
    otherOrg: ownerToken(
      '{SAMSVAR_LOCALTEST_OTHER_ORG}',
      'SAMSVAR_LOCALTEST_OTHER_ORG_NUMBER',
      '{SAMSVAR_OTHER_ORG_SCOPES}',
    ),
    system: {
      kind: 'localtest',
      path: '/Home/GetTestSystemUserToken?systemId={SAMSVAR_LOCALTEST_SYSTEM_ID}&systemUserId={SAMSVAR_LOCALTEST_SYSTEM_USER_ID}&systemUserOrgNumber={SAMSVAR_LOCALTEST_SYSTEM_USER_ORG}&supplierOrgNumber=&scope={SAMSVAR_SYSTEM_SCOPES}',
    },
  },
  parameters: testPersons,
};

import type { ActorDefinition, TargetDefinition } from './environment-definition.ts';
import { grant, localtestOwner, localtestUser, platformScopes } from './platform-actors.ts';

/** What the mock of Altinn Events has, said once more as a target's owner would. */
const mockParameters = {
  app: 'ttd/kontrakt',
  otherApp: 'ttd/annen',
  otherOwnersApp: 'digdir/bli-tjenesteeier',
  appsDomain: 'apps.altinn.no',
  party: '501337',
  person: '01039012345',
  otherParty: '500700',
  unit: '950474084',
  unknownPerson: '05847910382',
  unknownUnit: '310702641',
  resource: 'urn:altinn:resource:kontrakt-tjeneste',
};

/** The embedded mock; its subscribers stand on this machine. */
export const eventsMock: TargetDefinition = {
  baseUrl: 'given by the mock',
  describe: 'embedded; publishes for apps, delivers to this machine',
  actors: { anonymous: { kind: 'anonymous' } },
  features: ['reads', 'loopback', 'retry'],
  parameters: mockParameters,
};

/** A service owner with these scopes beside the bare one that makes him one. */
function owner(...scopes: readonly string[]): ActorDefinition {
  return grant('SAMSVAR_EVENTS', ['altinn:serviceowner', ...scopes]);
}

/**
 * The platform of tt02. What an app publishes only the app itself can, so its lists are asked about what your app
 * has published; a receiver that the platform reaches must be named (reference 5.4).
 */
export const eventsTt02: TargetDefinition = {
  baseUrl: 'https://platform.tt02.altinn.no',
  baseUrlVariable: 'SAMSVAR_EVENTS_BASE_URL',
  describe: 'events of your own app and resource; subscriptions are deleted again',
  actors: {
    anonymous: { kind: 'anonymous' },
    user: { kind: 'given' },
    stranger: { kind: 'given' },
    system: grant('SAMSVAR_SYSTEM', platformScopes.user, { isSystemUser: true }),
    org: owner('altinn:events.publish', 'altinn:events.subscribe'),
    orgNoScope: owner(),
    orgPublish: owner('altinn:events.publish'),
    orgSubscribe: owner('altinn:events.subscribe'),
    otherOrg: grant(
      'SAMSVAR_OTHER_ORG',
      ['altinn:serviceowner', 'altinn:events.publish', 'altinn:events.subscribe'],
      {
        sharesClient: false,
      },
    ),
  },
  features: ['reads', 'retry'],
  parameters: {
    app: { setting: 'SAMSVAR_ALTINN_APP_ID' },
    appsDomain: 'apps.tt02.altinn.no',
    party: { setting: 'SAMSVAR_ALTINN_APP_PARTY_ID' },
    person: { setting: 'SAMSVAR_ALTINN_APP_PERSON_NUMBER' },
    unit: { setting: 'SAMSVAR_ALTINN_APP_ORGANISATION_NUMBER' },
    resource: { setting: 'SAMSVAR_EVENTS_RESOURCE' },
    receiver: { setting: 'SAMSVAR_EVENTS_RECEIVER' },
    receiverPort: { setting: 'SAMSVAR_EVENTS_RECEIVER_PORT' },
  },
};

/**
 * The local test platform: it reads neither events nor subscriptions (reference 7.1); a setting says what yours has
 * beyond that, of `reads loopback retry`.
 */
export const eventsLocaltest: TargetDefinition = {
  baseUrl: '{SAMSVAR_LOCALTEST_PLATFORM_URL}',
  baseUrlVariable: 'SAMSVAR_EVENTS_BASE_URL',
  describe: 'what the local test platform has of it: it reads no events',
  actors: {
    anonymous: { kind: 'anonymous' },
    user: localtestUser('SAMSVAR_LOCALTEST_USER_ID', 2),
    stranger: localtestUser('SAMSVAR_LOCALTEST_STRANGER_ID', 2),
    org: localtestOwner(
      'ttd',
      'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER',
      'altinn:serviceowner altinn:events.publish altinn:events.subscribe',
    ),
  },
  features: [],
  featuresVariable: 'SAMSVAR_EVENTS_FEATURES',
  parameters: {
    app: { setting: 'SAMSVAR_ALTINN_APP_ID' },
    party: { setting: 'SAMSVAR_ALTINN_APP_PARTY_ID' },
    resource: { setting: 'SAMSVAR_EVENTS_RESOURCE' },
  },
};

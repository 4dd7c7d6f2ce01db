import { eventsLocaltest } from './altinn-events.ts';
import { storageLocaltest } from './altinn-storage.ts';
import { defaultNetwork, type EnvironmentDefinition } from './environment-definition.ts';
import {
  localtestOwner,
  localtestSystem,
  localtestUser,
  platformScopes,
} from './platform-actors.ts';

/** Altinn's local test platform with an app that stands on this machine. */
export const localtest: EnvironmentDefinition = {
  name: 'localtest',
  description: "Altinn's local test platform and an app on this machine",
  writes: 'any',
  pace: { shared: false },
  network: defaultNetwork,
  defaults: {
    SAMSVAR_ALTINN_APP_ID: 'ttd/kontrakt',
    SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER: '405003309',
    SAMSVAR_ALTINN_APP_PARTY_ID: '501337',
    SAMSVAR_LOCALTEST_URL: 'http://local.altinn.cloud',
    SAMSVAR_LOCALTEST_PLATFORM_URL: 'http://localhost:5101',
    SAMSVAR_LOCALTEST_USER_ID: '1337',
    SAMSVAR_LOCALTEST_STRANGER_ID: '12345',
    SAMSVAR_LOCALTEST_OTHER_ORG: 'digdir',
    SAMSVAR_LOCALTEST_OTHER_ORG_NUMBER: '991825827',
    SAMSVAR_LOCALTEST_SYSTEM_ID: '913312465_sbs',
    SAMSVAR_LOCALTEST_SYSTEM_USER_ID: 'd111dbab-d619-4f15-bf29-58fe570a9ae6',
    SAMSVAR_LOCALTEST_SYSTEM_USER_ORG: '950474084',
    SAMSVAR_SYSTEM_SCOPES: platformScopes.user.join(' '),
    SAMSVAR_ORG_SCOPES: platformScopes.owner.join(' '),
    SAMSVAR_OTHER_ORG_SCOPES: platformScopes.owner.join(' '),
  },
  targets: {
    'altinn-app': {
      baseUrl: '{SAMSVAR_LOCALTEST_URL}',
      baseUrlVariable: 'SAMSVAR_ALTINN_APP_BASE_URL',
      describe: 'your own app behind the local test platform',
      required: ['SAMSVAR_ALTINN_APP_ID', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER'],
      actors: {
        anonymous: { kind: 'anonymous' },
        user: localtestUser('SAMSVAR_LOCALTEST_USER_ID', 2),
        userLevel0: localtestUser('SAMSVAR_LOCALTEST_USER_ID', 0),
        userLevel1: localtestUser('SAMSVAR_LOCALTEST_USER_ID', 1),
        stranger: localtestUser('SAMSVAR_LOCALTEST_STRANGER_ID', 2),
        org: localtestOwner('{org}', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER', '{SAMSVAR_ORG_SCOPES}'),
        otherOrg: localtestOwner(
          '{SAMSVAR_LOCALTEST_OTHER_ORG}',
          'SAMSVAR_LOCALTEST_OTHER_ORG_NUMBER',
          '{SAMSVAR_OTHER_ORG_SCOPES}',
        ),
        system: localtestSystem,
      },
    },
    'altinn-events': eventsLocaltest,
    'altinn-storage': storageLocaltest,
  },
};

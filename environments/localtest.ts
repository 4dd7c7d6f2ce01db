import { storageLocaltest } from './altinn-storage.ts';
import { defaultNetwork, type EnvironmentDefinition } from './environment-definition.ts';

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
    SAMSVAR_LOCALTEST_USER_ID: '1337',
    SAMSVAR_LOCALTEST_STRANGER_ID: '12345',
    SAMSVAR_LOCALTEST_OTHER_ORG: 'digdir',
    SAMSVAR_LOCALTEST_OTHER_ORG_NUMBER: '991825827',
    SAMSVAR_LOCALTEST_SYSTEM_ID: '913312465_sbs',
    SAMSVAR_LOCALTEST_SYSTEM_USER_ID: 'd111dbab-d619-4f15-bf29-58fe570a9ae6',
    SAMSVAR_LOCALTEST_SYSTEM_USER_ORG: '950474084',
    SAMSVAR_SYSTEM_SCOPES: 'altinn:instances.read altinn:instances.write',
    SAMSVAR_ORG_SCOPES: 'altinn:serviceowner/instances.read altinn:serviceowner/instances.write',
    SAMSVAR_OTHER_ORG_SCOPES:
      'altinn:serviceowner/instances.read altinn:serviceowner/instances.write',
  },
  targets: {
    'altinn-app': {
      baseUrl: '{SAMSVAR_LOCALTEST_URL}',
      baseUrlVariable: 'SAMSVAR_ALTINN_APP_BASE_URL',
      describe: 'your own app behind the local test platform',
      required: ['SAMSVAR_ALTINN_APP_ID', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER'],
      actors: {
        anonymous: { kind: 'anonymous' },
        user: {
          kind: 'localtest',
          path: '/Home/GetTestUserToken/{SAMSVAR_LOCALTEST_USER_ID}?authenticationLevel=2',
        },
        userLevel0: {
          kind: 'localtest',
          path: '/Home/GetTestUserToken/{SAMSVAR_LOCALTEST_USER_ID}?authenticationLevel=0',
        },
        userLevel1: {
          kind: 'localtest',
          path: '/Home/GetTestUserToken/{SAMSVAR_LOCALTEST_USER_ID}?authenticationLevel=1',
        },
        stranger: {
          kind: 'localtest',
          path: '/Home/GetTestUserToken/{SAMSVAR_LOCALTEST_STRANGER_ID}?authenticationLevel=2',
        },
        org: {
          kind: 'localtest',
          path: '/Home/GetTestOrgToken/{org}?orgNumber={SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER}&scopes={SAMSVAR_ORG_SCOPES}&authenticationLevel=3',
        },
        otherOrg: {
          kind: 'localtest',
          path: '/Home/GetTestOrgToken/{SAMSVAR_LOCALTEST_OTHER_ORG}?orgNumber={SAMSVAR_LOCALTEST_OTHER_ORG_NUMBER}&scopes={SAMSVAR_OTHER_ORG_SCOPES}&authenticationLevel=3',
        },
        system: {
          kind: 'localtest',
          path: '/Home/GetTestSystemUserToken?systemId={SAMSVAR_LOCALTEST_SYSTEM_ID}&systemUserId={SAMSVAR_LOCALTEST_SYSTEM_USER_ID}&systemUserOrgNumber={SAMSVAR_LOCALTEST_SYSTEM_USER_ORG}&supplierOrgNumber=&scope={SAMSVAR_SYSTEM_SCOPES}',
        },
      },
    },
    'altinn-storage': storageLocaltest,
  },
};

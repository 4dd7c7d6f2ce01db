import { eventsTt02 } from './altinn-events.ts';
import { storageTt02 } from './altinn-storage.ts';
import { systemRegisterTt02 } from './altinn-system-register.ts';
import { altinn2Closed } from './altinn2.ts';
import { authenticationTt02 } from './maskinporten.ts';
import { grant, platformScopes } from './platform-actors.ts';
import {
  defaultNetwork,
  sharedPace,
  type EnvironmentDefinition,
} from './environment-definition.ts';

/** The test environment of Altinn that everyone may use. */
export const tt02: EnvironmentDefinition = {
  name: 'tt02',
  description: "Altinn's shared test environment, synthetic parties only",
  writes: 'own-data',
  pace: sharedPace,
  network: defaultNetwork,
  issuer: {
    metadataUrl: 'https://test.maskinporten.no/.well-known/oauth-authorization-server',
    exchangeUrl: 'https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten',
  },
  targets: {
    'altinn-app': {
      baseUrl: 'https://{org}.apps.tt02.altinn.no',
      baseUrlVariable: 'SAMSVAR_ALTINN_APP_BASE_URL',
      describe: 'your own app; at most 2 requests per second',
      required: ['SAMSVAR_ALTINN_APP_ID', 'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER'],
      actors: {
        anonymous: { kind: 'anonymous' },
        user: { kind: 'given' },
        stranger: { kind: 'given' },
        userLevel0: { kind: 'given' },
        userLevel1: { kind: 'given' },
        system: grant('SAMSVAR_SYSTEM', platformScopes.user, { isSystemUser: true }),
        org: grant('SAMSVAR_ORG', platformScopes.owner),
        otherOrg: grant('SAMSVAR_OTHER_ORG', platformScopes.owner, { sharesClient: false }),
      },
    },
    'altinn-authentication': authenticationTt02,
    'altinn-events': eventsTt02,
    'altinn-storage': storageTt02,
    'altinn-system-register': systemRegisterTt02,
    altinn2: altinn2Closed,
  },
};

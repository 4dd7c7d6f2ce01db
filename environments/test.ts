import { fiksSvarutTest } from './fiks-svarut.ts';
import { maskinportenTest } from './maskinporten.ts';
import { sdirTest } from './sdir.ts';
import {
  defaultNetwork,
  sharedPace,
  type EnvironmentDefinition,
} from './environment-definition.ts';

/** Test installations of publishers who call theirs just that. */
export const test: EnvironmentDefinition = {
  name: 'test',
  description: 'test installations of publishers other than Altinn',
  writes: 'never',
  pace: sharedPace,
  network: defaultNetwork,
  issuer: {
    metadataUrl: 'https://test.maskinporten.no/.well-known/oauth-authorization-server',
    exchangeUrl: 'https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten',
  },
  targets: {
    maskinporten: maskinportenTest,
    'fiks-svarut': fiksSvarutTest,
    sdir: sdirTest,
  },
};

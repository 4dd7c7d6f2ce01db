import type { EnvironmentDefinition } from './environment-definition.ts';
import { defaultNetwork } from './environment-definition.ts';
import { mockApps } from './mock-apps.ts';

/** The embedded mock: nothing is shared, everything may be written. */
export const mock: EnvironmentDefinition = {
  name: 'mock',
  description: 'the mock of this project, started on this machine',
  writes: 'any',
  pace: { shared: false },
  network: defaultNetwork,
  targets: {
    'altinn-app': {
      baseUrl: 'given by the mock',
      describe: 'embedded; apps of our own and `--app DIR`',
      apps: mockApps,
      actors: { anonymous: { kind: 'anonymous' } },
      features: ['payment', 'signing', 'feedback', 'pdf'],
    },
    maskinporten: {
      baseUrl: 'given by the mock',
      describe: 'embedded; issues the tokens of the mock',
      actors: { anonymous: { kind: 'anonymous' } },
    },
    'altinn-authentication': {
      baseUrl: 'given by the mock',
      describe: 'embedded; exchanges the tokens of the mock',
      actors: { anonymous: { kind: 'anonymous' } },
    },
  },
};

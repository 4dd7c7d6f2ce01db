import { eventsMock } from './altinn-events.ts';
import { storageMock } from './altinn-storage.ts';
import { systemRegisterMock } from './altinn-system-register.ts';
import { altinn2MockParameters } from './altinn2.ts';
import type { EnvironmentDefinition } from './environment-definition.ts';
import { defaultNetwork } from './environment-definition.ts';
import { mockApps } from './mock-apps.ts';
import { sdirMock } from './sdir.ts';

/** What the mock of KS Fiks SvarUt has (mock/fiks-svarut/access/accounts.ts, recipients.ts), said once more as a target's owner would. */
const fiksParameters = {
  kontoId: '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601',
  otherKontoId: '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b602',
  recipientAltinn: '13876551289',
  recipientSdp: '24857151263',
  recipientPrint: '03888251382',
  recipientSystem: '314702328',
  systemType: 'samsvar.kontrakt',
  recipientUnreachable: '17815951220',
  replyOrganisation: '314702697',
};

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
      parameters: { issuer: 'https://maskinporten.mock.samsvar.invalid/' },
    },
    'altinn-authentication': {
      baseUrl: 'given by the mock',
      describe: 'embedded; exchanges the tokens of the mock',
      actors: { anonymous: { kind: 'anonymous' } },
      parameters: { ownerCode: 'ttd' },
    },
    'altinn-events': eventsMock,
    'altinn-storage': storageMock,
    'altinn-system-register': systemRegisterMock,
    'fiks-svarut': {
      baseUrl: 'given by the mock',
      describe: 'embedded; accounts, recipients and integrations of its own',
      actors: { anonymous: { kind: 'anonymous' } },
      features: ['control'],
      parameters: fiksParameters,
    },
    altinn2: {
      baseUrl: 'given by the mock',
      describe: 'embedded; as it was before it was closed, and closed in four ways',
      actors: { anonymous: { kind: 'anonymous' } },
      features: ['open', 'closed'],
      parameters: altinn2MockParameters,
    },
    sdir: sdirMock,
  },
};

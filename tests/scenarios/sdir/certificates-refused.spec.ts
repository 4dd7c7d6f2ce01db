import type { Json } from '../capabilities/json-value.ts';
import {
  certificateOrder,
  isAccepted,
  orderWith,
  owner,
  post,
  settled,
  vesselOf,
} from './certificate-order.ts';
import { scenario } from './scenario.ts';
import type { SdirBench } from './sdir-bench.ts';

// Orders of e-certificates that the service refuses (reference sdir 6.4).

const needs = { actors: ['reporter'], parameters: ['vessel'] };

interface Refused {
  readonly what: string;
  readonly requirement: string;
  readonly order: (on: SdirBench) => Json;
}

const refused: readonly Refused[] = [
  {
    what: 'a trial run that awaits changes of the vessel',
    requirement: 'SDIR-ECERT-012',
    order: (on) => ({ ...trial(on), AwaitingVesselChanges: true }),
  },
  {
    what: 'a cancellation without the number of the certificate',
    requirement: 'SDIR-ECERT-013',
    order: (on) => certificateOrder(on, { OperationType: 'Cancel' }),
  },
  {
    what: 'a trial run without construction number and shipyard',
    requirement: 'SDIR-ECERT-014',
    order: (on) => certificateOrder(on, { TrialRun: true }),
  },
  {
    what: 'another type than CLB and CLC',
    requirement: 'SDIR-ECERT-015',
    order: (on) => certificateOrder(on, { CertificateType: 'CLX' }),
  },
  {
    what: 'another operation than Create and Cancel',
    requirement: 'SDIR-ECERT-016',
    order: (on) => certificateOrder(on, { OperationType: 'Renew' }),
  },
  {
    what: 'no initiator',
    requirement: 'SDIR-ECERT-018',
    order: (on) => certificateOrder(on, { Initiator: undefined }),
  },
  {
    what: 'four owners',
    requirement: 'SDIR-ECERT-021',
    order: (on) => orderWith(on, '/Vessel/Owners', { Owner: [owner, owner, owner, owner] }),
  },
  {
    what: 'a certificate number of another form',
    requirement: 'SDIR-ECERT-024',
    order: (on) =>
      certificateOrder(on, { OperationType: 'Cancel', CertificateId: '1234567-CLX-26-1' }),
  },
];

function trial(on: SdirBench): Json {
  const vessel = { ...vesselOf(on, 'vessel'), ConstructionNumber: '17', Shipyard: 'Verftet' };
  return certificateOrder(on, { TrialRun: true, Vessel: vessel });
}

for (const { what, requirement, order } of refused)
  scenario(
    `POST api/order of ${what} is refused, and no certificate comes of it`,
    { requirement: [requirement, 'SDIR-ECERT-027'], needs },
    async ({ on }) => {
      const exchange = await post(on, order(on), { deliberatelyInvalid: true });
      on.verify('the answer', {
        actual: isAccepted(exchange) ? 'accepted' : 'refused',
        expected: 'refused',
        exchange,
        requirement,
      });
      on.conform(exchange, { status: [200, 400, 422], empty: false }, requirement);
      await verifyNoCertificate(on, (exchange.json() ?? {}) as Json);
    },
  );

async function verifyNoCertificate(on: SdirBench, { orderId }: Json): Promise<void> {
  const seen = typeof orderId === 'string' ? await settled(on, orderId) : undefined;
  on.verify('the certificate of a refused order', {
    actual: seen?.utn ?? null,
    expected: null,
    exchange: seen?.exchange,
    requirement: 'SDIR-ECERT-027',
  });
}

scenario(
  'POST api/order of CLB for a vessel below 1000 gross tons is refused, or ends with an error',
  {
    requirement: 'SDIR-ECERT-019',
    needs: { ...needs, parameters: ['vessel', 'smallVessel'] },
  },
  async ({ on }) => {
    const change = { CertificateType: 'CLB', Vessel: vesselOf(on, 'smallVessel') };
    const exchange = await post(on, certificateOrder(on, change), { deliberatelyInvalid: true });
    const { orderId } = (exchange.json() ?? {}) as Json;
    const fate = isAccepted(exchange) ? (await settled(on, String(orderId))).status : 'refused';
    on.verify('what became of it', { actual: fate, expected: /^(?:refused|Error)$/, exchange });
  },
);

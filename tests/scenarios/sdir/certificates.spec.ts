import type { Json } from '../capabilities/json-value.ts';
import {
  certificateOrder,
  endOf,
  isAccepted,
  ordered,
  orderWith,
  post,
  settled,
  statusOf,
  vesselOf,
  type OrderStatus,
} from './certificate-order.ts';
import { scenario, type SdirScenarioOptions } from './scenario.ts';
import type { SdirBench } from './sdir-bench.ts';

// E-certificates for insurers: orders, and how far they have come (reference sdir 6.4).

const needs = { actors: ['reporter'], parameters: ['vessel'] };
const asked = (requirement: string | readonly string[]): SdirScenarioOptions => ({
  requirement,
  needs,
});
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

scenario(
  'POST api/order of what is right is accepted with an id of its own',
  asked('SDIR-ECERT-001'),
  async ({ on }) => {
    const ids: unknown[] = [];
    for (let round = 0; round < 2; round += 1) {
      const exchange = await post(on, certificateOrder(on));
      on.conform(exchange, { status: 200, body: { orderId: guid, status: 'Order Accepted' } });
      ids.push((exchange.json() as Json | undefined)?.['orderId']);
    }
    on.verify('different ids', { actual: new Set(ids).size, expected: 2 });
  },
);

scenario(
  'POST api/status of a new order has three members, a status and no errors',
  asked(['SDIR-ECERT-002', 'SDIR-ECERT-003', 'SDIR-ECERT-004']),
  async ({ on }) => {
    const seen = await statusOf(on, await ordered(on));
    verifyMembers(on, seen);
    on.verify('the status', {
      actual: seen.status,
      expected: /\S/,
      exchange: seen.exchange,
      requirement: 'SDIR-ECERT-003',
    });
    on.verify('errors of an order that is worked on', {
      actual: seen.errors,
      expected: null,
      exchange: seen.exchange,
      requirement: 'SDIR-ECERT-004',
    });
  },
);

function verifyMembers(on: SdirBench, { exchange }: OrderStatus): void {
  on.conform(exchange, { status: 200 }, 'SDIR-ECERT-002');
  const members = Object.keys(exchange.json() ?? {});
  on.verify('members that are missing', {
    actual: ['status', 'errors', 'utn'].filter((name) => !members.includes(name)),
    expected: [],
    exchange,
    requirement: 'SDIR-ECERT-002',
  });
}

scenario(
  'POST api/status of an order that is done tells the certificate, and goes on to',
  asked(['SDIR-ECERT-005', 'SDIR-ECERT-006', 'SDIR-ECERT-007', 'SDIR-ECERT-002']),
  async ({ on }) => {
    const orderId = await ordered(on);
    const done = await settled(on, orderId);
    verifyMembers(on, done);
    on.verify('status and errors', {
      actual: { status: done.status, errors: done.errors },
      expected: { status: 'Certificate Issued', errors: null },
      exchange: done.exchange,
      requirement: 'SDIR-ECERT-005',
    });
    const imo = String(vesselOf(on, 'vessel')['Imo']);
    on.verify('the number', {
      actual: done.utn,
      expected: new RegExp(`^${imo}-CLC-\\d{2}-\\d{7}$`),
      exchange: done.exchange,
      requirement: 'SDIR-ECERT-006',
    });
    const again = await settled(on, orderId);
    on.verify('status and number, asked again', {
      actual: [again.status, again.utn],
      expected: [done.status, String(done.utn)],
      exchange: again.exchange,
      requirement: 'SDIR-ECERT-007',
    });
  },
);

scenario(
  'POST api/status of an order that nobody made tells so',
  { requirement: ['SDIR-ECERT-008', 'SDIR-ECERT-009'], tags: ['@read-only'] },
  async ({ on }) => {
    const { exchange } = await statusOf(on, crypto.randomUUID());
    on.conform(exchange, { status: [200, 404] }, 'SDIR-ECERT-008');
    if (exchange.status === 200)
      on.conform(
        exchange,
        { body: { status: 'Order not found', errors: null, utn: null } },
        'SDIR-ECERT-008',
      );
    on.conform(exchange, { status: 200 }, 'SDIR-ECERT-009');
  },
);

scenario(
  'POST api/order of a vessel that differs from the register ends with an error',
  asked(['SDIR-ECERT-010', 'SDIR-ECERT-011']),
  async ({ on }) => {
    for (const pointer of ['/Vessel/Name', '/Vessel/CallSign', '/Vessel/HomePort']) {
      const exchange = await post(on, orderWith(on, pointer, 'FINNES IKKE'));
      if (!isAccepted(exchange)) {
        on.bench.note('an order that fails later', 'refused at once', exchange);
        continue;
      }
      const seen = await settled(on, String((exchange.json() as Json)['orderId']));
      on.verify('how it ended, and the number', {
        actual: [endOf(seen), seen.utn],
        expected: ['failed', null],
        exchange: seen.exchange,
        requirement: 'SDIR-ECERT-010',
      });
      on.verify('the errors', {
        actual: seen.errors,
        expected: /^Step failed: .+ with messages: ./,
        exchange: seen.exchange,
        requirement: 'SDIR-ECERT-011',
      });
    }
  },
);

scenario('POST api/order without an operation creates', asked('SDIR-ECERT-017'), async ({ on }) => {
  const exchange = await post(on, certificateOrder(on, { OperationType: undefined }));
  on.conform(exchange, { status: 200, body: { orderId: guid, status: 'Order Accepted' } });
  const { orderId } = (exchange.json() ?? {}) as Json;
  const seen = await settled(on, String(orderId));
  on.verify('the status in the end', {
    actual: seen.status,
    expected: 'Certificate Issued',
    exchange: seen.exchange,
  });
});

scenario(
  'POST api/order takes gross tonnage with point and with comma',
  asked('SDIR-ECERT-020'),
  async ({ on }) => {
    const { GrossTonnage } = vesselOf(on, 'vessel');
    const tonnage = typeof GrossTonnage === 'string' ? GrossTonnage : '2290.0';
    for (const text of [tonnage.replace(',', '.'), tonnage.replace('.', ',')]) {
      const exchange = await post(on, orderWith(on, '/Vessel/GrossTonnage', text));
      on.conform(exchange, { status: 200, body: { status: 'Order Accepted' } });
    }
  },
);

scenario(
  'POST api/order that awaits changes of the vessel waits for them, and goes on then',
  { requirement: 'SDIR-ECERT-022', needs: { ...needs, control: true } },
  async ({ on, bench }) => {
    const order = certificateOrder(on, { AwaitingVesselChanges: true });
    const orderId = await ordered(on, order);
    const waiting = await settled(on, orderId);
    on.verify('status and number while the register lacks the changes', {
      actual: [waiting.status, waiting.utn],
      expected: [/^On Hold/, null],
      exchange: waiting.exchange,
    });
    await bench.session.control?.order('/sdir/register', { orderId });
    const done = await settled(on, orderId);
    on.verify('the status when the register has them', {
      actual: done.status,
      expected: 'Certificate Issued',
      exchange: done.exchange,
    });
  },
);

scenario(
  'POST api/order cancels an issued certificate by its number, and no other',
  asked('SDIR-ECERT-023'),
  async ({ on }) => {
    const issued = await settled(on, await ordered(on));
    const cancel = (CertificateId: string): Json =>
      certificateOrder(on, { OperationType: 'Cancel', CertificateId });
    const done = await settled(on, await ordered(on, cancel(String(issued.utn))));
    on.verify('how the cancellation ended', {
      actual: endOf(done),
      expected: 'done',
      exchange: done.exchange,
    });
    if (done.status !== 'Cancel OK') on.bench.note('Cancel OK', done.status, done.exchange);
    const exchange = await post(on, cancel(String(issued.utn).replace(/\d{7}$/, '9999999')));
    if (!isAccepted(exchange))
      return on.bench.note('a cancellation that fails later', 'refused at once', exchange);
    const failed = await settled(on, String((exchange.json() as Json)['orderId']));
    on.verify('how a cancellation of what was never issued ended', {
      actual: endOf(failed),
      expected: 'failed',
      exchange: failed.exchange,
    });
  },
);

scenario(
  'POST api/order takes a recipient of notices without a name',
  asked('SDIR-ECERT-025'),
  async ({ on }) => {
    const NotificationEmailAddresses = [
      { Address: 'varsel@samsvar.example', DisplayName: null },
      { Address: 'kopi@samsvar.example' },
    ];
    const exchange = await post(on, certificateOrder(on, { NotificationEmailAddresses }));
    on.conform(exchange, { status: 200, body: { status: 'Order Accepted' } });
  },
);

scenario(
  'POST api/status of the order of another organisation tells nothing of it',
  {
    requirement: 'SDIR-ECERT-026',
    needs: { ...needs, actors: ['reporter', 'otherReporter'] },
  },
  async ({ on }) => {
    const orderId = await ordered(on);
    const seen = await statusOf(on, orderId, { as: 'otherReporter' });
    on.verify('what another organisation is told', {
      actual: seen.exchange.status === 200 ? seen.status : 'refused',
      expected: /^(?:Order not found|refused)$/,
      exchange: seen.exchange,
    });
  },
);

scenario(
  'POST api/status of what is no GUID is refused or told as not found',
  { requirement: 'SDIR-ECERT-028', tags: ['@read-only'] },
  async ({ on }) => {
    for (const orderId of ['1', 'finnes-ikke', '', null]) {
      const json = { orderId };
      const exchange = await on.send('readOrderStatus', { json, deliberatelyInvalid: true });
      on.conform(exchange, { status: [200, 400, 404, 422] });
      if (exchange.status === 200) on.conform(exchange, { body: { status: 'Order not found' } });
    }
  },
);

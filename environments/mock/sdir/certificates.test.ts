import { expect, test } from '@playwright/test';
import { withSdir, type SdirMock } from './sdir.fixture.ts';

const form = {
  Initiator: 'P&I Club',
  CertificateType: 'CLB',
  ValidFrom: { Date: '2026-01-01T00:00:00+00:00' },
  Vessel: {
    Name: 'TESTSKIP',
    CallSign: 'LATS',
    Imo: '1234567',
    HomePort: 'HAUGESUND',
    GrossTonnage: '2290,0',
  },
  'INSURER.NAME': 'Forsikring',
  'INSURER.ADDRESS': 'Bergen',
};

async function order(sdir: SdirMock, change: object = {}): Promise<Record<string, unknown>> {
  const path = '/los-ecertificate-external/api/order';
  return (await sdir.ask(path, { method: 'POST', json: { ...form, ...change } })).body as Record<
    string,
    unknown
  >;
}

async function status(sdir: SdirMock, orderId: unknown, laterMs = 0): Promise<unknown> {
  const path = '/los-ecertificate-external/api/status';
  const mark = await sdir.order({ laterMs });
  return (await sdir.ask(path, { method: 'POST', json: { orderId }, mark })).body;
}

const later = 60_000;

test('an order is worked on and issued, and cancelled by its number', async () => {
  await withSdir(async (sdir) => {
    const { orderId, ...rest } = await order(sdir);
    expect(rest).toEqual({ status: 'Order Accepted' });
    expect(await status(sdir, orderId)).toEqual({ status: 'Processing', errors: null, utn: null });
    const issued = (await status(sdir, orderId, later)) as { utn: string };
    expect(issued).toMatchObject({
      status: 'Certificate Issued',
      utn: expect.stringMatching(/^1234567-CLB-\d{2}-\d{7}$/),
    });
    const cancelling = { OperationType: 'Cancel', CertificateId: issued.utn };
    const cancelled = await order(sdir, cancelling);
    expect(await status(sdir, cancelled['orderId'], later)).toMatchObject({ status: 'Cancel OK' });
  });
});

test('a vessel that differs from the register fails with its steps', async () => {
  await withSdir(async (sdir) => {
    const { orderId } = await order(sdir, {
      Vessel: { ...form.Vessel, Name: 'ANNET', HomePort: 'X' },
    });
    expect(await status(sdir, orderId, later)).toEqual({
      status: 'Error',
      errors:
        'Step failed: Compare vessel with messages: The name differs from the register. ' +
        'Step failed: Compare vessel with messages: The home port differs from the register',
      utn: null,
    });
  });
});

test('an order waits for changes of the register, and goes on then', async () => {
  await withSdir(async (sdir) => {
    const { orderId } = await order(sdir, { AwaitingVesselChanges: true });
    expect(await status(sdir, orderId, later)).toMatchObject({
      status: 'On Hold: Awaiting Vessel Changes',
    });
    await sdir.tell('/sdir/register', { orderId });
    expect(await status(sdir, orderId, later)).toMatchObject({ status: 'Certificate Issued' });
  });
});

test('nobody sees the order of another, and an unknown one is not found', async () => {
  await withSdir(async (sdir) => {
    const { orderId } = await order(sdir);
    const path = '/los-ecertificate-external/api/status';
    const asked = { method: 'POST', json: { orderId }, as: 'otherReporter' };
    expect((await sdir.ask(path, asked)).body).toMatchObject({ status: 'Order not found' });
    expect((await sdir.ask(path, { method: 'POST', json: { orderId: 'x' } })).status).toBe(400);
  });
});

for (const [what, change] of [
  ['a trial that awaits', { TrialRun: true, AwaitingVesselChanges: true }],
  ['a trial without a yard', { TrialRun: true }],
  ['a cancellation without a number', { OperationType: 'Cancel' }],
  ['another type', { CertificateType: 'CLX' }],
  ['another operation', { OperationType: 'Renew' }],
  ['no initiator', { Initiator: undefined }],
  ['no insurer', { 'INSURER.NAME': undefined }],
  ['a number of another form', { CertificateId: '1-CLB' }],
  ['a small vessel', { Vessel: { ...form.Vessel, GrossTonnage: '480.0' } }],
  ['four owners', { Vessel: { ...form.Vessel, Owners: { Owner: [1, 2, 3, 4] } } }],
] as const)
  test(`an order with ${what} is not accepted`, async () => {
    await withSdir(async (sdir) => {
      const answer = await order(sdir, change);
      expect(answer['orderId']).toBeNull();
      expect(answer['status']).not.toBe('Order Accepted');
    });
  });

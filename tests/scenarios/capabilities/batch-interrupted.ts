import { registerBatchScenario, type BatchSubject, type BatchWork } from './batch-scenario.ts';

const size = 5;

/** Batches that are cut short: by their client, or by the store behind the service. */
export function registerInterrupted(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  const { kind } = subject.operation;
  registerBatchScenario(subject, {
    says: 'stores nothing where the client hangs up in the middle of the body',
    requirements: [requirements['client-hangs-up']],
    body: async (work) => {
      const items = await work.items(size);
      const before = await work.state.read();
      const exchange = await work.sendBad(items, { hangUp: 'mid-body' });
      await work.verifyUnchanged(before, { exchange });
    },
  });
  registerBatchScenario(subject, {
    says: 'stores all or nothing where the client hangs up before the answer',
    requirements: [requirements['client-leaves-early']],
    needs: { control: true },
    body: leavesEarly,
  });
  registerBatchScenario(subject, {
    says: 'stores nothing where the store fails: at the first item, half-way, at the last',
    requirements: [requirements[kind === 'create' ? 'store-fails' : 'store-fails-at-update']],
    needs: { control: true },
    body: async (work) => {
      for (const written of [0, Math.floor(size / 2), size - 1]) await storeFails(work, written);
    },
  });
}

async function storeFails(work: BatchWork, written: number): Promise<void> {
  const order = await work.disturb().fail(written);
  const items = await work.items(size);
  const before = await work.state.read();
  const exchange = await work.send(items, { ...order, provoked: 'server-error' });
  work.tools.bench.verify(`status where the store fails behind ${written} items`, {
    actual: exchange.status,
    expected: (status: unknown): boolean => Number(status) >= 400,
    exchange,
  });
  await work.verifyUnchanged(before, { exchange });
}

/** The batch is stopped in its middle, so the client is gone before it ends. */
async function leavesEarly(work: BatchWork): Promise<void> {
  const held = await work.disturb().hold(Math.floor(size / 2));
  const items = await work.items(size);
  const before = await work.state.read();
  const exchange = await work.send(items, { ...held.request, hangUp: 'before-answer' });
  await held.reached();
  await held.release(0);
  const standing = await work.standing(items);
  if (standing === 0) await work.verifyUnchanged(before, { exchange });
  else
    work.tools.bench.verify('items of the batch that are stored, if any', {
      actual: standing,
      expected: items.length,
      exchange,
    });
}

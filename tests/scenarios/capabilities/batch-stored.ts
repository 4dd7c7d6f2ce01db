import { registerBatchScenario, type BatchSubject, type BatchWork } from './batch-scenario.ts';
import { listAt, valueAt, type Json } from './json-value.ts';
import { findStored } from './batch-state.ts';

/** Batches that are right: all of them is stored, nothing else, each item with an id. */
export function registerStored(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  const isCreate = subject.operation.kind === 'create';
  registerBatchScenario(subject, {
    says: isCreate ? 'stores every item of a good batch' : 'changes every item of a good batch',
    requirements: [requirements[isCreate ? 'stored-whole' : 'updated-whole']],
    body: (work) => storesAll(work, 4),
  });
  registerBatchScenario(subject, {
    says: 'takes a batch of one item',
    requirements: [requirements['one-item']],
    body: (work) => storesAll(work, 1),
  });
  registerSizes(subject);
  if (isCreate) registerAnswers(subject);
}

function registerSizes(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  const { maximum } = subject.operation;
  registerBatchScenario(subject, {
    says: 'takes no item as a batch without storing anything',
    requirements: [requirements.empty],
    body: async (work) => {
      const before = await work.state.read();
      const exchange = await work.sendBad([]);
      work.tools.bench.conform(exchange, { status: work.operation.empty });
      await work.verifyUnchanged(before, { exchange });
    },
  });
  if (maximum === undefined) return;
  registerBatchScenario(subject, {
    says: 'stores a batch of the declared maximum',
    requirements: [requirements.maximum],
    needs: { parameters: [maximum] },
    body: (work) => storesAll(work, maximumOf(work, maximum)),
  });
  registerBatchScenario(subject, {
    says: 'refuses a batch of one more than the maximum',
    requirements: [requirements['over-maximum']],
    needs: { parameters: [maximum] },
    body: async (work) => {
      const items = await work.items(maximumOf(work, maximum) + 1);
      const before = await work.state.read();
      const exchange = await work.sendBad(items);
      work.tools.bench.conform(exchange, { status: work.operation.refusal });
      await work.verifyUnchanged(before, { exchange });
    },
  });
}

function registerAnswers(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  registerBatchScenario(subject, {
    says: 'gives every item an id of its own',
    requirements: [requirements['distinct-ids']],
    body: async (work) => {
      const { id } = work.operation.readBack;
      const ids = (await work.stored(5)).map((item) => valueAt(item, id));
      work.tools.bench.verify('different ids', { actual: new Set(ids).size, expected: 5 });
    },
  });
  registerBatchScenario(subject, {
    says: 'answers the items in their order, where it answers a list',
    requirements: [requirements['answers-in-order']],
    body: async (work) => {
      const items = await work.items(5);
      const exchange = await work.send(items);
      const answered = listAt(exchange.json(), work.operation.readBack.answered ?? '/none');
      if (answered.length === 0) return work.tools.bench.note('a list', 'no list', exchange);
      const order = answered.map((one) =>
        items.findIndex((item) => findStored(work.operation, item, [one as Json]) !== undefined),
      );
      work.tools.bench.verify('places of the answered items', {
        actual: order,
        expected: [0, 1, 2, 3, 4],
        exchange,
      });
    },
  });
}

async function storesAll(work: BatchWork, count: number): Promise<void> {
  const items = await work.items(count);
  const before = await work.state.list(work.operation.readBack.list);
  const exchange = await work.send(items);
  if (!work.tools.bench.conform(exchange, { status: work.operation.success })) return;
  await work.verifyWhole(items, { exchange });
  const after = await work.state.list(work.operation.readBack.list);
  work.tools.bench.verify('items in the list', {
    actual: after.length - before.length,
    expected: work.operation.kind === 'create' ? count : 0,
    exchange,
  });
  await readsEach(work, items, after);
}

/** Each item is read by its id, where there is such an operation, as the list shows it. */
async function readsEach(
  work: BatchWork,
  items: readonly Json[],
  listed: readonly Json[],
): Promise<void> {
  const { read, parameter, id } = work.operation.readBack;
  if (read === undefined || parameter === undefined) return;
  for (const item of items) {
    const stored = findStored(work.operation, item, listed);
    if (stored === undefined) continue; // `verifyWhole` has told
    const exchange = await work.tools.send(read, { path: { [parameter]: idOf(stored, id) } });
    const shown = (exchange.json() ?? {}) as Json;
    const isSame = findStored(work.operation, stored, [shown]) !== undefined;
    work.tools.bench.verify('the item read by its id', {
      actual: isSame && idOf(shown, id) === idOf(stored, id) ? 'the same' : 'another',
      expected: 'the same',
      exchange,
    });
  }
}

function idOf(item: Json, id: string): string {
  return String(valueAt(item, id));
}

function maximumOf({ tools }: BatchWork, parameter: string): number {
  const value = Number(tools.bench.session.target.parameters[parameter]);
  return Number.isInteger(value) && value > 0
    ? value
    : tools.bench.untested(`${parameter} of the target is no number of items`);
}

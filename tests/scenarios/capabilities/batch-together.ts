import type { LiveExchange } from '#environments';
import { registerBatchScenario, type BatchSubject, type BatchWork } from './batch-scenario.ts';
import type { Held } from './batch-hooks.ts';
import { countStored } from './batch-state.ts';
import type { Json } from './json-value.ts';

const size = 5;
const half = 2;

/** Batches beside other calls: another batch, a reader. */
export function registerTogether(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  registerBatchScenario(subject, {
    says: 'stores each of two batches at once whole, or refuses it whole',
    requirements: [requirements.overlapping],
    body: async (work) => {
      const batches = [await work.items(size), await work.items(size)];
      const sent = await Promise.all(batches.map((items) => work.send(items)));
      await judgeEach(work, batches, sent);
    },
  });
  registerBatchScenario(subject, {
    says: 'stores a batch whole that another one overlaps in its middle',
    requirements: [requirements.overlapping],
    needs: { control: true },
    body: (work) => overlap(work, (items) => items),
  });
  registerBatchScenario(subject, {
    says: 'stores a batch whole that overlaps one which is refused',
    requirements: [requirements.overlapping],
    needs: { control: true },
    body: (work) => overlap(work, (items) => items, spoilLast),
  });
  if (subject.operation.kind === 'create')
    registerBatchScenario(subject, {
      says: 'stores a batch whole where one that overlaps repeats its item and is refused',
      requirements: [requirements['overlap-refused']],
      needs: { control: true },
      body: (work) => overlap(work, (items, other) => [...items.slice(1), other[0] ?? {}]),
    });
  registerReaders(subject);
}

function registerReaders(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  registerBatchScenario(subject, {
    says: 'shows a reader all of a batch or nothing while it is stored',
    requirements: [requirements['reader-sees-whole']],
    needs: { control: true },
    body: readDuring,
  });
  registerBatchScenario(subject, {
    says: 'shows a reader who asks until it is answered all of a batch or nothing',
    requirements: [requirements['reader-sees-whole']],
    body: pollDuring,
  });
}

/** The first batch stops in its middle until the second has asked for the store. */
async function overlap(
  work: BatchWork,
  change: (items: readonly Json[], other: readonly Json[]) => readonly Json[],
  spoil: (work: BatchWork, items: readonly Json[]) => readonly Json[] = (_work, items) => items,
): Promise<void> {
  const held = await work.disturb().hold(half);
  const first = spoil(work, await work.items(size));
  const second = change(await work.items(size), first);
  const firstSent = work.sendBad(first, held.request);
  await stopped(held, firstSent);
  await held.release(1);
  const sent = await Promise.all([firstSent, work.sendBad(second)]);
  await judgeEach(work, [first, second], sent);
}

/** The last item fails when the others are written. */
function spoilLast(work: BatchWork, items: readonly Json[]): readonly Json[] {
  const { service, kind } = work.operation;
  const [item = {}] = items.slice(-1);
  const bad = work.tools.spoil({ service, kind, cause: 'unknown-code', item, stored: {} });
  return [...items.slice(0, -1), bad ?? work.tools.bench.untested('no item that fails')];
}

/** A batch that is answered before it stops has not been held: it is judged all the same. */
function stopped(held: Held, sent: Promise<LiveExchange>): Promise<unknown> {
  return Promise.race([held.reached(), sent]);
}

async function judgeEach(
  work: BatchWork,
  batches: readonly (readonly Json[])[],
  sent: readonly LiveExchange[],
): Promise<void> {
  const { success, refusal } = work.operation;
  const listed = await work.state.list(work.operation.readBack.list);
  for (const [place, exchange] of sent.entries()) {
    const items = (batches[place] ?? []).filter((item) => !isShared(item, batches));
    work.tools.bench.conform(exchange, { status: [...success, ...refusal] });
    work.tools.bench.verify(`items of batch ${place + 1} that are stored`, {
      actual: countStored(work.operation, items, listed),
      expected: success.includes(exchange.status) ? items.length : 0,
      exchange,
    });
  }
}

function isShared(item: Json, batches: readonly (readonly Json[])[]): boolean {
  return batches.filter((items) => items.includes(item)).length > 1;
}

const readers = 3;
const mostPolls = 50;

/** Readers ask while the batch is stopped; it goes on when they have. */
async function readDuring(work: BatchWork): Promise<void> {
  const held = await work.disturb().hold(half);
  const items = await work.items(size);
  const sent = work.send(items, held.request);
  await stopped(held, sent);
  await held.release(readers);
  const { list } = work.operation.readBack;
  const seen = await Promise.all(Array.from({ length: readers }, () => work.tools.send(list)));
  for (const exchange of seen) judgeSeen(work, items, exchange);
  judgeSeen(work, items, await work.tools.send(list));
  work.tools.bench.conform(await sent, { status: work.operation.success });
}

/** Where nothing can be stopped: one reader asks again and again until the batch is answered, and once more. */
async function pollDuring(work: BatchWork): Promise<void> {
  const items = await work.items(size);
  const answered = { isTrue: false };
  const sent = work.send(items).finally(() => (answered.isTrue = true));
  const { list } = work.operation.readBack;
  for (let asked = 0; asked < mostPolls && !answered.isTrue; asked += 1)
    judgeSeen(work, items, await work.tools.send(list));
  work.tools.bench.conform(await sent, { status: work.operation.success });
  judgeSeen(work, items, await work.tools.send(list));
}

function judgeSeen(work: BatchWork, items: readonly Json[], exchange: LiveExchange): void {
  if (!work.tools.bench.conform(exchange, { status: 200 })) return;
  const listed = work.state.inOrder(work.operation.readBack.list, exchange.json());
  work.tools.bench.verify('items of the batch that a reader sees', {
    actual: countStored(work.operation, items, listed),
    expected: allOrNothing(items.length),
    exchange,
  });
}

function allOrNothing(all: number): (count: unknown) => boolean {
  const holds = (count: unknown): boolean => count === 0 || count === all;
  Object.defineProperty(holds, 'name', { value: `0 or ${all}` });
  return holds;
}

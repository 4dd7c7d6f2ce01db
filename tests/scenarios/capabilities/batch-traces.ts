import type { LiveExchange } from '#environments';
import { registerBatchScenario, type BatchSubject, type BatchWork } from './batch-scenario.ts';
import { spoiledBatch } from './batch-refused.ts';
import { changeBetween, unchanged } from './batch-state.ts';
import { canonical, valueAt, type Json } from './json-value.ts';

const aDayMs = 24 * 3_600_000;
const middle = 2;

/** What a refused batch may leave elsewhere: a ghost, something later, something beside. */
export function registerTraces(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  if (subject.operation.kind === 'create')
    registerBatchScenario(subject, {
      says: 'takes the good items of a batch that it refused before',
      requirements: [requirements['no-ghost']],
      body: takesGoodOnes,
    });
  registerBatchScenario(subject, {
    says: 'lets nothing of a refused batch appear a day later',
    requirements: [requirements['never-later']],
    needs: { control: true },
    body: async (work) => {
      const later = await work.disturb().later(aDayMs);
      const { exchange } = await spoiledBatch(work, [[middle, 'unknown-code']]);
      work.tools.bench.verify('what is seen a day later, against what is seen now', {
        actual: changeBetween(await work.state.read(), await work.state.read(later)),
        expected: unchanged,
        exchange,
      });
    },
  });
  registerBatchScenario(subject, {
    says: 'shows nothing of a refused batch by id, by version or by service',
    requirements: [requirements['nowhere-else']],
    body: async (work) => {
      const { before, exchange } = await spoiledBatch(work, [[middle, 'schema']]);
      await work.verifyUnchanged(before, { exchange });
      await readsNoneOf(work, exchange);
    },
  });
  registerBatchScenario(subject, {
    says: 'leaves what stood before a refused batch as it was',
    requirements: [requirements['rest-untouched']],
    body: leavesTheRest,
  });
}

async function takesGoodOnes(work: BatchWork): Promise<void> {
  const { items } = await spoiledBatch(work, [[middle, 'unknown-code']]);
  const good = items.filter((_, place) => place !== middle);
  const exchange = await work.send(good);
  if (work.tools.bench.conform(exchange, { status: work.operation.success }))
    await work.verifyWhole(good, { exchange });
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/** Ids that the refusal tells of are none of anything. */
async function readsNoneOf(work: BatchWork, exchange: LiveExchange): Promise<void> {
  const { read, parameter } = work.operation.readBack;
  if (read === undefined || parameter === undefined || work.operation.kind === 'update') return;
  for (const uid of new Set(exchange.text().match(uuid) ?? [])) {
    const answer = await work.tools.send(read, { path: { [parameter]: uid } });
    work.tools.bench.verify(`the id ${uid} of the refusal`, {
      actual: answer.status,
      expected: (status: unknown): boolean => status !== 200,
      exchange: answer,
    });
  }
}

async function leavesTheRest(work: BatchWork): Promise<void> {
  const stood = await work.stored(2);
  const earlier = await readOne(work, stood[0] ?? {});
  const { exchange } = await spoiledBatch(work, [[middle, 'schema']]);
  const { list, id } = work.operation.readBack;
  const listed = await work.state.list(list);
  work.tools.bench.verify('items that stood before and are as they were', {
    actual: stood.filter((item) => isAmong(item, listed, id)).length,
    expected: stood.length,
    exchange,
  });
  const now = await readOne(work, stood[0] ?? {});
  if (earlier === undefined || now === undefined) return;
  work.tools.bench.verify('one of them, read by its id', {
    actual: isAmong((earlier.json() ?? {}) as Json, [now.json() as Json], id)
      ? 'as it was'
      : 'another',
    expected: 'as it was',
    exchange: now,
  });
}

/** The item by its id; undefined where no operation reads one. */
async function readOne(work: BatchWork, item: Json): Promise<LiveExchange | undefined> {
  const { id, read, parameter } = work.operation.readBack;
  if (read === undefined || parameter === undefined) return undefined;
  return work.tools.send(read, { path: { [parameter]: String(valueAt(item, id)) } });
}

function isAmong(item: Json, listed: readonly Json[], id: string): boolean {
  const found = listed.find((one) => valueAt(one, id) === valueAt(item, id));
  return found !== undefined && canonical(found) === canonical(item);
}

import { batchCauses, batchPositions, type BatchCause, type BatchPosition } from '#specs';
import type { LiveExchange } from '#environments';
import { registerBatchScenario, type BatchSubject, type BatchWork } from './batch-scenario.ts';
import type { State } from './batch-state.ts';
import type { Json } from './json-value.ts';

/** Batches with an item that fails, by cause and position: nothing of them is stored. */
export function registerRefused(subject: BatchSubject): void {
  const { batch, operation } = subject;
  for (const cause of batchCauses) {
    const rules = batch.refusals[operation.kind]?.[cause];
    if (operation.causes[cause] === undefined || rules === undefined) continue;
    registerBatchScenario(subject, {
      says: `keeps nothing where an item fails (${cause}): first, middle, last`,
      requirements: batchPositions.map((position) => rules[position]),
      body: async (work) => {
        for (const position of batchPositions)
          await judgePosition(work, { cause, position, requirement: rules[position] ?? '' });
      },
    });
  }
  registerTwoBad(subject);
  registerSameTwice(subject);
}

interface Failing {
  readonly cause: BatchCause;
  readonly position: BatchPosition;
  readonly requirement: string;
}

const size = 5;
const placeOf: Readonly<Record<BatchPosition, number>> = {
  first: 0,
  middle: Math.floor(size / 2),
  last: size - 1,
};

async function judgePosition(work: BatchWork, failing: Failing): Promise<void> {
  const { cause, position, requirement } = failing;
  const sent = await spoiledBatch(work, [[placeOf[position], cause]]);
  const statuses = work.operation.causes[cause] ?? [];
  work.tools.bench.conform(sent.exchange, { status: statuses }, requirement);
  await judgeWholeOrNothing(work, { ...sent, requirement });
}

/** A batch with items that fail, what stood before it, and what it was answered. */
export interface SpoiledBatch {
  readonly items: readonly Json[];
  readonly before: State;
  readonly exchange: LiveExchange;
}

/** Sends a batch whose items at these places are spoiled; what stands before it belongs to the scenario too. */
export async function spoiledBatch(
  work: BatchWork,
  bad: readonly (readonly [place: number, cause: BatchCause])[],
): Promise<SpoiledBatch> {
  const [stored] = await work.stored(1);
  const good = await work.items(size);
  const items = bad.reduce((items, [place, cause]) => {
    const item = items[place] ?? {};
    const { service, kind } = work.operation;
    const spoiled = work.tools.spoil({ service, kind, cause, item, stored: stored ?? {} });
    if (spoiled === undefined) return work.tools.bench.untested(`no item that fails by ${cause}`);
    return items.with(place, spoiled);
  }, good);
  const before = await work.state.read();
  return { items, before, exchange: await work.sendBad(items) };
}

/** A refusal keeps nothing; where a service takes such an item it takes all of the batch. */
async function judgeWholeOrNothing(
  work: BatchWork,
  { items, before, exchange, requirement }: SpoiledBatch & { readonly requirement?: string },
): Promise<void> {
  const on = { exchange, ...(requirement === undefined ? {} : { requirement }) };
  if (exchange.status >= 200 && exchange.status < 300) await work.verifyWhole(items, on);
  else await work.verifyUnchanged(before, on);
}

function registerTwoBad(subject: BatchSubject): void {
  const rule = subject.operation.kind === 'create' ? 'two-bad-items' : 'two-bad-updates';
  registerBatchScenario(subject, {
    says: 'keeps nothing where two items fail',
    requirements: [subject.batch.requirements[rule]],
    body: async (work) => {
      const sent = await spoiledBatch(work, [
        [placeOf.first + 1, 'schema'],
        [placeOf.last - 1, 'unknown-code'],
      ]);
      work.tools.bench.conform(sent.exchange, { status: work.operation.refusal });
      await work.verifyUnchanged(sent.before, sent);
    },
  });
}

function registerSameTwice(subject: BatchSubject): void {
  registerBatchScenario(subject, {
    says: 'takes or refuses as a whole what holds the same item twice',
    requirements: [subject.batch.requirements['same-item-twice']],
    body: async (work) => {
      const [one = {}, other = {}] = await work.items(2);
      const before = await work.state.read();
      const exchange = await work.sendBad([one, other, one]);
      const { success, refusal } = work.operation;
      work.tools.bench.conform(exchange, { status: [...success, ...refusal] });
      await judgeWholeOrNothing(work, { items: [one, other], before, exchange });
    },
  });
}

import { gatewayFailure } from '../../sdir/gateway/bodies.ts';
import { json } from '../../sdir/services/replies.ts';
import type { BatchFacts } from '../../sdir/rules/batch.ts';
import type { Database } from '../../sdir/store/database.ts';
import type { SdirFault } from './fault.ts';
import { own } from './means.ts';

const oneUid = '1bd956a7-26a4-41f7-822b-c37d2f032d4f';
const isShort = ({ count }: BatchFacts): boolean => count > 1;

/** Batches that lose something, meet one another, or tell wrong things. */
export const batchFaults: readonly SdirFault[] = [
  {
    id: 'sdir-batch-loses-last',
    breaks: 'A batch stores all but its last item, and answers 201.',
    aimedAt: 'SDIR-BATCH-001',
    rules: {
      keeps: (facts, failures) =>
        failures.length === 0 && facts.kind === 'create' && isShort(facts)
          ? (index) => index < facts.count - 1
          : own.keeps(facts, failures),
    },
  },
  {
    id: 'sdir-batch-stores-nothing',
    breaks: 'A batch of seagoing service answers 201 and stores nothing.',
    aimedAt: 'SDIR-BATCH-001',
    rules: {
      keeps: (facts, failures) =>
        facts.service === 'seagoing' ? 'none' : own.keeps(facts, failures),
    },
  },
  {
    id: 'sdir-batch-of-one-lost',
    breaks: 'A batch of one item stores nothing, and answers 201.',
    aimedAt: 'SDIR-BATCH-002',
    rules: {
      keeps: (facts, failures) => (facts.count === 1 ? 'none' : own.keeps(facts, failures)),
    },
  },
  {
    id: 'sdir-batch-of-one-refused',
    breaks: 'A batch of one item is refused.',
    aimedAt: 'SDIR-BATCH-002',
    replies: {
      routes: ['createCourses'],
      when: (reply) => reply.status === 201 && isListOfOne(reply.body),
      change: () => json(422, [{ message: 'Use the single operation.' }]),
    },
  },
  {
    id: 'sdir-batch-empty-crashes',
    breaks: 'An empty batch is answered 500.',
    aimedAt: 'SDIR-BATCH-004',
    rules: { refusesEmpty: gatewayFailure },
  },
  {
    id: 'sdir-batch-maximum-refused',
    breaks: 'A batch of the maximum is refused.',
    aimedAt: 'SDIR-BATCH-005',
    rules: { largestBatch: () => own.largestBatch() - 1 },
  },
  {
    id: 'sdir-batch-beyond-maximum-taken',
    breaks: 'A batch of more than the maximum is taken.',
    aimedAt: 'SDIR-BATCH-006',
    rules: { largestBatch: () => own.largestBatch() + 1 },
  },
  {
    id: 'sdir-batches-join',
    breaks: 'A batch that overlaps another writes into its transaction.',
    aimedAt: 'SDIR-BATCH-011',
    rules: { writersWait: ({ service }) => service !== 'competence' },
  },
  {
    id: 'sdir-batches-join-refused',
    breaks: 'A refused batch that overlaps another is committed with it.',
    aimedAt: 'SDIR-BATCH-021',
    rules: { writersWait: () => false },
  },
  {
    id: 'sdir-reader-sees-part',
    breaks: 'A reader sees what a batch has written so far.',
    aimedAt: 'SDIR-BATCH-012',
    rules: { readersWait: () => false },
  },
  {
    id: 'sdir-refused-batch-removes-rest',
    breaks: 'A refused batch removes what its caller had reported before.',
    aimedAt: 'SDIR-BATCH-016',
    rules: {
      endsBatch: (database, { isStored, organisation, service }) => {
        if (!isStored) removeAll(database, organisation, service);
      },
    },
  },
  {
    id: 'sdir-refused-batch-touches-rest',
    breaks: 'A refused batch changes what its caller had reported before.',
    aimedAt: 'SDIR-BATCH-016',
    rules: {
      endsBatch: (database, { isStored, organisation }) => {
        if (!isStored) touchAll(database, organisation);
      },
    },
  },
  {
    id: 'sdir-failure-without-place',
    breaks: 'A refusal does not tell which item failed.',
    aimedAt: 'SDIR-BATCH-017',
    rules: {
      tellsFailures: (failures) =>
        json(
          422,
          failures.map(({ message }) => ({ message })),
        ),
    },
  },
  {
    id: 'sdir-failure-counts-from-one',
    breaks: 'A refusal counts items from one.',
    aimedAt: 'SDIR-BATCH-017',
    rules: {
      tellsFailures: (failures) =>
        own.tellsFailures(failures.map((one) => ({ ...one, index: one.index + 1 }))),
    },
  },
  {
    id: 'sdir-failure-first-only',
    breaks: 'A refusal tells the first of two bad items.',
    aimedAt: 'SDIR-BATCH-018',
    rules: { tellsFailures: (failures) => own.tellsFailures(failures.slice(0, 1)) },
  },
  {
    id: 'sdir-batch-answers-reversed',
    breaks: 'A batch is answered in another order than it was sent.',
    aimedAt: 'SDIR-BATCH-019',
    rules: { tellsStored: (items) => items.toReversed() },
  },
  {
    id: 'sdir-batch-shares-id',
    breaks: 'All items of a batch show one id.',
    aimedAt: 'SDIR-BATCH-020',
    rules: {
      showsReport: (item, version, rules) => ({
        ...own.showsReport(item, version, rules),
        uid: oneUid,
      }),
    },
  },
  {
    id: 'sdir-updates-lose-last',
    breaks: 'A batch of updates changes all but the last, and answers 200.',
    aimedAt: 'SDIR-BATCH-136',
    rules: {
      keeps: (facts, failures) =>
        failures.length === 0 && facts.kind === 'update' && isShort(facts)
          ? (index) => index < facts.count - 1
          : own.keeps(facts, failures),
    },
  },
  {
    id: 'sdir-prevalidation-blind',
    breaks: 'A prevalidation takes what the batch refuses.',
    aimedAt: 'SDIR-BATCH-023',
    rules: { prevalidates: () => [] },
  },
];

function isListOfOne(body: Buffer | undefined): boolean {
  const value: unknown = JSON.parse(body?.toString('utf8') ?? 'null');
  return Array.isArray(value) && value.length === 1;
}

function removeAll(database: Database, organisation: string, service: string): void {
  database.run('DELETE FROM items WHERE organisation = ? AND service = ?', [organisation, service]);
}

function touchAll(database: Database, organisation: string): void {
  const content = "json_set(content, '$.code', 'MV')";
  database.run(`UPDATE items SET content = ${content} WHERE organisation = ?`, [organisation]);
}

import type { Reply } from '../../server/message.ts';
import type { Database } from '../store/database.ts';
import type { ReportService } from '../gateway/places.ts';
import type { ReportProblem } from '../services/read-report.ts';
import { json, problem } from '../services/replies.ts';

/** Why an item of a batch fails. */
export type BatchCause =
  'schema' | 'unknown-code' | 'duplicate' | 'conflict' | 'unauthorised' | 'unknown-item';

/** An item that failed: where, why, and what is told of it. */
export interface ItemFailure extends ReportProblem {
  readonly index: number;
  readonly cause: BatchCause;
}

/** A batch as far as its end is decided by it. */
export interface BatchFacts {
  readonly kind: 'create' | 'update';
  readonly service: ReportService;
  readonly version: string;
  readonly count: number;
}

/** A batch that has ended, and whose it was. */
export interface EndedBatch extends BatchFacts {
  readonly organisation: string;
  /** The batch's own mark on what it wrote. */
  readonly batch: string;
  readonly isStored: boolean;
}

/** What of a batch stays: all, nothing, or some of its items by their place. */
export type Kept = 'all' | 'none' | ((index: number) => boolean);

/** Decisions about batches: all or nothing (reference sdir 4.2). */
export const batchRules = {
  /** The most items that a batch may have. */
  largestBatch: (): number => 25,
  /** What is answered to more. */
  refusesLarge: (most: number): Reply => problem(400, `A batch holds at most ${most} items.`),
  /** What of a batch that is too large is stored nevertheless. */
  keepsOfLarge: (_count: number): number => 0,
  /** What is answered to an empty batch; undefined: it is taken. */
  refusesEmpty: (): Reply | undefined => problem(400, 'A batch holds at least one item.'),
  /** What of a batch stays when all of its items have been tried. */
  keeps: (_batch: BatchFacts, failures: readonly ItemFailure[]): Kept =>
    failures.length === 0 ? 'all' : 'none',
  /** What of a batch stays when the store failed behind so many items. */
  keepsOfFailed: (_batch: BatchFacts, _written: number): Kept => 'none',
  /** What else a batch does to the store when it has ended. */
  endsBatch: (_database: Database, _ended: EndedBatch): void => undefined,
  /** What of a batch stays when its client hung up in the middle of the body. */
  keepsOfCut: (_whole: readonly unknown[]): readonly unknown[] => [],
  /** Whether a batch goes on although its client is gone. */
  goesOnAlone: (): boolean => true,
  /** Whether a failure is one: it fails the batch. */
  counts: (_failure: ItemFailure): boolean => true,
  /** Whether whoever reads waits for a batch that is being written. */
  readersWait: (): boolean => true,
  /** Whether whoever writes waits for a batch that is being written. */
  writersWait: (_batch: BatchFacts): boolean => true,
  /** What is answered to items that failed. */
  tellsFailures: (failures: readonly ItemFailure[]): Reply =>
    json(
      422,
      failures.map(({ message, index, field }) => ({ message, index, field })),
    ),
  /** The stored items in the order in which they are told. */
  tellsStored: <T>(items: readonly T[]): readonly T[] => items,
  /** What of a prevalidation stays. */
  keepsPrevalidated: (): boolean => false,
  /** What a prevalidation finds. */
  prevalidates: (failures: readonly ItemFailure[]): readonly ItemFailure[] => failures,
};

import { randomUUID } from 'node:crypto';
import type { AdmittedCall } from '../call.ts';
import type { ReportService } from '../gateway/places.ts';
import type { BatchFacts, ItemFailure, Kept } from '../rules/batch.ts';
import type { Database } from '../store/database.ts';
import { findItem, noteOutcome, type Item } from '../store/items.ts';
import { inTransaction } from '../store/store.ts';
import { writeItem, type Writing } from './write-item.ts';

/** A batch that is to be written. */
export interface BatchWork {
  readonly service: ReportService;
  readonly version: string;
  readonly kind: 'create' | 'update';
  readonly items: readonly unknown[];
  /** Nothing of it stays: it is only tried. */
  readonly isTrial?: boolean;
}

/** What became of it. */
export interface BatchResult {
  readonly failures: readonly ItemFailure[];
  /** What was written, in the order of the items. */
  readonly stored: readonly Item[];
}

/** The store failed in the middle of a batch: a scenario ordered it. */
export class StoreFailure extends Error {
  readonly written: number;

  constructor(written: number) {
    super(`The store failed behind ${written} items.`);
    this.written = written;
  }
}

/** Writes a batch in one transaction: it is committed whole or rolled back whole, as the rules decide. */
export async function runBatch(call: AdmittedCall, work: BatchWork): Promise<BatchResult> {
  const store = await call.state.store();
  const write = (database: Database): Promise<BatchResult> => writeBatch(call, work, database);
  const waits = call.state.rules.writersWait(factsOf(work));
  return waits ? store.exclusive(write) : store.atOnce(write);
}

interface Run {
  readonly call: AdmittedCall;
  readonly work: BatchWork;
  readonly writing: Writing;
}

async function writeBatch(
  call: AdmittedCall,
  work: BatchWork,
  database: Database,
): Promise<BatchResult> {
  const { service, version, kind } = work;
  const run = {
    call,
    work,
    writing: { call, database, service, version, kind, batch: randomUUID() },
  };
  try {
    const tried = await inTransaction(
      database,
      () => tryAll(run),
      ({ failures }) => keepsAll(run, failures),
    );
    const kept =
      work.isTrial === true ? 'all' : call.state.rules.keeps(factsOf(work), tried.failures);
    if (typeof kept === 'function') await keepSome(run, kept);
    finish(run, tried.failures.length === 0);
    return tried;
  } catch (error) {
    if (error instanceof StoreFailure) await afterFailure(run, error);
    throw error;
  }
}

function finish({ call, work, writing }: Run, isStored: boolean): void {
  const { database, batch } = writing;
  noteOutcome(database, batch, isStored ? 'stored' : 'refused');
  const { organisation } = call;
  call.state.rules.endsBatch(database, { ...factsOf(work), organisation, batch, isStored });
}

function keepsAll({ call, work }: Run, failures: readonly ItemFailure[]): boolean {
  const { rules } = call.state;
  if (work.isTrial === true) return rules.keepsPrevalidated();
  return rules.keeps(factsOf(work), failures) === 'all';
}

function factsOf({ kind, service, version, items }: BatchWork): BatchFacts {
  return { kind, service, version, count: items.length };
}

async function tryAll(run: Run): Promise<BatchResult> {
  const { call, work, writing } = run;
  const { rules } = call.state;
  const failures: ItemFailure[] = [];
  const uids: string[] = [];
  for (const [index, item] of work.items.entries()) {
    await disturb(call, index);
    if (isAlone(call) && !rules.goesOnAlone()) break;
    const written = writeItem(writing, item, index);
    if ('uid' in written) uids.push(written.uid);
    else if (rules.counts(written.failure)) failures.push(written.failure);
  }
  const stored = uids.flatMap((uid) => findItem(writing.database, uid) ?? []);
  return { failures, stored };
}

/** What a scenario has ordered to happen before that item. Throws `StoreFailure`. */
async function disturb({ order }: AdmittedCall, index: number): Promise<void> {
  if (order?.holdAfter === index) await order.hold.wait();
  if (order?.failAfter === index) throw new StoreFailure(index);
}

function isAlone({ request }: AdmittedCall): boolean {
  return request.isGone?.() === true;
}

/** Some items stay though the rest is rolled back: only a fault asks for that. */
async function keepSome({ work, writing }: Run, kept: Exclude<Kept, string>): Promise<void> {
  await inTransaction(
    writing.database,
    () => {
      for (const [index, item] of work.items.entries())
        if (kept(index)) writeItem(writing, item, index);
    },
    () => true,
  );
}

async function afterFailure(run: Run, { written }: StoreFailure): Promise<void> {
  const kept = run.call.state.rules.keepsOfFailed(factsOf(run.work), written);
  if (typeof kept === 'function') await keepSome(run, kept);
  finish(run, false);
}

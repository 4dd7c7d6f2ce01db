import type { Batch, BatchOperation } from '#specs';
import type { OperationRequest } from '../../engine/operation-request.ts';
import type { BatchTools } from './batch-hooks.ts';
import { canonical, digestOf, listAt, saysTheSame, valueAt, type Json } from './json-value.ts';

/** What the caller can read, by the operation that lists it, and one digest over all of it. */
export interface State {
  readonly digest: string;
  readonly lists: Readonly<Record<string, readonly Json[]>>;
}

/** Reads and compares the state of the one caller. */
export class StateReader {
  private readonly batch: Batch;
  private readonly tools: BatchTools;

  constructor(batch: Batch, tools: BatchTools) {
    this.batch = batch;
    this.tools = tools;
  }

  /** Everything that the caller can read; inconclusive where a list does not answer. */
  async read(request: OperationRequest = {}): Promise<State> {
    const lists: Record<string, readonly Json[]> = {};
    for (const operation of this.offered()) lists[operation] = await this.list(operation, request);
    return { lists, digest: digestOf(lists) };
  }

  /** What one operation lists, in one order. */
  async list(operation: string, request: OperationRequest = {}): Promise<readonly Json[]> {
    const answer = await this.tools.send(operation, request);
    if (answer.status !== 200)
      this.tools.bench.inconclusive(`${operation} answered ${answer.status}: no state to compare`);
    return this.inOrder(operation, answer.json());
  }

  /** The items of a list's answer that count, in one order. */
  inOrder(operation: string, answer: unknown): readonly Json[] {
    const of = this.batch.operations.find(({ readBack }) => readBack.list === operation);
    const items = listAt(answer, of?.readBack.items ?? '') as readonly Json[];
    const { isOwn = () => true } = this.tools;
    return items
      .filter((item) => isOwn(of?.service ?? '', item))
      .toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  }

  /** Lists of services whose features the target lacks are left out. */
  private offered(): readonly string[] {
    const { features } = this.tools.bench.session.target;
    return this.batch.state.filter((operation) => {
      const readers = this.batch.operations.filter(({ readBack }) => readBack.list === operation);
      return (
        readers.length === 0 ||
        readers.some((one) => one.features.every((name) => features.includes(name)))
      );
    });
  }
}

/** How a state differs from an earlier one, in words; `unchanged` where the digests agree. */
export function changeBetween(before: State, after: State): string {
  if (before.digest === after.digest) return unchanged;
  const rows = Object.keys(after.lists).flatMap((operation) => {
    const [was, is] = [before, after].map(({ lists }) => lists[operation] ?? []);
    return describe(operation, was ?? [], is ?? []);
  });
  return rows.join('; ');
}

/** What `changeBetween` says where nothing changed. */
export const unchanged = 'unchanged';

function describe(operation: string, was: readonly Json[], is: readonly Json[]): readonly string[] {
  const known = new Set(was.map((item) => canonical(item)));
  const left = new Set(is.map((item) => canonical(item)));
  const added = is.filter((item) => !known.has(canonical(item))).length;
  const gone = was.filter((item) => !left.has(canonical(item))).length;
  if (added + gone === 0) return [];
  return [`${operation}: ${added} new or changed, ${gone} gone or as they were no more`];
}

/** The stored item that an item has become, found by the members that name it. */
export function findStored(
  { naming }: BatchOperation,
  item: Json,
  stored: readonly Json[],
): Json | undefined {
  return stored.find((one) =>
    naming.keys.every((key) => {
      const wanted = valueAt(item, key);
      return wanted === undefined || saysTheSame(wanted, valueAt(one, key));
    }),
  );
}

/** How many of the items are stored. */
export function countStored(
  operation: BatchOperation,
  items: readonly Json[],
  stored: readonly Json[],
): number {
  return items.filter((item) => findStored(operation, item, stored) !== undefined).length;
}

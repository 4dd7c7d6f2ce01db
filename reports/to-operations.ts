import { loadContract, registeredApis, type OperationCount } from '#specs';
import type { ReportedOperation, UnaskedOperation } from './conformance.ts';

type Counts = Readonly<Record<string, number>>;

/** What all scenarios together asked of each operation, by its name. */
export function toOperations(counts: readonly OperationCount[]): readonly ReportedOperation[] {
  const rows = new Map<string, ReportedOperation>();
  for (const { statuses, actors = {}, documented = [], ...operation } of counts) {
    const key = `${operation.api} ${operation.operationId}`;
    const row = rows.get(key) ?? {
      ...operation,
      exchanges: 0,
      statuses: {},
      documented,
      actors: {},
    };
    rows.set(key, {
      ...row,
      exchanges: row.exchanges + sum(statuses),
      statuses: added(row.statuses, statuses),
      actors: { ...row.actors, ...addedActors(row.actors, actors) },
    });
  }
  return [...rows.values()].toSorted((a, b) => (a.operationId < b.operationId ? -1 : 1));
}

/** Every operation that the documents of these APIs describe. */
export async function describedOperations(
  apis: readonly string[],
): Promise<readonly UnaskedOperation[]> {
  const known = registeredApis().filter((api) => apis.includes(api));
  const contracts = (await Promise.all(known.map((api) => loadContract(api)))).flat();
  return contracts.flatMap(({ api, document, version, operations }) =>
    operations.map(({ id, method, path, responses }) => ({
      api,
      document,
      version,
      operationId: id,
      method,
      path,
      documented: responses.map(({ status }) => status),
    })),
  );
}

/** Those that no scenario asked, by name. */
export function toUnasked(
  described: readonly UnaskedOperation[],
  asked: readonly ReportedOperation[],
): readonly UnaskedOperation[] {
  const keyOf = ({ api, operationId }: UnaskedOperation): string => `${api} ${operationId}`;
  const known = new Set(asked.map(keyOf));
  return described
    .filter((one) => !known.has(keyOf(one)))
    .toSorted((a, b) => (a.operationId < b.operationId ? -1 : 1));
}

function addedActors(
  known: ReportedOperation['actors'],
  more: ReportedOperation['actors'],
): Record<string, Counts> {
  const rows = Object.entries(more).map(
    ([actor, counts]) => [actor, added(known[actor] ?? {}, counts)] as const,
  );
  return Object.fromEntries(rows);
}

function added(known: Counts, more: Counts): Counts {
  const rows = Object.entries(more).map(
    ([status, count]) => [status, (known[status] ?? 0) + count] as const,
  );
  return { ...known, ...Object.fromEntries(rows) };
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

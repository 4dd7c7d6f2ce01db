import { batchPositions, type BatchNaming } from '#specs';
import { registerBatchScenario, type BatchSubject, type BatchWork } from './batch-scenario.ts';
import { spoiledBatch, type SpoiledBatch } from './batch-refused.ts';
import { saysTheSame, valueAt, type Json } from './json-value.ts';

const places = { first: 0, middle: 2, last: 4 } as const;

/** Whether a refusal lets the caller find what failed: by place, by pointer, or by members of the item. */
export function registerNamed(subject: BatchSubject): void {
  const { requirements } = subject.batch;
  registerBatchScenario(subject, {
    says: 'says which item failed: first, middle, last',
    requirements: [requirements['names-item']],
    body: async (work) => {
      for (const position of batchPositions)
        judgeNamed(work, await spoiledBatch(work, [[places[position], 'unknown-code']]), [
          places[position],
        ]);
    },
  });
  registerBatchScenario(subject, {
    says: 'says of two items that they failed',
    requirements: [requirements['names-every-item']],
    body: async (work) =>
      judgeNamed(
        work,
        await spoiledBatch(work, [
          [1, 'schema'],
          [places.last, 'unknown-code'],
        ]),
        [1, places.last],
      ),
  });
}

function judgeNamed(
  work: BatchWork,
  { items, exchange }: SpoiledBatch,
  failed: readonly number[],
): void {
  work.tools.bench.conform(exchange, { status: work.operation.refusal });
  const named = namedPlaces(exchange.json(), items, work.operation.naming);
  work.tools.bench.verify('places of the items that the refusal names', {
    actual: named,
    expected: [...failed],
    exchange,
  });
}

/** Places of the items that a refusal names, in any of the accepted ways. */
export function namedPlaces(
  body: unknown,
  items: readonly Json[],
  naming: BatchNaming,
): readonly number[] {
  const told = elementsOf(body);
  return [...items.keys()].filter((place) =>
    told.some((element) => names(element, { place, items, naming })),
  );
}

/** A list of errors, or the one error that the body is; the keys of problem details count as elements too. */
function elementsOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  const errors = valueAt(body, '/errors');
  if (typeof errors !== 'object' || errors === null) return [body];
  return Object.keys(errors).map((key) => ({ pointer: key }));
}

interface Named {
  readonly place: number;
  readonly items: readonly Json[];
  readonly naming: BatchNaming;
}

function names(element: unknown, { place, items, naming }: Named): boolean {
  const ways = {
    index: () => ['/index', '/itemIndex', '/position'].some((at) => valueAt(element, at) === place),
    pointer: () => pointersOf(element).some((text) => placeIn(text) === place),
    key: () => repeatsKeys(element, { place, items, naming }),
  } as const;
  return naming.ways.some((way) => ways[way]());
}

function pointersOf(element: unknown): readonly string[] {
  return ['/pointer', '/path', '/field', '/source/pointer']
    .map((at) => valueAt(element, at))
    .filter((value): value is string => typeof value === 'string');
}

/** The first number of `/2/code`, `[2].code` or `$[2].code`. */
function placeIn(pointer: string): number | undefined {
  const found = /^[$#]?(?:\/(\d+)(?:\/|$)|\[(\d+)\])/.exec(pointer);
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? undefined : Number(digits);
}

/** Members that tell the item from every other of the batch. */
function repeatsKeys(element: unknown, { place, items, naming }: Named): boolean {
  return naming.keys.some((key) => {
    const own = valueAt(items[place], key);
    const isAlone = items.filter((item) => saysTheSame(valueAt(item, key), own)).length === 1;
    const last = key.slice(key.lastIndexOf('/'));
    const told = [valueAt(element, key), valueAt(element, last), valueAt(element, `/item${key}`)];
    return own !== undefined && isAlone && told.some((value) => saysTheSame(value, own));
  });
}

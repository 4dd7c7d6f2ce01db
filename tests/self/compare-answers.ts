import type { Answer } from './recording.ts';

/** How far two answers agree; `undefined` in full but for values. */
export interface Difference {
  readonly level: 'status' | 'media' | 'shape';
  readonly what: string;
}

/** The first level at which an answer differs from the recorded one; values are not compared. */
export function compareAnswers(recorded: Answer, actual: Answer): Difference | undefined {
  if (recorded.status !== actual.status) {
    return { level: 'status', what: `${recorded.status} became ${actual.status}` };
  }
  if (recorded.mediaType !== actual.mediaType) {
    return { level: 'media', what: `'${recorded.mediaType}' became '${actual.mediaType}'` };
  }
  const what = shapeDifference(recorded.body, actual.body);
  return what === undefined ? undefined : { level: 'shape', what };
}

function shapeDifference(recorded: Buffer, actual: Buffer): string | undefined {
  if ((recorded.length === 0) !== (actual.length === 0)) return 'one of the bodies is empty';
  const left = jsonOf(recorded);
  const right = jsonOf(actual);
  if (left === undefined || right === undefined) return undefined;
  return compare(left.value, right.value, '')[0];
}

function jsonOf(body: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString('utf8')) as unknown };
  } catch {
    return undefined;
  }
}

function compare(a: unknown, b: unknown, path: string): readonly string[] {
  const [left, right] = [kindOf(a), kindOf(b)];
  if (left !== right) return [`${path} is ${right}, not ${left}`];
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b, path);
  if (isRecord(a) && isRecord(b)) return compareRecords(a, b, path);
  return [];
}

function compareLists(a: readonly unknown[], b: readonly unknown[], path: string): string[] {
  const length = a.length === b.length ? [] : [`${path} has ${b.length} items, not ${a.length}`];
  const common = a.slice(0, b.length);
  return [...length, ...common.flatMap((item, i) => compare(item, b[i], `${path}/${i}`))];
}

function compareRecords(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  path: string,
): string[] {
  const missing = Object.keys(a).filter((key) => !(key in b));
  const extra = Object.keys(b).filter((key) => !(key in a));
  const common = Object.keys(a).filter((key) => key in b);
  return [
    ...missing.map((key) => `${path}/${key} is missing`),
    ...extra.map((key) => `${path}/${key} was not recorded`),
    ...common.flatMap((key) => compare(a[key], b[key], `${path}/${key}`)),
  ];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

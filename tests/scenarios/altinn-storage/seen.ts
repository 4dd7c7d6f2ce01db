import type { LiveExchange } from '#environments';

/** The value at a JSON pointer of an answer's body, or of a value; undefined where there is none. Times in UTC end in Z, however they came. */
export function at(of: unknown, pointer = ''): unknown {
  let value = isExchange(of) ? of.json() : of;
  for (const name of pointer.split('/').slice(1)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'string' ? value.replace(/(T[\d:.]+)\+00:00$/, '$1Z') : value;
}

/** The list at a JSON pointer; empty where there is none. */
export function listAt(of: unknown, pointer = ''): readonly unknown[] {
  const value = at(of, pointer);
  return Array.isArray(value) ? value : [];
}

/** The ids of the instances in a list, without their parties. */
export function guidsIn(list: LiveExchange): readonly string[] {
  return listAt(list, '/instances').map((one) => guidOf(at(one, '/id')));
}

/** Which of these instances a list holds, in its order. */
export function found(
  list: LiveExchange,
  of: readonly { readonly guid: string }[],
): readonly string[] {
  const ours = new Set(of.map(({ guid }) => guid));
  return guidsIn(list).filter((guid) => ours.has(guid));
}

/** The body as it came. */
export function bytesOf(exchange: LiveExchange): Buffer {
  return Buffer.from(exchange.response?.body ?? []);
}

/** Second half of an instance id. */
export function guidOf(id: unknown): string {
  return String(id).split('/')[1] ?? '';
}

/** A time in whole microseconds since 1970, as text: Storage writes seven digits here and six there (reference 12). */
export function microsecondsOf(time: unknown): string {
  const [, head = '', fraction = ''] = /^([^.Z]*)(?:\.(\d+))?Z$/.exec(String(time)) ?? [];
  return `${head}.${fraction.padEnd(6, '0').slice(0, 6)}`;
}

/** These members of a value as one text, those that are not there as null. */
export function membersOf(value: unknown, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => at(value, `/${name}`) ?? null));
}

/** True where a member anywhere in the value is null. */
export function hasNull(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.values(value).some((one) => hasNull(one));
}

function isExchange(of: unknown): of is LiveExchange {
  return typeof of === 'object' && of !== null && 'request' in of && 'json' in of;
}

import { createHash } from 'node:crypto';

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** The value at a JSON pointer (RFC 6901); undefined where there is none. */
export function valueAt(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1).map(unescape);
  return steps.reduce<unknown>((found, step) => memberOf(found, step), value);
}

/** The list at a JSON pointer; empty where there is none. */
export function listAt(value: unknown, pointer: string): readonly unknown[] {
  const found = valueAt(value, pointer);
  return Array.isArray(found) ? found : [];
}

/** The JSON with another value at the pointer; objects on the way are copied. */
export function withValueAt(json: Json, pointer: string, value: unknown): Json {
  const [step = '', ...rest] = pointer.split('/').slice(1).map(unescape);
  if (rest.length === 0) return { ...json, [step]: value };
  const inner = (json[step] ?? {}) as Json;
  return { ...json, [step]: withValueAt(inner, `/${rest.map(escape).join('/')}`, value) };
}

/** JSON in one form: members by name. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

/** Hex SHA-256 of JSON in one form. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** Whether two values say the same: moments are compared as such. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (canonical(a) === canonical(b)) return true;
  const [one, other] = [momentOf(a), momentOf(b)];
  return one !== undefined && one === other;
}

function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}

function memberOf(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Json)[step];
}

function unescape(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function escape(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

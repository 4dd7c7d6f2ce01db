import type { FieldKind } from './field.ts';

type Value = string | number;
type Reader = (sent: unknown) => Value | undefined;

const pattern =
  (form: RegExp): Reader =>
  (sent) =>
    typeof sent === 'string' && form.test(sent) ? sent : undefined;

const readers: Readonly<Record<FieldKind, Reader>> = {
  text: (sent) => (typeof sent === 'string' ? sent : undefined),
  person: pattern(/^\d{11}$/),
  organisation: pattern(/^\d{9}$/),
  imo: pattern(/^\d{7}$/),
  code: pattern(/^\S+$/),
  date: (sent) => (typeof sent === 'string' ? readDate(sent) : undefined),
  number: (sent) => (typeof sent === 'number' ? sent : undefined),
  json: (sent) => JSON.stringify(sent),
};

/** What is kept of a value that was sent; undefined where it is not of the kind. */
export function readValue(kind: FieldKind, sent: unknown): Value | undefined {
  return readers[kind](sent);
}

const moment =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,7})?(Z|[+-]\d{2}:\d{2}))?$/;

/** A day, or a moment with offset, as milliseconds since 1970 (reference sdir 4); undefined where the calendar has no such day. */
export function readDate(text: string): number | undefined {
  const [, year, month, day] = moment.exec(text) ?? [];
  if (year === undefined) return undefined;
  const ms = Date.parse(text);
  const isDay = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
  return Number.isNaN(ms) || !isDay ? undefined : ms;
}

/** A moment as the service writes it: offset +00:00, seconds, no fraction (reference sdir 4). */
export function writeDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

/** Whether a text is a GUID. */
export function isGuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

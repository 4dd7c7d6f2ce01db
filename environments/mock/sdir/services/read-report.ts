import { isRecord } from '../../server/narrow.ts';
import type { Content } from '../store/items.ts';
import type { Field, FieldKind } from './field.ts';

/** The decisions that reading a report needs. */
export interface ReadingRules {
  readonly demands: (field: Field) => boolean;
  readonly readsValue: (kind: FieldKind, sent: unknown) => string | number | undefined;
}

/** The decision that showing a report needs. */
export interface WritingRules {
  readonly writesDate: (ms: number) => string;
}

/** Why a report is refused: the member that is wrong, and the text that says so. */
export interface ReportProblem {
  readonly field: string;
  readonly message: string;
}

/** A report as it was understood, or everything that is wrong with it. */
export type ReportReading =
  { readonly content: Content } | { readonly problems: readonly ReportProblem[] };

/** Reads the JSON of one report by the fields of its version. */
export function readReport(
  json: unknown,
  fields: readonly Field[],
  rules: ReadingRules,
): ReportReading {
  const read = fields.map((one) => ({ one, ...readField(json, one, rules) }));
  const problems = read.flatMap(({ problem }) => problem ?? []);
  if (!isRecord(json)) return { problems: [{ field: '', message: 'The item must be an object.' }] };
  if (problems.length > 0) return { problems };
  return { content: Object.fromEntries(read.map(({ one, value }) => [one.as, value ?? null])) };
}

interface FieldReading {
  readonly value?: string | number | null;
  readonly problem?: ReportProblem;
}

function readField(json: unknown, one: Field, rules: ReadingRules): FieldReading {
  const sent = valueAt(json, one.at);
  const name = one.at.join('.');
  if (sent === undefined || sent === null) {
    if (!rules.demands(one)) return { value: null };
    return { problem: { field: name, message: `The ${name} field is required.` } };
  }
  const value = rules.readsValue(one.kind, sent);
  if (value !== undefined) return { value };
  return { problem: { field: name, message: `The ${name} field is not valid.` } };
}

function valueAt(json: unknown, at: readonly string[]): unknown {
  let value: unknown = json;
  for (const name of at) value = isRecord(value) ? value[name] : undefined;
  return value;
}

/** The JSON of a report in the shape of a version; members that stand in one object are shown together. */
export function showReport(
  content: Content,
  fields: readonly Field[],
  rules: WritingRules,
): Readonly<Record<string, unknown>> {
  const shown: Record<string, unknown> = {};
  for (const one of fields) put(shown, one.at, shownValue(content[one.as] ?? null, one, rules));
  return shown;
}

function shownValue(value: string | number | null, one: Field, rules: WritingRules): unknown {
  if (value === null) return null;
  if (one.kind === 'date') return rules.writesDate(Number(value));
  return one.kind === 'json' ? (JSON.parse(String(value)) as unknown) : value;
}

function put(into: Record<string, unknown>, at: readonly string[], value: unknown): void {
  const [name = '', ...rest] = at;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = isRecord(into[name]) ? { ...into[name] } : {};
  put(inner, rest, value);
  into[name] = inner;
}

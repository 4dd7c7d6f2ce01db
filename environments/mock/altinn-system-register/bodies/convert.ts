import { isRecord } from '../../server/narrow.ts';
import type { Kind, Model } from './model.ts';

/** A value as its model has it, or where it cannot be. */
export type Converted = { readonly value: unknown } | { readonly fault: ConversionFault };

/** Where reading stopped, `$` and a path, and why. */
export interface ConversionFault {
  readonly path: string;
  readonly message: string;
}

/** Reads a JSON value as its kind; the first place that does not fit ends it. */
export function convert(value: unknown, kind: Kind, path = '$'): Converted {
  if (kind.is in simple) return isSimple(value, kind.is) ? { value } : misfit(path, kind.is);
  if (value === null) return { value };
  if (kind.is === 'list') return toList(value, kind.of, path);
  return kind.is === 'object' ? toObject(value, kind.members, path) : toTexts(value, path);
}

// Null is no truth, and may be any other value.
const simple: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  text: (value) => value === null || typeof value === 'string',
  uri: (value) => value === null || isUri(value),
};

function isSimple(value: unknown, is: string): boolean {
  return simple[is]?.(value) === true;
}

function misfit(path: string, wanted: string): Converted {
  return { fault: { path, message: `The JSON value could not be converted to ${wanted}.` } };
}

// Relative addresses are addresses too; only a scheme without a host is none.
function isUri(value: unknown): boolean {
  return typeof value === 'string' && !/^[a-z][a-z\d+.-]*:\/*$/i.test(value);
}

function toTexts(value: unknown, path: string): Converted {
  if (!isRecord(value)) return misfit(path, 'texts by language');
  for (const [language, one] of Object.entries(value)) {
    if (one !== null && typeof one !== 'string') return misfit(`${path}.${language}`, 'text');
  }
  return { value };
}

function toList(value: unknown, kind: Kind, path: string): Converted {
  if (!Array.isArray(value)) return misfit(path, 'list');
  const items: unknown[] = [];
  for (const [at, one] of value.entries()) {
    const item = convert(one, kind, `${path}[${at}]`);
    if ('fault' in item) return item;
    items.push(item.value);
  }
  return { value: items };
}

function toObject(value: unknown, model: Model, path: string): Converted {
  if (!isRecord(value)) return misfit(path, 'object');
  const members: Record<string, unknown> = {};
  for (const [given, one] of Object.entries(value)) {
    const name = Object.keys(model).find((own) => own.toLowerCase() === given.toLowerCase());
    const member = name === undefined ? undefined : model[name];
    if (name === undefined || member === undefined) continue;
    const read = convert(one, member.kind, `${path}.${given}`);
    if ('fault' in read) return read;
    members[name] = read.value;
  }
  const missing = Object.keys(model).filter(
    (name) => model[name]?.mustStand === true && !(name in members),
  );
  return missing.length === 0 ? { value: members } : { fault: lacks(path, missing) };
}

function lacks(path: string, missing: readonly string[]): ConversionFault {
  return { path, message: `Required members are missing: '${missing.join("', '")}'.` };
}

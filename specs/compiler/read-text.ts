import type { SchemaProblem } from './contract.ts';
import { isObject, objectAt, type JsonObject } from './json-node.ts';
import { toItems, toPairs, trimStyle, type TextStyle } from './read-style.ts';
import { keywordOf, typesOf, type SchemaIn } from './schema-facts.ts';

type Raw = string | readonly string[];

/**
 * The values that a text can mean by its schema's types, likeliest first: the text conforms if one of them does.
 * Undefined where it should be JSON and is not.
 */
export function valuesOfText(
  raw: Raw,
  style: TextStyle,
  of: SchemaIn,
): readonly unknown[] | undefined {
  if (style.json) return parseJsonText(firstOf(raw));
  const types = typesOf(of);
  if (types.has('array')) return [toList(toItems(raw, style), of)];
  if (types.has('object')) return [toObject(raw, style, of)];
  if (typeof raw !== 'string' && raw.length !== 1) return [raw];
  return scalarsOf(trimStyle(firstOf(raw), style), of);
}

/** The problem of a text that should be JSON. */
export function notJson(raw: Raw): SchemaProblem {
  const actual = `string ${JSON.stringify(firstOf(raw).slice(0, 60))}`;
  return { pointer: '', keyword: 'contentMediaType', expected: 'JSON text', actual };
}

function firstOf(raw: Raw): string {
  return typeof raw === 'string' ? raw : (raw[0] ?? '');
}

function parseJsonText(text: string): readonly unknown[] | undefined {
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const BOOLEANS = new Set(['true', 'false']);
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Every reading of the text that the types leave open; the text itself where they leave none. */
function scalarsOf(text: string, of: SchemaIn): readonly unknown[] {
  const types = typesOf(of);
  const isOpen = (type: string): boolean => types.size === 0 || types.has(type);
  const readings: unknown[] = [];
  if ((isOpen('number') || isOpen('integer')) && isNumber(text, of)) readings.push(Number(text));
  if (isOpen('boolean') && BOOLEANS.has(text)) readings.push(text === 'true');
  if (types.has('null') && text === '') readings.push(null);
  return readings.length === 0 || isOpen('string') ? [...readings, text] : readings;
}

function isNumber(text: string, of: SchemaIn): boolean {
  return NUMBER.test(text) && !isBeyondInt64(text, of);
}

/** A number that a JavaScript number would round to the limit: exact only in text. */
function isBeyondInt64(text: string, of: SchemaIn): boolean {
  if (keywordOf(of, 'format') !== 'int64' || !/^-?\d+$/.test(text)) return false;
  const exact = BigInt(text);
  return exact < INT64_MIN || exact > INT64_MAX;
}

function toList(items: readonly string[], of: SchemaIn): readonly unknown[] {
  const schema = keywordOf(of, 'items');
  return items.map((item) =>
    scalarOf(item, { schema: isObject(schema) ? schema : true, defs: of.defs }),
  );
}

function toObject(raw: Raw, style: TextStyle, of: SchemaIn): JsonObject {
  const properties = objectAt({ properties: keywordOf(of, 'properties') }, 'properties');
  const additional = keywordOf(of, 'additionalProperties');
  const pairs = toPairs(raw, style).map(([name, text]): [string, unknown] => {
    const schema = properties[name] ?? additional;
    return [name, scalarOf(text, { schema: isObject(schema) ? schema : true, defs: of.defs })];
  });
  return Object.fromEntries(pairs);
}

/** Inside lists and objects a text without a type stays text. */
function scalarOf(text: string, of: SchemaIn): unknown {
  return typesOf(of).size === 0 ? text : scalarsOf(text, of)[0];
}

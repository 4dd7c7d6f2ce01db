import type { SchemaProblem } from './contract.ts';
import type { JsonSchema } from './convert-schema.ts';
import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';

type Definitions = Readonly<Record<string, JsonSchema>>;

/** How a parameter is written in text. */
export interface TextStyle {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  /** True where the text is JSON. */
  readonly json: boolean;
}

/** The types that a schema leaves possible; empty where it says nothing. */
export function typesOf(schema: unknown, defs: Definitions, depth = 0): ReadonlySet<string> {
  if (!isObject(schema) || depth > 12) return new Set();
  const own = schema['type'];
  if (typeof own === 'string') return new Set([own]);
  if (Array.isArray(own)) return new Set(own.map(String));
  const parts = [
    referenced(schema, defs),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => listAt(schema, key)),
    schema['then'],
  ];
  const found = parts.flatMap((part) => [...typesOf(part, defs, depth + 1)]);
  const isOrNull = schema['if'] !== undefined && found.length > 0;
  return new Set(isOrNull ? [...found, 'null'] : found);
}

/**
 * The values that a parameter's text can mean by its schema's types, likeliest first: the text conforms if one of them does.
 * Undefined where it should be JSON and is not.
 */
export function valuesOfText(
  raw: string | readonly string[],
  style: TextStyle,
  schema: JsonSchema,
  defs: Definitions,
): readonly unknown[] | undefined {
  if (style.json) return parseJsonText(typeof raw === 'string' ? raw : (raw[0] ?? ''));
  const types = typesOf(schema, defs);
  if (types.has('array'))
    return [toItems(raw, style).map((item) => scalarOf(item, itemSchema(schema, defs), defs))];
  if (types.has('object')) return [toObject(raw, style, { schema, defs })];
  if (typeof raw !== 'string' && raw.length !== 1) return [raw];
  return scalarsOf(trimStyle(typeof raw === 'string' ? raw : (raw[0] ?? ''), style), types);
}

/** The problem of a JSON parameter that is none. */
export function notJson(raw: string): SchemaProblem {
  return {
    pointer: '',
    keyword: 'contentMediaType',
    expected: 'JSON text',
    actual: `string ${JSON.stringify(raw.slice(0, 60))}`,
  };
}

function parseJsonText(text: string): readonly unknown[] | undefined {
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Every reading of the text that the types leave open. */
function scalarsOf(text: string, types: ReadonlySet<string>): readonly unknown[] {
  const free = types.size === 0;
  const values: unknown[] = [];
  if (
    (free || types.has('number') || types.has('integer')) &&
    NUMBER.test(text) &&
    !isBeyondInt64(text)
  )
    values.push(Number(text));
  if ((free || types.has('boolean')) && (text === 'true' || text === 'false'))
    values.push(text === 'true');
  if (types.has('null') && text === '') values.push(null);
  if (free || types.has('string') || values.length === 0) values.push(text);
  return values;
}

/** A whole number that JavaScript would round into range: exact only in text. */
function isBeyondInt64(text: string): boolean {
  if (!/^-?\d{16,}$/.test(text)) return false;
  const exact = BigInt(text);
  const nearLimit = exact > INT64_MAX ? exact - INT64_MAX : INT64_MIN - exact;
  return nearLimit > 0n && nearLimit < 4096n;
}

function scalarOf(text: string, schema: unknown, defs: Definitions): unknown {
  return scalarsOf(text, typesOf(schema, defs))[0];
}

function itemSchema(schema: unknown, defs: Definitions): unknown {
  return keywordOf(schema, 'items', defs);
}

/** A keyword of the schema itself, or of what it refers to or is composed of. */
function keywordOf(schema: unknown, keyword: string, defs: Definitions, depth = 0): unknown {
  if (!isObject(schema) || depth > 12) return undefined;
  if (schema[keyword] !== undefined) return schema[keyword];
  const parts = [
    referenced(schema, defs),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => listAt(schema, key)),
    schema['then'],
  ];
  for (const part of parts) {
    const found = keywordOf(part, keyword, defs, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function referenced(schema: JsonObject, defs: Definitions): unknown {
  const reference = textAt(schema, '$ref');
  return reference === undefined ? undefined : defs[reference.slice('#/$defs/'.length)];
}

const SEPARATORS: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20| |\+/,
  pipeDelimited: /\||%7C/i,
};

function toItems(raw: string | readonly string[], style: TextStyle): readonly string[] {
  if (typeof raw !== 'string')
    return raw.length === 1 && !style.explode ? toItems(raw[0] ?? '', style) : raw;
  const text = trimStyle(raw, style);
  // One exploded `a=1` in a query is a list of one; a path or header has no way to repeat itself.
  if (style.explode && style.style === 'form') return [text];
  if (text === '') return [];
  if (style.style === 'label') return text.split(style.explode ? '.' : ',');
  if (style.style === 'matrix' && style.explode) return text.split(`;${style.name}=`);
  return text.split(SEPARATORS[style.style] ?? ',');
}

/** `label` begins with a dot, `matrix` with `;name=` (OpenAPI 3.0.4 section 4.7.12.3). */
function trimStyle(text: string, { style, name }: TextStyle): string {
  if (style === 'label' && text.startsWith('.')) return text.slice(1);
  if (style === 'matrix' && text.startsWith(`;${name}=`)) return text.slice(name.length + 2);
  if (style === 'matrix' && text.startsWith(';')) return text.slice(1);
  return text;
}

interface ObjectSchema {
  readonly schema: JsonSchema;
  readonly defs: Definitions;
}

function toObject(
  raw: string | readonly string[],
  style: TextStyle,
  { schema, defs }: ObjectSchema,
): JsonObject {
  const properties = keywordOf(schema, 'properties', defs);
  const additional = keywordOf(schema, 'additionalProperties', defs);
  const pairs = toPairs(raw, style).map(([name, text]): [string, unknown] => [
    name,
    scalarOf(text, objectAt({ properties }, 'properties')[name] ?? additional, defs),
  ]);
  return Object.fromEntries(pairs);
}

/** Exploded: `name=value` each (as `readQueryValue` gives them); else name and value in turn. */
function toPairs(
  raw: string | readonly string[],
  style: TextStyle,
): readonly (readonly [string, string])[] {
  const exploded = style.explode || style.style === 'deepObject';
  const separator = style.style === 'label' ? '.' : style.style === 'matrix' ? ';' : ',';
  const parts =
    typeof raw === 'string'
      ? exploded
        ? trimStyle(raw, style).split(separator)
        : toItems(raw, style)
      : raw;
  if (exploded) return parts.filter((part) => part !== '').map((part) => splitPair(part));
  return parts.flatMap((part, index) =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : [],
  );
}

function splitPair(part: string): readonly [string, string] {
  const equals = part.indexOf('=');
  return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
}

import { definitionOf, type Definitions, type JsonSchema } from './conversion.ts';
import { isObject, listAt } from './json-node.ts';

/** A schema and the definitions it refers to. */
export interface SchemaIn {
  readonly schema: JsonSchema;
  readonly defs: Definitions;
}

const DEEPEST = 12;

/** The types that a schema leaves possible; empty where it says nothing. */
export function typesOf(of: SchemaIn): ReadonlySet<string> {
  return new Set(collectTypes(of.schema, of.defs, 0));
}

function collectTypes(schema: unknown, defs: Definitions, depth: number): readonly string[] {
  if (!isObject(schema) || depth > DEEPEST) return [];
  const own = schema['type'];
  if (typeof own === 'string') return [own];
  if (Array.isArray(own)) return own.map(String);
  const found = partsOf(schema, defs).flatMap((part) => collectTypes(part, defs, depth + 1));
  // The only conditional at the top of a converted schema is "or null".
  return schema['if'] !== undefined && found.length > 0 ? [...found, 'null'] : found;
}

/** A keyword of the schema itself, or of what it refers to or is composed of. */
export function keywordOf(of: SchemaIn, keyword: string): unknown {
  return findKeyword(of, keyword, 0);
}

function findKeyword({ schema, defs }: SchemaIn, keyword: string, depth: number): unknown {
  if (!isObject(schema) || depth > DEEPEST) return undefined;
  if (schema[keyword] !== undefined) return schema[keyword];
  for (const part of partsOf(schema, defs)) {
    const found = isObject(part)
      ? findKeyword({ schema: part, defs }, keyword, depth + 1)
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf(schema: JsonSchema, defs: Definitions): readonly unknown[] {
  if (!isObject(schema)) return [];
  const composed = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => listAt(schema, key));
  return [defs[definitionOf(schema) ?? ''], ...composed, schema['then']];
}

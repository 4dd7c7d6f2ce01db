import { isObject, keysOf, textAt, type JsonObject } from './json-node.ts';
import { resolvePointer } from './resolve-pointer.ts';

/** A schema object and the keys that lead to it. */
export interface SchemaNode {
  readonly node: JsonObject;
  readonly keys: readonly string[];
}

/** Keywords that hold one schema. */
export const ONE_SCHEMA = [
  'not',
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
];
/** Keywords that hold a list of schemas. */
export const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** Keywords that hold schemas by name. */
export const SCHEMA_MAPS = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];

/** Every schema object of a document: wherever a `schema` or `components.schemas` member stands, all below it and all it refers to. */
export function visitSchemas(root: JsonObject, each: (schema: SchemaNode) => void): void {
  const seen = new Set<unknown>();
  search(root, []);
  /** Schemas in other files stand under no keyword: only a reference leads to them. */
  function followReference(node: JsonObject): void {
    const reference = textAt(node, '$ref');
    const target = reference === undefined ? undefined : resolvePointer(root, reference.slice(1));
    if (target !== undefined) walk(target.value, keysOf(target.pointer));
  }
  function search(node: unknown, keys: readonly string[]): void {
    if (Array.isArray(node)) node.forEach((item, index) => search(item, [...keys, String(index)]));
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) searchMember([key, value], keys);
  }
  function searchMember([key, value]: readonly [string, unknown], keys: readonly string[]): void {
    const below = [...keys, key];
    if (key === 'schema') walk(value, below);
    else if (key === 'schemas' && keys.at(-1) === 'components') walkMap(value, below);
    else if (key !== 'example' && key !== 'examples') search(value, below);
  }
  function walkMap(value: unknown, keys: readonly string[]): void {
    if (isObject(value))
      for (const [name, schema] of Object.entries(value)) walk(schema, [...keys, name]);
  }
  function walk(node: unknown, keys: readonly string[]): void {
    if (!isObject(node) || seen.has(node)) return;
    seen.add(node);
    each({ node, keys });
    followReference(node);
    for (const key of ONE_SCHEMA) walk(node[key], [...keys, key]);
    for (const key of SCHEMA_MAPS) walkMap(node[key], [...keys, key]);
    for (const key of SCHEMA_LISTS) {
      const list = node[key];
      if (Array.isArray(list))
        list.forEach((item, index) => walk(item, [...keys, key, String(index)]));
    }
  }
}

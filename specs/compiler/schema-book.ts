import {
  definitionOf,
  type Conversion,
  type Definitions,
  type Direction,
  type JsonSchema,
  type ReferenceUse,
} from './conversion.ts';
import { heirDispatchOf } from './convert-discriminator.ts';
import { convertSchema } from './convert-schema.ts';
import { isObject, keysOf, type JsonObject } from './json-node.ts';
import type { LoadedDocument } from './load-document.ts';
import { resolvePointer } from './resolve-pointer.ts';

/** The converted schemas of one direction, each once: they refer to each other by `#/$defs/<key>`. */
export interface SchemaBook {
  readonly defs: Definitions;
  /** Pointer in the document of each key, for errors. */
  readonly origins: Readonly<Record<string, string>>;
  /** Key of a schema that stands at a place of the document; equal schemas share one. */
  readonly add: (schema: unknown, pointer: string) => string;
}

interface Pages {
  readonly conversion: Conversion;
  readonly defs: Record<string, JsonSchema>;
  readonly origins: Record<string, string>;
  /** By use and canonical pointer, or by the converted schema's own text. */
  readonly keys: Map<string, string>;
}

/** An empty book that converts what is added and all that it refers to. */
export function openSchemaBook(
  { root, version }: LoadedDocument,
  direction: Direction,
): SchemaBook {
  const conversion: Conversion = {
    root,
    version,
    direction,
    tolerances: tolerancesOf(root),
    refer: (reference, as) => referTo(pages, reference, as),
  };
  const pages: Pages = { conversion, defs: {}, origins: {}, keys: new Map() };
  return {
    defs: pages.defs,
    origins: pages.origins,
    add: (schema, pointer) => addSchema(pages, schema, pointer),
  };
}

function referTo(pages: Pages, reference: string, as: ReferenceUse): JsonSchema {
  const pointer = resolvePointer(pages.conversion.root, reference.slice(1))?.pointer;
  return pointer === undefined ? true : { $ref: `#/$defs/${define(pages, pointer, as)}` };
}

function define(pages: Pages, pointer: string, as: ReferenceUse): string {
  const known = pages.keys.get(`${as} ${pointer}`);
  if (known !== undefined) return known;
  const schema = resolvePointer(pages.conversion.root, pointer)?.value;
  const isDispatched = as === 'value' && isDiscriminatedBase(schema);
  if (as === 'value' && !isDispatched) return define(pages, pointer, 'base');
  const key = reserve(
    pages,
    `${keysOf(pointer).at(-1) ?? 'schema'}${isDispatched ? '-by-discriminator' : ''}`,
    pointer,
  );
  pages.keys.set(`${as} ${pointer}`, key);
  const dispatch = isDispatched ? heirDispatchOf(pointer, pages.conversion) : undefined;
  pages.defs[key] = dispatch ?? convertSchema(schema, pages.conversion);
  return key;
}

function addSchema(pages: Pages, schema: unknown, pointer: string): string {
  const converted = convertSchema(schema, pages.conversion);
  const target =
    isObject(converted) && Object.keys(converted).length === 1
      ? definitionOf(converted)
      : undefined;
  if (target !== undefined) return target;
  const text = JSON.stringify(converted);
  const known = pages.keys.get(text);
  if (known !== undefined) return known;
  const key = reserve(pages, 'inline', pointer);
  pages.keys.set(text, key);
  pages.defs[key] = converted;
  return key;
}

/** Circular schemas meet their own key before they are converted. */
function reserve({ defs, origins }: Pages, name: string, pointer: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9_.-]/g, '_');
  let key = safe;
  for (let count = 2; Object.hasOwn(defs, key); count++) key = `${safe}-${count}`;
  defs[key] = true;
  origins[key] = pointer;
  return key;
}

function isDiscriminatedBase(schema: unknown): boolean {
  return (
    isObject(schema) &&
    isObject(schema['discriminator']) &&
    schema['oneOf'] === undefined &&
    schema['anyOf'] === undefined
  );
}

function tolerancesOf(root: JsonObject): ReadonlySet<string> {
  const named = root['x-tolerances'];
  return new Set(Array.isArray(named) ? named.map(String) : []);
}

import { heirDispatchOf } from './convert-discriminator.ts';
import {
  convertSchema,
  type Conversion,
  type Direction,
  type JsonSchema,
  type ReferenceUse,
} from './convert-schema.ts';
import { isObject, keysOf, textAt, type JsonObject } from './json-node.ts';
import type { LoadedDocument } from './load-document.ts';
import { resolvePointer } from './resolve-pointer.ts';

/** The converted schemas of one direction, each once: they refer to each other by `#/$defs/<key>`. */
export interface SchemaBook {
  readonly defs: Readonly<Record<string, JsonSchema>>;
  /** Pointer in the document of each key, for errors. */
  readonly origins: Readonly<Record<string, string>>;
  /** Key of a schema that stands at a place of the document; equal schemas share one. */
  readonly add: (schema: unknown, pointer: string) => string;
}

/** An empty book that converts what is added and all that it refers to. */
export function openSchemaBook(document: LoadedDocument, direction: Direction): SchemaBook {
  const defs: Record<string, JsonSchema> = {};
  const origins: Record<string, string> = {};
  const keys = new Map<string, string>();
  const inline = new Map<string, string>();
  const conversion: Conversion = {
    root: document.root,
    version: document.version,
    direction,
    tolerances: tolerancesOf(document.root),
    refer,
  };
  return { defs, origins, add };

  function refer(reference: string, as: ReferenceUse): JsonSchema {
    const resolved = resolvePointer(document.root, reference.slice(1));
    return resolved === undefined
      ? true
      : { $ref: `#/$defs/${define(resolved.pointer, resolved.value, as)}` };
  }

  function define(pointer: string, schema: unknown, as: ReferenceUse): string {
    const known = keys.get(`${as}${pointer}`);
    if (known !== undefined) return known;
    const dispatch = as === 'value' && isDiscriminatedBase(schema);
    if (as === 'value' && !dispatch) return define(pointer, schema, 'base');
    const key = freeKey(
      `${keysOf(pointer).at(-1) ?? 'schema'}${dispatch ? '-by-discriminator' : ''}`,
    );
    keys.set(`${as}${pointer}`, key);
    origins[key] = pointer;
    defs[key] = true;
    defs[key] = dispatch
      ? (heirDispatchOf(pointer, conversion) ?? convertSchema(schema, conversion))
      : convertSchema(schema, conversion);
    return key;
  }

  function add(schema: unknown, pointer: string): string {
    const converted = convertSchema(schema, conversion);
    const target =
      isObject(converted) && Object.keys(converted).length === 1
        ? textAt(converted, '$ref')
        : undefined;
    if (target !== undefined) return target.slice('#/$defs/'.length);
    const text = JSON.stringify(converted);
    const known = inline.get(text);
    if (known !== undefined) return known;
    const key = freeKey('inline');
    inline.set(text, key);
    origins[key] = pointer;
    defs[key] = converted;
    return key;
  }

  function freeKey(name: string): string {
    const safe = name.replaceAll(/[^A-Za-z0-9_.-]/g, '_');
    let key = safe;
    for (let count = 2; Object.hasOwn(defs, key); count++)
      key = `${safe}~${count}`.replace('~', '-');
    return key;
  }
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

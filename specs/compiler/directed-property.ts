import type { Direction } from './conversion.ts';
import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { resolveNode } from './resolve-pointer.ts';

/** A property by name and the schema that demands it. */
export interface DemandedProperty {
  readonly root: JsonObject;
  readonly schema: JsonObject;
  readonly name: string;
}

const DEEPEST = 8;

/** True where the property goes the other way only: read-only in a request, write-only in a response. */
export function isDirected(property: DemandedProperty, direction: Direction): boolean {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  return isFlagged(declarationOf(property), { root: property.root, flag, depth: 0 });
}

/** A property's own schema, or the one that a member of allOf declares. */
function declarationOf({ root, schema, name }: DemandedProperty): unknown {
  const own = objectAt(schema, 'properties')[name];
  if (own !== undefined) return own;
  for (const part of listAt(schema, 'allOf')) {
    const resolved = resolveNode(root, part);
    const found = resolved === schema ? undefined : objectAt(resolved, 'properties')[name];
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Search {
  readonly root: JsonObject;
  readonly flag: 'readOnly' | 'writeOnly';
  readonly depth: number;
}

function isFlagged(schema: unknown, { root, flag, depth }: Search): boolean {
  if (!isObject(schema) || depth > DEEPEST) return false;
  if (schema[flag] === true) return true;
  const parts =
    textAt(schema, '$ref') === undefined ? listAt(schema, 'allOf') : [resolveNode(root, schema)];
  return parts.some((part) => isFlagged(part, { root, flag, depth: depth + 1 }));
}

import { isObject, type JsonObject } from './json-node.ts';

/** Gives the new text of one reference; `at` is the pointer of the member that holds it. */
export type RewriteReference = (reference: string, at: readonly string[]) => string;

/** Members whose own members are names chosen by the author, not keywords. */
const NAME_MAPS = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'securitySchemes',
  'links',
  'callbacks',
  'pathItems',
  'paths',
  'webhooks',
  'content',
  'encoding',
  'variables',
]);
/** Members that hold data: a `$ref` in them is text. */
const DATA = new Set(['example', 'default', 'enum', 'const', 'value']);

/**
 * A copy of the document in which every reference (`$ref`, `$dynamicRef`, discriminator mapping) is rewritten.
 * `$dynamicRef` becomes `$ref`: without overriding anchors, which API documents do not use, both mean the same.
 */
export function rewriteReferences(root: unknown, rewrite: RewriteReference): unknown {
  return visit(root, { keys: [], names: false, rewrite });
}

interface Visit {
  readonly keys: readonly string[];
  readonly names: boolean;
  readonly rewrite: RewriteReference;
}

function visit(node: unknown, at: Visit): unknown {
  if (Array.isArray(node))
    return node.map((item, index) => visit(item, below(at, String(index), false)));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => visitMember(node, [key, value], at)),
  );
}

function visitMember(
  owner: JsonObject,
  [key, value]: readonly [string, unknown],
  at: Visit,
): [string, unknown] {
  if (at.names) return [key, visit(value, below(at, key, false))];
  if (isReference(key) && typeof value === 'string')
    return ['$ref', at.rewrite(value, [...at.keys, key])];
  if (DATA.has(key) || key.startsWith('x-')) return [key, value];
  if (isMapping(owner, key) && isObject(value))
    return [key, visitMapping(value, below(at, key, true))];
  return [key, visit(value, below(at, key, NAME_MAPS.has(key) && isObject(value)))];
}

function isReference(key: string): boolean {
  return key === '$ref' || key === '$dynamicRef';
}

function isMapping(owner: JsonObject, key: string): boolean {
  return key === 'mapping' && 'propertyName' in owner;
}

/** A mapping value is a schema name or a reference; names hold none of `#`, `/` and a file ending. */
function visitMapping(mapping: JsonObject, at: Visit): JsonObject {
  const entries = Object.entries(mapping).map(([name, value]): [string, unknown] =>
    typeof value === 'string' && /[#/]|\.(json|ya?ml)$/.test(value)
      ? [name, at.rewrite(value, [...at.keys, name])]
      : [name, value],
  );
  return Object.fromEntries(entries);
}

function below(at: Visit, key: string, names: boolean): Visit {
  return { keys: [...at.keys, key], names, rewrite: at.rewrite };
}

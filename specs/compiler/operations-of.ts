import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { resolveNode } from './resolve-pointer.ts';

/** One operation as it stands in a document. */
export interface OperationNode {
  /** Lower case, as the document writes it. */
  readonly method: string;
  readonly path: string;
  readonly node: JsonObject;
  readonly pathItem: JsonObject;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Every operation of a bundled document, in document order; path items behind a `$ref` included. */
export function operationsOf(root: JsonObject): readonly OperationNode[] {
  return Object.entries(objectAt(root, 'paths')).flatMap(([path, item]) =>
    operationsAt(root, path, item),
  );
}

function operationsAt(root: JsonObject, path: string, item: unknown): readonly OperationNode[] {
  const resolved = resolveNode(root, item);
  if (path.startsWith('x-') || !isObject(resolved)) return [];
  return METHODS.flatMap((method) => {
    const node = resolved[method];
    return isObject(node) ? [{ method, path, node, pathItem: resolved }] : [];
  });
}

/** One parameter and the keys under which it is declared. */
export interface ParameterNode {
  readonly node: JsonObject;
  /** Below the path item. */
  readonly keys: readonly string[];
}

/** The parameters of an operation: its own win over those of its path. */
export function parametersOf(root: JsonObject, operation: OperationNode): readonly ParameterNode[] {
  const own = listed(root, operation.node, [operation.method, 'parameters']);
  const shared = listed(root, operation.pathItem, ['parameters']);
  return [...shared.filter((one) => !own.some((other) => isSame(one.node, other.node))), ...own];
}

/** True where two parameters have one name and place. */
export function isSame(one: JsonObject, other: JsonObject): boolean {
  return textAt(one, 'name') === textAt(other, 'name') && textAt(one, 'in') === textAt(other, 'in');
}

function listed(
  root: JsonObject,
  owner: JsonObject,
  keys: readonly string[],
): readonly ParameterNode[] {
  return listAt(owner, 'parameters').flatMap((entry, index) => {
    const node = resolveNode(root, entry);
    return isObject(node) ? [{ node, keys: [...keys, String(index)] }] : [];
  });
}

/** The names in braces of a path template, in order. */
export function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

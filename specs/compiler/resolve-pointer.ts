import { keysOf, textAt, toPointer } from './json-node.ts';

/** Where a pointer leads once the references on its way are followed. */
export interface Resolved {
  /** Canonical pointer: no reference stands on its way or at its end. */
  readonly pointer: string;
  readonly value: unknown;
}

const MOST_HOPS = 64;

/**
 * Follows a local pointer through `$ref` members (`#/…` only, as bundling leaves them).
 * Undefined where it leads nowhere or in a circle of references alone.
 */
export function resolvePointer(root: unknown, pointer: string): Resolved | undefined {
  return follow(root, pointer, 0);
}

/** The value itself, or what its `$ref` leads to; undefined where that is nothing. */
export function resolveNode(root: unknown, node: unknown): unknown {
  const reference = textAt(node, '$ref');
  return reference === undefined ? node : resolvePointer(root, reference.slice(1))?.value;
}

function follow(root: unknown, pointer: string, hops: number): Resolved | undefined {
  if (hops > MOST_HOPS) return undefined;
  let found: Resolved | undefined = { pointer: '', value: root };
  for (const key of keysOf(pointer)) {
    const owner = throughReference(root, found, hops);
    const node = owner?.value;
    if (
      owner === undefined ||
      typeof node !== 'object' ||
      node === null ||
      !Object.hasOwn(node, key)
    )
      return undefined;
    found = { pointer: owner.pointer + toPointer([key]), value: Reflect.get(node, key) };
  }
  return throughReference(root, found, hops);
}

function throughReference(root: unknown, found: Resolved, hops: number): Resolved | undefined {
  const reference = textAt(found.value, '$ref');
  return reference === undefined ? found : follow(root, reference.slice(1), hops + 1);
}

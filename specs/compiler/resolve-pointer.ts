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
  const walked: string[] = [];
  let value = root;
  for (const key of keysOf(pointer)) {
    const stepped = throughReference(root, value, walked, hops);
    if (stepped === undefined) return undefined;
    if (typeof stepped !== 'object' || stepped === null || !Object.hasOwn(stepped, key))
      return undefined;
    value = Reflect.get(stepped, key);
    walked.push(key);
  }
  return endOf(root, { pointer: toPointer(walked), value }, hops);
}

function throughReference(root: unknown, value: unknown, walked: string[], hops: number): unknown {
  const reference = textAt(value, '$ref');
  if (reference === undefined) return value;
  const target = follow(root, reference.slice(1), hops + 1);
  if (target === undefined) return undefined;
  walked.splice(0, walked.length, ...keysOf(target.pointer));
  return target.value;
}

function endOf(root: unknown, found: Resolved, hops: number): Resolved | undefined {
  const reference = textAt(found.value, '$ref');
  return reference === undefined ? found : follow(root, reference.slice(1), hops + 1);
}

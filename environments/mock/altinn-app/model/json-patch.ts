import { applyPatch, Pointer, type Operation } from 'rfc6902';

/** The outcome of a JSON Patch on one model. */
export type PatchOutcome =
  | { readonly value: unknown }
  | {
      readonly failed: {
        readonly index: number;
        readonly isTest: boolean;
        readonly detail: string;
      };
    };

/** Members that an operation needs beside `op` and `path`. */
const needs: Readonly<Record<string, 'value' | 'from' | 'nothing'>> = {
  add: 'value',
  remove: 'nothing',
  replace: 'value',
  move: 'from',
  copy: 'from',
  test: 'value',
};
const isPointer = (value: unknown): boolean =>
  typeof value === 'string' && /^(\/([^/~]|~[01])*)*$/.test(value);

/** What makes a value no JSON Patch document (the service answers 400 E3), or undefined. */
export function patchProblem(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'A patch is a list of operations.';
  for (const operation of value) {
    const wrong = operationProblem(operation);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function operationProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'An operation is an object.';
  const { op, path, from }: { op?: unknown; path?: unknown; from?: unknown } = value;
  const needed = typeof op === 'string' ? needs[op] : undefined;
  if (needed === undefined) {
    return `Could not find appropriate value for ${nameOf(op)} in type OperationType`;
  }
  if (!isPointer(path)) return 'An operation needs a path.';
  if (needed === 'from' && !isPointer(from)) return 'The operation needs from.';
  return needed === 'value' && !('value' in value) ? 'The operation needs a value.' : undefined;
}

const nameOf = (op: unknown): string => (typeof op === 'string' ? op : 'null');

const isOperations = (value: unknown): value is Operation[] => patchProblem(value) === undefined;

/** Applies operations in order to a copy; stops at the first that fails. */
export function applyJsonPatch(document: unknown, patch: unknown): PatchOutcome {
  if (!isOperations(patch)) throw new TypeError(patchProblem(patch));
  // rfc6902 changes its argument, and a root operation needs a holder.
  const holder = { root: structuredClone(document) };
  for (const [index, operation] of patch.entries()) {
    const [error] = applyPatch(holder, [underRoot(operation)]);
    if (error != null) return { failed: { index, ...failureOf(operation, holder) } };
  }
  return { value: holder.root };
}

function underRoot(operation: Operation): Operation {
  const moved = { ...operation, path: `/root${operation.path}` };
  return 'from' in moved ? { ...moved, from: `/root${moved.from}` } : moved;
}

/** A test of a missing member is an unreachable path, not an unequal value. */
function failureOf(operation: Operation, holder: unknown): { isTest: boolean; detail: string } {
  const present = Pointer.fromJSON(`/root${operation.path}`).get(holder) !== undefined;
  return operation.op === 'test' && present
    ? { isTest: true, detail: `Path \`${operation.path}\` is not equal to the indicated value.` }
    : { isTest: false, detail: `Target path \`${operation.path}\` could not be reached.` };
}

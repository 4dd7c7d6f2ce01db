import { orNull, toConditional, type Conversion } from './conversion.ts';
import {
  escapeKey,
  isObject,
  keysOf,
  listAt,
  objectAt,
  textAt,
  type JsonObject,
} from './json-node.ts';
import { resolvePointer } from './resolve-pointer.ts';
import { mappingTarget } from './schema-rules.ts';

/** One named branch: the values of the discriminator that choose it, and the canonical pointer of its schema. */
interface Branch {
  readonly pointer: string;
  readonly values: readonly string[];
}

/**
 * The choice that a discriminator makes among branches; undefined where a branch has no name (an inline schema),
 * since then the value cannot choose it. A `null` branch (3.1) stays an alternative.
 */
export function dispatchOf(
  schema: JsonObject,
  branches: readonly unknown[],
  conversion: Conversion,
): JsonObject | undefined {
  const property = textAt(schema['discriminator'], 'propertyName');
  const named = branches.filter((branch) => !isNullSchema(branch));
  const pointers = named.map((branch) => canonical(conversion.root, textAt(branch, '$ref')));
  if (property === undefined || pointers.some((pointer) => pointer === undefined)) return undefined;
  const mapped = mappedBranches(schema, conversion.root);
  const unmapped = pointers
    .filter((pointer) => pointer !== undefined)
    .filter((pointer) => !mapped.some((branch) => branch.pointer === pointer));
  const dispatch = toDispatch(property, [...mapped, ...unmapped.map(implicit)], conversion);
  return named.length < branches.length ? orNull(dispatch) : dispatch;
}

/**
 * The choice among the heirs of a base (schemas that extend it by allOf), for a base whose discriminator has no oneOf beside it.
 * Undefined where there is no such discriminator.
 */
export function heirDispatchOf(pointer: string, conversion: Conversion): JsonObject | undefined {
  const base = resolvePointer(conversion.root, pointer)?.value;
  const property = textAt(objectAt(base, 'discriminator'), 'propertyName');
  if (
    !isObject(base) ||
    property === undefined ||
    base['oneOf'] !== undefined ||
    base['anyOf'] !== undefined
  )
    return undefined;
  const heirs = heirsOf(pointer, conversion.root);
  if (heirs.length === 0) return undefined;
  const mapped = mappedBranches(base, conversion.root);
  const unmapped = [...heirs, pointer]
    .filter((one) => !mapped.some((branch) => branch.pointer === one))
    .map(implicit);
  return toDispatch(property, [...mapped, ...unmapped], conversion);
}

function heirsOf(pointer: string, root: JsonObject): readonly string[] {
  return Object.entries(objectAt(root['components'], 'schemas')).flatMap(([name, schema]) =>
    listAt(schema, 'allOf').some((part) => canonical(root, textAt(part, '$ref')) === pointer)
      ? [`/components/schemas/${escapeKey(name)}`]
      : [],
  );
}

function canonical(root: JsonObject, reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : resolvePointer(root, reference.slice(1))?.pointer;
}

function implicit(pointer: string): Branch {
  return { pointer, values: [keysOf(pointer).at(-1) ?? ''] };
}

function mappedBranches(schema: JsonObject, root: JsonObject): readonly Branch[] {
  const byPointer = new Map<string, string[]>();
  for (const [value, target] of Object.entries(objectAt(schema['discriminator'], 'mapping'))) {
    const pointer = mappingTarget(root, String(target)) ?? '';
    byPointer.set(pointer, [...(byPointer.get(pointer) ?? []), value]);
  }
  return [...byPointer].map(([pointer, values]) => ({ pointer, values }));
}

function toDispatch(
  property: string,
  branches: readonly Branch[],
  { refer }: Conversion,
): JsonObject {
  return {
    type: 'object',
    required: [property],
    properties: { [property]: { enum: branches.flatMap(({ values }) => values) } },
    allOf: branches.map(({ pointer, values }) =>
      toConditional(
        { required: [property], properties: { [property]: { enum: values } } },
        refer(`#${pointer}`, 'base'),
      ),
    ),
  };
}

function isNullSchema(schema: unknown): boolean {
  return isObject(schema) && schema['type'] === 'null';
}

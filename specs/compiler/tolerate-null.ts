import { orNull, type Conversion, type JsonSchema } from './conversion.ts';
import { isObject, listAt, textAt, type JsonObject } from './json-node.ts';
import { resolveNode } from './resolve-pointer.ts';

/** Marks a converted property whose null is tolerated but told; in a document it asks for that, required or not. */
export const TOLERATED_NULL = 'x-tolerated-null';

/** Names of the tolerance for every optional property. */
const OF_OPTIONAL = ['null-optional', 'fiks-null-optional'];

/** A property as a schema declares it, and as it was converted. */
export interface ConvertedProperty {
  readonly schema: unknown;
  readonly converted: JsonSchema;
  readonly isRequired: boolean;
}

/**
 * The converted property, widened by what the document tolerates: `ref-null` (null at an optional reference, not told),
 * `null-optional` or, by its older name, `fiks-null-optional` (null at any optional property, told; reference fiks 2.1 and 5.6,
 * altinn2 5) or `x-tolerated-null` beside the schema.
 */
export function tolerateNull(property: ConvertedProperty, conversion: Conversion): JsonSchema {
  const { schema, converted } = property;
  if (isTold(property, conversion)) return { ...orNull(converted), [TOLERATED_NULL]: true };
  const isReference = textAt(schema, '$ref') !== undefined;
  const isTolerated = conversion.tolerances.has('ref-null') && !property.isRequired;
  return isReference && isTolerated ? orNull(converted) : converted;
}

function isTold({ schema, isRequired }: ConvertedProperty, conversion: Conversion): boolean {
  const isMarked = isObject(schema) && schema[TOLERATED_NULL] === true;
  const isTolerated = OF_OPTIONAL.some((name) => conversion.tolerances.has(name));
  const isOptional = isTolerated && !isRequired;
  return (isMarked || isOptional) && !takesNull(schema, conversion.root);
}

const RESTRICTING = ['allOf', 'anyOf', 'oneOf', 'enum', 'const', 'properties', 'items'];

/** True where null is a legal value anyway; of a composition nobody can say without judging. */
function takesNull(schema: unknown, root: JsonObject): boolean {
  const resolved = resolveNode(root, schema);
  if (!isObject(resolved)) return true;
  const { type, nullable } = resolved;
  if (nullable === true || type === 'null' || listAt(resolved, 'type').includes('null'))
    return true;
  return type === undefined && !RESTRICTING.some((key) => resolved[key] !== undefined);
}

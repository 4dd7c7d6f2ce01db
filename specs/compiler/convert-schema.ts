import { orNull, type Conversion, type JsonSchema } from './conversion.ts';
import { dispatchOf } from './convert-discriminator.ts';
import { isDirected } from './directed-property.ts';
import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { tolerateNull } from './tolerate-null.ts';
import { ONE_SCHEMA, SCHEMA_LISTS, SCHEMA_MAPS } from './visit-schemas.ts';

const SAME = [
  'type',
  'enum',
  'const',
  'multipleOf',
  'maximum',
  'minimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'minContains',
  'maxContains',
  'dependentRequired',
  'exclusiveMinimum',
  'exclusiveMaximum',
  // Told as notes, never asserted (find-remarks.ts).
  'x-extensible-enum',
  'x-known-elsewhere',
];
/** Not asserted: the bytes of a binary body and the text of a password are anything. */
const FREE_FORMATS = new Set(['binary', 'password']);

/** Converts one schema of OpenAPI 3.0 or 3.1 to JSON Schema 2020-12, annotations left out. */
export function convertSchema(schema: unknown, conversion: Conversion): JsonSchema {
  if (!isObject(schema)) return schema !== false;
  if (conversion.version === '3.0') return convert30(schema, conversion);
  return convertKeywords(schema, conversion);
}

function convert30(schema: JsonObject, conversion: Conversion): JsonSchema {
  const reference = textAt(schema, '$ref');
  // OpenAPI 3.0.4 section 4.7.23: siblings of $ref are ignored; nullable is what generators mean by it nevertheless.
  const converted =
    reference === undefined
      ? convertKeywords(schema, conversion)
      : conversion.refer(reference, 'value');
  if (schema['nullable'] !== true) return withoutBooleanBounds(schema, converted);
  return nullable(schema, withoutBooleanBounds(schema, converted), conversion);
}

/** `nullable` widens the type beside it (3.0.4 section 4.7.24.1); around a composition it can only mean "or null". */
function nullable(schema: JsonObject, converted: JsonSchema, conversion: Conversion): JsonSchema {
  if (!isObject(converted)) return converted;
  const composed = ['$ref', ...SCHEMA_LISTS].some((key) => schema[key] !== undefined);
  if (composed) return orNull(converted);
  const type = typeof converted['type'] === 'string' ? { type: [converted['type'], 'null'] } : {};
  const widened =
    conversion.tolerances.has('enum-null') && Array.isArray(converted['enum'])
      ? { enum: [...listAt(converted, 'enum'), null] }
      : {};
  return { ...converted, ...type, ...widened };
}

function withoutBooleanBounds(schema: JsonObject, converted: JsonSchema): JsonSchema {
  if (
    !isObject(converted) ||
    (schema['exclusiveMinimum'] === undefined && schema['exclusiveMaximum'] === undefined)
  )
    return converted;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = converted;
  const lower =
    minimum === undefined
      ? {}
      : exclusiveMinimum === true
        ? { exclusiveMinimum: minimum }
        : { minimum };
  const upper =
    maximum === undefined
      ? {}
      : exclusiveMaximum === true
        ? { exclusiveMaximum: maximum }
        : { maximum };
  return { ...rest, ...lower, ...upper };
}

function convertKeywords(schema: JsonObject, conversion: Conversion): JsonSchema {
  const reference = textAt(schema, '$ref');
  const converted: Record<string, unknown> =
    reference === undefined ? {} : { ...asObject(conversion.refer(reference, 'value')) };
  for (const key of SAME) if (schema[key] !== undefined) converted[key] = schema[key];
  const format = textAt(schema, 'format');
  if (format !== undefined && !FREE_FORMATS.has(format)) converted['format'] = format;
  addApplicators(converted, schema, conversion);
  addRequired(converted, schema, conversion);
  return withDispatch(converted, schema, conversion);
}

function asObject(schema: JsonSchema): JsonObject {
  return isObject(schema) ? schema : { allOf: [schema] };
}

function addApplicators(
  converted: Record<string, unknown>,
  schema: JsonObject,
  conversion: Conversion,
): void {
  for (const key of ONE_SCHEMA)
    if (schema[key] !== undefined) converted[key] = convertSchema(schema[key], conversion);
  for (const key of SCHEMA_LISTS)
    if (Array.isArray(schema[key])) converted[key] = convertList(schema, key, conversion);
  for (const key of SCHEMA_MAPS) {
    if (key !== '$defs' && isObject(schema[key]))
      converted[key] = convertMap(schema, key, conversion);
  }
}

function convertList(
  schema: JsonObject,
  key: string,
  conversion: Conversion,
): readonly JsonSchema[] {
  return listAt(schema, key).map((item) => {
    const reference =
      key === 'allOf' && isObject(item) && Object.keys(item).length === 1
        ? textAt(item, '$ref')
        : undefined;
    return reference === undefined
      ? convertSchema(item, conversion)
      : conversion.refer(reference, 'base');
  });
}

function convertMap(schema: JsonObject, key: string, conversion: Conversion): JsonObject {
  const required = new Set(listAt(schema, 'required'));
  const entries = Object.entries(objectAt(schema, key)).map(
    ([name, value]): [string, JsonSchema] => {
      const converted = convertSchema(value, conversion);
      if (key !== 'properties') return [name, converted];
      const isRequired = required.has(name);
      return [name, tolerateNull({ schema: value, converted, isRequired }, conversion)];
    },
  );
  return Object.fromEntries(entries);
}

function addRequired(
  converted: Record<string, unknown>,
  schema: JsonObject,
  { root, direction }: Conversion,
): void {
  const required = listAt(schema, 'required');
  const demanded = required.filter(
    (name) => !isDirected({ root, schema, name: String(name) }, direction),
  );
  if (demanded.length > 0) converted['required'] = demanded;
}

/** oneOf or anyOf with a discriminator: the named branch alone judges, so that its errors are the ones told. */
function withDispatch(
  converted: Record<string, unknown>,
  schema: JsonObject,
  conversion: Conversion,
): JsonSchema {
  const key = schema['oneOf'] === undefined ? 'anyOf' : 'oneOf';
  if (!isObject(schema['discriminator']) || !Array.isArray(schema[key])) return converted;
  const dispatch = dispatchOf(schema, listAt(schema, key), conversion);
  if (dispatch === undefined) return converted;
  const { [key]: _replaced, ...rest } = converted;
  return { ...rest, allOf: [...listAt(converted, 'allOf'), dispatch] };
}

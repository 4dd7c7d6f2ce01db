// What the generated model classes demand by annotation, read from the app's JSON schema.

/** A value that an annotation refuses: field path and the service's text, which is its code as well. */
export interface ConstraintProblem {
  readonly field: string;
  readonly text: string;
}

type JsonObject = Readonly<Record<string, unknown>>;

interface Place {
  readonly document: JsonObject;
  readonly field: string;
  readonly name: string;
  readonly depth: number;
}

const maxDepth = 40;

/** Judges a model by the annotations of its class: required, lengths, ranges, patterns. */
export function constraintProblems(schema: JsonObject, model: unknown): ConstraintProblem[] {
  return ofObject(schema, model, { document: schema, field: '', name: '', depth: 0 });
}

function ofObject(schema: JsonObject, value: unknown, place: Place): ConstraintProblem[] {
  const properties = objectAt(schema, 'properties');
  const required = new Set(listAt(schema, 'required'));
  return Object.entries(properties).flatMap(([name, member]) => {
    const field = place.field === '' ? name : `${place.field}.${name}`;
    const inner = { ...place, field, name, depth: place.depth + 1 };
    return ofMember(resolve(member, place.document), {
      value: isObject(value) ? value[name] : undefined,
      required: required.has(name),
      place: inner,
    });
  });
}

interface Member {
  readonly value: unknown;
  readonly required: boolean;
  readonly place: Place;
}

function ofMember(schema: JsonObject, member: Member): ConstraintProblem[] {
  const { value, place } = member;
  if (value === undefined || value === null || value === '') {
    const text = `The ${place.name} field is required.`;
    return member.required ? [{ field: place.field, text }] : [];
  }
  if (place.depth > maxDepth) return [];
  if (Array.isArray(value)) return ofList(schema, value, place);
  if (isObject(value)) return ofObject(schema, value, place);
  return ofScalar(schema, value, place);
}

function ofList(schema: JsonObject, rows: readonly unknown[], place: Place): ConstraintProblem[] {
  const item = resolve(schema['items'], place.document);
  return rows.flatMap((row, i) => {
    const inner = { ...place, field: `${place.field}[${i}]`, depth: place.depth + 1 };
    return isObject(row) ? ofObject(item, row, inner) : ofScalar(item, row, inner);
  });
}

function ofScalar(schema: JsonObject, value: unknown, place: Place): ConstraintProblem[] {
  return annotations
    .map((judge) => judge(schema, value, place.name))
    .filter((text) => text !== undefined)
    .map((text) => ({ field: place.field, text }));
}

type Annotation = (schema: JsonObject, value: unknown, name: string) => string | undefined;

const annotations: readonly Annotation[] = [
  (schema, value, name) => {
    const most = schema['maxLength'];
    if (typeof most !== 'number' || typeof value !== 'string' || value.length <= most)
      return undefined;
    return `The field ${name} must be a string or array type with a maximum length of '${most}'.`;
  },
  (schema, value, name) => {
    const least = schema['minLength'];
    if (typeof least !== 'number' || typeof value !== 'string' || value.length >= least)
      return undefined;
    return `The field ${name} must be a string or array type with a minimum length of '${least}'.`;
  },
  (schema, value, name) => {
    const least = limitAt(schema, 'minimum');
    const most = limitAt(schema, 'maximum');
    if (typeof value !== 'number' || (least === undefined && most === undefined)) return undefined;
    if (value >= (least ?? -Infinity) && value <= (most ?? Infinity)) return undefined;
    const between = `${least ?? lowestDouble} and ${most ?? highestDouble}`;
    return `The field ${name} must be between ${between}.`;
  },
  (schema, value, name) => {
    const pattern = schema['pattern'];
    if (typeof pattern !== 'string' || typeof value !== 'string') return undefined;
    if (matches(pattern, value)) return undefined;
    return `The field ${name} must match the regular expression '${pattern}'.`;
  },
];

const lowestDouble = '-1.7976931348623157E+308';
const highestDouble = '1.7976931348623157E+308';

// A pattern that JavaScript cannot read refuses nothing: the app's own service knows it better.
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}

function resolve(schema: unknown, document: JsonObject, depth = 0): JsonObject {
  if (!isObject(schema) || depth > maxDepth) return {};
  const reference = schema['$ref'];
  const parts = [
    ...(typeof reference === 'string' ? [pointed(document, reference)] : []),
    ...['allOf', 'oneOf', 'anyOf'].flatMap((key) => listAt(schema, key)),
  ];
  return parts.reduce<JsonObject>(
    (merged, part) => ({ ...merged, ...resolve(part, document, depth + 1) }),
    schema,
  );
}

function pointed(document: JsonObject, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  const steps = reference.slice(1).split('/').filter(Boolean).map(decodeURIComponent);
  return steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), document);
}

function limitAt(schema: JsonObject, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}

function objectAt(schema: JsonObject, key: string): JsonObject {
  const value = schema[key];
  return isObject(value) ? value : {};
}

function listAt(schema: JsonObject, key: string): readonly unknown[] {
  const value = schema[key];
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

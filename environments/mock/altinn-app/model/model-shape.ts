import type { AppDefinition, DataType } from '../app/app-definition.ts';

/** What a value of a model is, in the service's own types. */
export type ShapeKind =
  'string' | 'int32' | 'int64' | 'decimal' | 'boolean' | 'dateTime' | 'object' | 'list' | 'any';

/** One member of a form data model. */
export interface Shape {
  /** Name in JSON and XML. */
  readonly name: string;
  readonly kind: ShapeKind;
  /** True where the XML holds it as an attribute. */
  readonly attribute: boolean;
  /** Of an object, in document order. */
  readonly members: readonly Shape[];
  /** Of a list. */
  readonly item?: Shape;
}

/** The model of a data type. */
export interface ModelShape {
  /** XML root element. */
  readonly root: string;
  /** Full name of the class, as error texts show it. */
  readonly className: string;
  /** Absent without a schema: any well-formed model is accepted. */
  readonly shape?: Shape;
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cache = new WeakMap<AppDefinition, Map<string, ModelShape>>();

/** The model of a data type, read once from the app's JSON schema. */
export function modelShape(app: AppDefinition, typeId: string): ModelShape {
  const known = cache.get(app) ?? new Map<string, ModelShape>();
  cache.set(app, known);
  const found = known.get(typeId) ?? compileShape(app, typeId);
  known.set(typeId, found);
  return found;
}

/** True for a data type that holds form data (it has a model class). */
export function isFormData(type: DataType): boolean {
  return type.appLogic?.classRef != null;
}

function compileShape(app: AppDefinition, typeId: string): ModelShape {
  const schema = app.modelSchemas[typeId];
  const classRef = app.dataTypes.find((type) => type.id === typeId)?.appLogic?.classRef;
  const className = classRef ?? typeId;
  const simpleName = className.split('.').at(-1) ?? typeId;
  if (schema === undefined) return { root: simpleName, className };
  const root = schema['@xsdRootElement'];
  return {
    root: typeof root === 'string' ? root : simpleName,
    className,
    shape: shapeOf(schema, { name: simpleName, document: schema, depth: 0 }),
  };
}

interface Place {
  readonly name: string;
  readonly document: JsonObject;
  readonly depth: number;
}

function shapeOf(schema: unknown, place: Place): Shape {
  const flat = flatten(schema, place.document);
  const attribute = flat['@xsdType'] === 'XmlAttribute';
  const kind = place.depth > 40 ? 'any' : kindOf(flat);
  const deeper = { ...place, depth: place.depth + 1 };
  if (kind === 'list') {
    const item = shapeOf(flat['items'], deeper);
    return { name: place.name, kind, attribute, members: [], item };
  }
  const members = kind === 'object' ? membersOf(flat, deeper) : [];
  return { name: place.name, kind, attribute, members };
}

function membersOf(schema: JsonObject, place: Place): Shape[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.entries(properties).map(([name, member]) => shapeOf(member, { ...place, name }));
}

/** Follows `$ref`, and `oneOf`/`allOf`/`anyOf` as the Altinn model tools write them. */
function flatten(schema: unknown, document: JsonObject, depth = 0): JsonObject {
  if (!isObject(schema) || depth > 40) return {};
  const parts = [
    schema['$ref'],
    ...['allOf', 'oneOf', 'anyOf'].flatMap((key) => listAt(schema, key)),
  ];
  let merged: JsonObject = {};
  for (const part of parts) {
    const target = typeof part === 'string' ? pointed(document, part) : part;
    if (isObject(target)) merged = merge(merged, flatten(target, document, depth + 1));
  }
  return merge(merged, schema);
}

function listAt(schema: JsonObject, key: string): readonly unknown[] {
  const value = schema[key];
  return Array.isArray(value) ? value : [];
}

function merge(first: JsonObject, second: JsonObject): JsonObject {
  const properties = { ...asObject(first['properties']), ...asObject(second['properties']) };
  return { ...first, ...second, properties };
}

const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

function pointed(document: JsonObject, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  let value: unknown = document;
  for (const step of reference.slice(1).split('/').filter(Boolean)) {
    value = isObject(value) ? value[decodeURIComponent(step)] : undefined;
  }
  return value;
}

function kindOf(schema: JsonObject): ShapeKind {
  const type = Array.isArray(schema['type'])
    ? schema['type'].find((one) => one !== 'null')
    : schema['type'];
  if (type === 'array' || isObject(schema['items'])) return 'list';
  if (type === 'object' || Object.keys(asObject(schema['properties'])).length > 0) return 'object';
  if (type === 'integer') return isLong(schema) ? 'int64' : 'int32';
  return scalarKinds[String(type)]?.(schema) ?? 'any';
}

const scalarKinds: Readonly<Record<string, (schema: JsonObject) => ShapeKind>> = {
  number: () => 'decimal',
  boolean: () => 'boolean',
  string: (schema) => (isDate(schema['format']) ? 'dateTime' : 'string'),
};

const isDate = (format: unknown): boolean => format === 'date-time' || format === 'date';

const isLong = (schema: JsonObject): boolean =>
  schema['format'] === 'int64' || Math.abs(Number(schema['maximum'] ?? 0)) > 2 ** 31;

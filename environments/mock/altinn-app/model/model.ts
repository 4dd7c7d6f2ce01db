import { randomUUID } from 'node:crypto';
import type { AppDefinition } from '../app/app-definition.ts';
import type { Model } from '../app/app-logic.ts';
import { modelFromJson, modelToJson } from './model-json.ts';
import { isFormData, modelShape, type Shape } from './model-shape.ts';
import { ModelError, modelFromXml, modelToXml } from './model-xml.ts';

export { isFormData, modelShape } from './model-shape.ts';

/** Form data as a client sends it. */
export interface ModelBody {
  readonly body: Buffer;
  /** Absent: read as XML. */
  readonly contentType?: string | undefined;
  /** False refuses a DTD (the service accepts one and expands its entities). Default true. */
  readonly dtd?: boolean;
}

/** A refusal as E4 shows it. */
interface ModelRefusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

export type ModelReading = { readonly model: Model } | { readonly error: ModelRefusal };

const refusal = (status: number, title: string, detail: string): ModelReading => ({
  error: { status, title, detail },
});

/** Reads form data of a data type from XML or JSON (reference 1.2 D2, D4; recorded D4-1 to D4-26). */
export function readModel(app: AppDefinition, typeId: string, sent: ModelBody): ModelReading {
  const shape = modelShape(app, typeId);
  const type = sent.contentType;
  if (type === undefined || type.includes('application/xml')) {
    return attempt('Failed to deserialize XML', () =>
      modelFromXml(shape, sent.body, { dtd: sent.dtd ?? true }),
    );
  }
  if (type.includes('application/json')) {
    return attempt('Failed to deserialize JSON', () => modelFromJson(shape, withoutBom(sent.body)));
  }
  const detail = `Content type ${type} is not supported for deserialization`;
  return refusal(415, 'Unsupported content type', detail);
}

function attempt(title: string, read: () => Model): ModelReading {
  try {
    return { model: read() };
  } catch (error) {
    if (error instanceof ModelError) return refusal(400, title, error.message);
    throw error;
  }
}

const withoutBom = (body: Buffer): Buffer =>
  body.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? body.subarray(3) : body;

/** A model as `new` makes it: every member null, lists too. */
export function emptyModel(app: AppDefinition, typeId: string): Model {
  const shape = modelShape(app, typeId).shape;
  return Object.fromEntries((shape?.members ?? []).map((member) => [member.name, null]));
}

/** The bytes that the service stores: XML, or JSON where the data type's first content type says so. */
export function storedModel(app: AppDefinition, typeId: string, model: Model): Buffer {
  const shape = modelShape(app, typeId);
  return shape.shape === undefined || storedContentType(app, typeId) === 'application/json'
    ? modelToJson(model)
    : modelToXml(shape, model);
}

/** Content type of stored form data: the data type's first allowed one, else XML. */
export function storedContentType(app: AppDefinition, typeId: string): string {
  const type = app.dataTypes.find((one) => one.id === typeId);
  const first = type !== undefined && isFormData(type) ? type.allowedContentTypes?.[0] : undefined;
  return first ?? 'application/xml';
}

/** The model of stored bytes: lists are never null, empty texts are null. */
export function loadModel(app: AppDefinition, typeId: string, content: Buffer): Model {
  const shape = modelShape(app, typeId);
  const model =
    content.subarray(0, 1).toString() === '{'
      ? modelFromJson(shape, content)
      : modelFromXml(shape, content);
  return shape.shape === undefined ? model : cleaned(model, shape.shape);
}

/** The model as it is after being stored: empty lists for null, null for empty texts. */
export function normaliseModel(app: AppDefinition, typeId: string, model: Model): Model {
  return loadModel(app, typeId, storedModel(app, typeId, model));
}

function cleaned(model: Model, shape: Shape): Model {
  const entries = shape.members.map((member) => [
    member.name,
    cleanValue(model[member.name], member),
  ]);
  return Object.fromEntries(entries) as Model;
}

function cleanValue(value: unknown, shape: Shape): unknown {
  const item = shape.item;
  if (item !== undefined)
    return Array.isArray(value) ? value.map((one) => cleanValue(one, item)) : [];
  if (value === '' || value === undefined) return null;
  return isModel(value) && shape.kind === 'object' ? cleaned(value, shape) : value;
}

const isModel = (value: unknown): value is Model =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Form data as XML, whatever it is stored as. */
export function toXml(app: AppDefinition, typeId: string, model: Model): Buffer {
  return modelToXml(modelShape(app, typeId), model);
}

/** Form data as JSON: rows get an `altinnRowId` where the model has one and the caller wants it, else none. */
export function toJson(
  app: AppDefinition,
  typeId: string,
  options: { readonly model: Model; readonly includeRowId: boolean },
): Model {
  const shape = modelShape(app, typeId).shape;
  return shape === undefined
    ? options.model
    : withRowIds(options.model, shape, options.includeRowId);
}

const rowId = 'altinnRowId';
const noRow = '00000000-0000-0000-0000-000000000000';

function withRowIds(model: Model, shape: Shape, include: boolean): Model {
  const result: Record<string, unknown> = {};
  for (const member of shape.members) {
    const value = model[member.name];
    if (member.name !== rowId) result[member.name] = rowsOf(value, member, include);
    else if (include) result[rowId] = value == null || value === noRow ? randomUUID() : value;
  }
  return result;
}

function rowsOf(value: unknown, shape: Shape, include: boolean): unknown {
  const item = shape.item;
  if (item !== undefined && Array.isArray(value)) {
    return value.map((one) => rowsOf(one, item, include));
  }
  return isModel(value) && shape.kind === 'object' ? withRowIds(value, shape, include) : value;
}

/** Values of `presentationFields` or `dataFields` that a model of this type gives, by field id. */
export function fieldValues(
  app: AppDefinition,
  typeId: string,
  of: { readonly list: 'presentationFields' | 'dataFields'; readonly model: Model },
): Record<string, string> {
  const fields = app.metadata[of.list];
  const values: Record<string, string> = {};
  for (const field of Array.isArray(fields) ? fields : []) {
    if (!isModel(field) || field['dataTypeId'] !== typeId) continue;
    const value = valueAt(of.model, textOf(field['path']));
    if (value !== undefined && value !== null) values[textOf(field['id'])] = textOf(value);
  }
  return values;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function valueAt(model: Model, path: string): unknown {
  let value: unknown = model;
  for (const step of path.split('.')) {
    const name = /^[^[]*/.exec(step)?.[0].toLowerCase();
    if (!isModel(value)) return undefined;
    value = Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
    const index = /\[(\d+)\]/.exec(step)?.[1];
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
  }
  return value;
}

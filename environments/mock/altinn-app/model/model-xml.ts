import type { Model } from '../app/app-logic.ts';
import { scalarFromXml } from './model-scalar.ts';
import type { ModelShape, Shape } from './model-shape.ts';
import { positionIn, readXml, XmlError, type XmlElement } from './xml-reader.ts';

/** A model text that the service refuses; `message` is the detail of its answer. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const noContent = 'No XML content read from stream';
const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const namespaces =
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

/** Reads form data from XML bytes as the service's serializer does. Throws ModelError. */
export function modelFromXml(
  shape: ModelShape,
  body: Buffer,
  options: { readonly dtd: boolean } = { dtd: true },
): Model {
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new ModelError(noContent);
  try {
    return modelFromRoot(shape, readXml(text, options));
  } catch (error) {
    throw error instanceof XmlError ? documentError(text, error) : error;
  }
}

function modelFromRoot(shape: ModelShape, root: XmlElement): Model {
  if (shape.shape === undefined) return freeObject(root);
  if (root.name !== shape.root || root.namespace !== '') {
    throw new XmlError(`<${root.name} xmlns='${root.namespace}'> was not expected.`, root.at);
  }
  return objectFrom(root, shape.shape);
}

function documentError(text: string, { at, message }: XmlError): ModelError {
  const { line, column } = positionIn(text, at);
  return new ModelError(`There is an error in XML document (${line}, ${column}). ${message}`);
}

function objectFrom(element: XmlElement, shape: Shape): Record<string, unknown> {
  const model: Record<string, unknown> = {};
  for (const member of shape.members) model[member.name] = memberFrom(element, member);
  return model;
}

function memberFrom(parent: XmlElement, member: Shape): unknown {
  if (member.attribute) {
    const text = parent.attributes[member.name];
    return text === undefined ? null : scalarFromXml(text, member.kind);
  }
  const children = parent.children.filter(
    (child) => child.name === member.name && child.namespace === '',
  );
  const item = member.item;
  if (item !== undefined) return children.map((child) => valueFrom(child, item));
  // A repeated element is unknown to the serializer: the first one counts.
  const first = children[0];
  return first === undefined ? null : valueFrom(first, member);
}

function valueFrom(element: XmlElement, shape: Shape): unknown {
  if (isNil(element)) return null;
  if (shape.kind === 'object') return objectFrom(element, shape);
  if (shape.kind === 'any') return freeValue(element);
  try {
    return scalarFromXml(element.text, shape.kind);
  } catch (error) {
    throw new XmlError(error instanceof Error ? error.message : '', element.at);
  }
}

const isNil = (element: XmlElement): boolean =>
  Object.entries(element.attributes).some(
    ([name, value]) => name.endsWith(':nil') && (value === 'true' || value === '1'),
  );

/** Without a schema: names are kept, repeated elements become a list, leaves are texts. */
function freeValue(element: XmlElement): unknown {
  if (isNil(element)) return null;
  return element.children.length === 0 ? element.text : freeObject(element);
}

function freeObject(element: XmlElement): Record<string, unknown> {
  const byName = new Map<string, unknown[]>();
  for (const child of element.children) {
    const before = byName.get(child.name) ?? [];
    before.push(freeValue(child));
    byName.set(child.name, before);
  }
  return Object.fromEntries(
    [...byName].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

/** The XML bytes that the service stores: no nulls, no empty texts, members in the schema's order. */
export function modelToXml(shape: ModelShape, model: Model): Buffer {
  const inner = shape.shape === undefined ? freeXml(model) : objectXml(model, shape.shape);
  const attributes = shape.shape === undefined ? '' : attributesXml(model, shape.shape);
  const open = `<${shape.root}${namespaces}${attributes}`;
  const element = inner === '' ? `${open} />` : `${open}>${inner}</${shape.root}>`;
  return Buffer.from(declaration + element);
}

function objectXml(model: Model, shape: Shape): string {
  return shape.members
    .filter((member) => !member.attribute)
    .map((member) => memberXml(model[member.name], member))
    .join('');
}

function attributesXml(model: Model, shape: Shape): string {
  return shape.members
    .filter((member) => member.attribute && !isBlank(model[member.name]))
    .map((member) => ` ${member.name}="${escapeXml(scalarText(model[member.name]))}"`)
    .join('');
}

function memberXml(value: unknown, member: Shape): string {
  if (isBlank(value)) return '';
  const item = member.item;
  if (item !== undefined) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [];
    return values.map((one) => elementXml(member.name, one, item)).join('');
  }
  return elementXml(member.name, value, member);
}

function elementXml(name: string, value: unknown, shape: Shape): string {
  if (isBlank(value)) return `<${name} xsi:nil="true" />`;
  if (isModel(value) && shape.kind === 'object') {
    return wrap(name, objectXml(value, shape), attributesXml(value, shape));
  }
  return wrap(name, isModel(value) ? freeXml(value) : escapeXml(scalarText(value)));
}

function freeXml(model: Model): string {
  return Object.entries(model)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => ({ name, one })),
    )
    .filter(({ one }) => !isBlank(one))
    .map(({ name, one }) => wrap(name, isModel(one) ? freeXml(one) : escapeXml(scalarText(one))))
    .join('');
}

const wrap = (name: string, inner: string, attributes = ''): string =>
  inner === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${inner}</${name}>`;

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

const isModel = (value: unknown): value is Model =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scalarText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters other than tab and line ends. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/** A NUL comes back as U+FFFD from the service (recorded case XH-9). */
function escapeXml(text: string): string {
  return text
    .replaceAll('\u0000', '\uFFFD')
    .replace(/[&<>"]/g, (char) => escapes[char] ?? char)
    .replace(controls, (char) => `&#x${char.charCodeAt(0).toString(16)};`);
}

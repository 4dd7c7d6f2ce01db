import type { Model } from '../app/app-logic.ts';
import { dateTimeOf, integerOf, numberOf, typeNames } from './model-scalar.ts';
import type { ModelShape, Shape } from './model-shape.ts';
import { ModelError } from './model-xml.ts';
import { readJson, type JsonFault } from '../../server/read-json.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How strict a read is: PATCH refuses unknown members, PUT and POST ignore them. */
export interface JsonReading {
  readonly refuseUnknown: boolean;
}

/** An unknown member under `refuseUnknown`. */
export class UnknownMemberError extends ModelError {}

/** Reads form data from JSON bytes as System.Text.Json does. Throws ModelError. */
export function modelFromJson(shape: ModelShape, body: Buffer): Model {
  const value = parseStrict(body, shape);
  if (value === null) throw new ModelError('Json deserialization returned null');
  return modelFromValue(shape, value);
}

/** Converts a parsed JSON value to the model. Throws ModelError. */
export function modelFromValue(
  shape: ModelShape,
  value: unknown,
  reading: JsonReading = { refuseUnknown: false },
): Model {
  if (!isObject(value)) throw conversionError(shape.className, '$');
  if (shape.shape === undefined) return value;
  return objectFrom(value, shape.shape, { path: '$', className: shape.className, ...reading });
}

function parseStrict(body: Buffer, shape: ModelShape): unknown {
  const text = decoded(body);
  if (text.trim() === '') throw faultError(emptyFault);
  const reading = readJson(text);
  if ('fault' in reading) throw faultError(reading.fault);
  const { value } = reading;
  if (value !== null && !isObject(value)) throw conversionError(shape.className, '$');
  return value;
}

function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw conversionError(typeNames.string, '$', { cause: error });
  }
}

const faultError = ({ path, message }: JsonFault): ModelError =>
  new ModelError(`${message} Path: ${path} | LineNumber: 0 | BytePositionInLine: 0.`);

const emptyFault = { path: '$', message: 'The input does not contain any JSON tokens.' };

interface Place extends JsonReading {
  readonly path: string;
  readonly className: string;
}

function objectFrom(value: Readonly<Record<string, unknown>>, shape: Shape, place: Place): Model {
  const members = new Map(shape.members.map((member) => [member.name.toLowerCase(), member]));
  const model: Record<string, unknown> = {};
  for (const member of shape.members) model[member.name] = null;
  for (const [name, given] of Object.entries(value)) {
    const member = members.get(name.toLowerCase());
    if (member !== undefined) {
      model[member.name] = valueFrom(given, member, {
        ...place,
        path: `${place.path}.${member.name}`,
      });
    } else if (place.refuseUnknown) {
      throw new UnknownMemberError(unknownText(name, place.className));
    }
  }
  return model;
}

const unknownText = (name: string, className: string): string =>
  `The JSON property '${name}' could not be mapped to any .NET member contained in type '${className}'.`;

function valueFrom(given: unknown, shape: Shape, place: Place): unknown {
  if (given === null || shape.kind === 'any') return given;
  const item = shape.item;
  if (item !== undefined) {
    if (!Array.isArray(given)) throw conversionError(typeNames.list, place.path);
    return given.map((one, index) =>
      valueFrom(one, item, { ...place, path: `${place.path}[${index}]` }),
    );
  }
  if (shape.kind === 'object') {
    if (!isObject(given)) throw conversionError(typeNames.object, place.path);
    return objectFrom(given, shape, place);
  }
  const value = scalarFrom(given, shape.kind);
  if (value === undefined) throw conversionError(typeNames[shape.kind], place.path);
  return value;
}

const texts: Readonly<Partial<Record<Shape['kind'], (text: string) => unknown>>> = {
  // A lone surrogate cannot be written as UTF-8.
  string: (text) => (/\p{Surrogate}/u.test(text) ? undefined : text),
  dateTime: dateTimeOf,
  // Numbers may be written as texts, not the reverse.
  int32: (text) => numberOf(text, 'int32'),
  int64: (text) => numberOf(text, 'int64'),
  decimal: (text) => numberOf(text, 'decimal'),
};
const numbers: Readonly<Partial<Record<Shape['kind'], (value: number) => unknown>>> = {
  int32: (value) => integerOf(value, 'int32'),
  int64: (value) => integerOf(value, 'int64'),
  decimal: (value) => value,
};

function scalarFrom(given: unknown, kind: Shape['kind']): unknown {
  if (typeof given === 'string') return texts[kind]?.(given);
  if (typeof given === 'number') return numbers[kind]?.(given);
  return kind === 'boolean' && typeof given === 'boolean' ? given : undefined;
}

function conversionError(type: string, path: string, options?: ErrorOptions): ModelError {
  const text = `The JSON value could not be converted to ${type}.`;
  const where = `Path: ${path} | LineNumber: 0 | BytePositionInLine: 0.`;
  return new ModelError(`${text} ${where}`, options);
}

/** Form data as JSON bytes: every member, nulls written. */
export function modelToJson(model: Model): Buffer {
  return Buffer.from(JSON.stringify(model));
}

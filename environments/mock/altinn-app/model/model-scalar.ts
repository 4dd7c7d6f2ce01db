import type { ShapeKind } from './model-shape.ts';

const dateTimePattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7})\d*)?)?(Z|[+-]\d\d:\d\d)?)?$/;
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Names of .NET types in error texts. */
export const typeNames: Readonly<Record<ShapeKind, string>> = {
  string: 'System.String',
  int32: 'System.Nullable`1[System.Int32]',
  int64: 'System.Nullable`1[System.Int64]',
  decimal: 'System.Nullable`1[System.Decimal]',
  boolean: 'System.Nullable`1[System.Boolean]',
  dateTime: 'System.Nullable`1[System.DateTime]',
  object: 'System.Object',
  list: 'System.Collections.Generic.List`1',
  any: 'System.Object',
};

/** A whole number within the type's range, or undefined. */
export function integerOf(value: number, kind: ShapeKind): number | undefined {
  const limit = kind === 'int32' ? 2 ** 31 : 2 ** 63;
  return Number.isInteger(value) && value >= -limit && value < limit ? value : undefined;
}

/** A number from a JSON-number text, or undefined. */
export function numberOf(text: string, kind: ShapeKind): number | undefined {
  if (!jsonNumber.test(text)) return undefined;
  const value = Number(text);
  return kind === 'decimal'
    ? Math.abs(value) < 7.9e28
      ? value
      : undefined
    : integerOf(value, kind);
}

/** A date as the service writes it: a time is added where absent, zeros of the fraction dropped. */
export function dateTimeOf(text: string): string | undefined {
  const parts = dateTimePattern.exec(text);
  if (parts === null || Number.isNaN(Date.parse(text))) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction, zone = ''] =
    parts;
  const dayOfMonth = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate();
  if (dayOfMonth !== Number(day)) return undefined;
  const rest = (fraction ?? '').replace(/0+$/, '');
  const dot = rest === '' ? '' : `.${rest}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${dot}${zone}`;
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  '1': true,
  '0': false,
};

/** A scalar from the text of an XML element; throws a plain Error with the reader's words. */
export function scalarFromXml(text: string, kind: ShapeKind): unknown {
  if (kind === 'string' || kind === 'any') return text;
  const trimmed = text.trim();
  const value = fromXmlText(trimmed, kind);
  if (value === undefined) throw new Error(wordsFor(trimmed, kind));
  return value;
}

function fromXmlText(text: string, kind: ShapeKind): unknown {
  if (kind === 'dateTime') return dateTimeOf(text);
  if (kind === 'boolean') return booleans[text];
  const plain = text.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1');
  return numberOf(plain.startsWith('.') ? `0${plain}` : plain, kind);
}

function wordsFor(text: string, kind: ShapeKind): string {
  if (kind === 'dateTime') return `The string '${text}' is not a valid AllXsd value.`;
  if (kind === 'boolean') return `The string '${text}' is not a valid Boolean value.`;
  const tooLarge = /^-?\d+$/.test(text) && kind !== 'decimal';
  return tooLarge
    ? 'Value was either too large or too small.'
    : `The input string '${text}' was not in a correct format.`;
}

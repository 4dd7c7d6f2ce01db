import { createRequire } from 'node:module';
import { isDate, isDateTime } from './format-date-time.ts';
import { isUri } from './format-uri.ts';
import { isUuid } from './format-uuid.ts';

/** A format as Ajv takes it: of strings, or of numbers. */
export type FormatDefinition =
  | RegExp
  | true
  | ((text: string) => boolean)
  | { readonly type: 'number'; readonly validate: (value: number) => boolean };

const INT64_LIMIT = 2 ** 63;
const FLOAT_LARGEST = 3.402_823_466_385_288_6e38;

/** Formats that we judge ourselves, as strict as ajv-formats or stricter, in time linear to the text. */
export const OWN_FORMATS: Readonly<Record<string, FormatDefinition>> = {
  'date-time': isDateTime,
  date: isDate,
  uuid: isUuid,
  // .NET's name for it; some Altinn documents use it.
  guid: isUuid,
  uri: isUri,
  email: isEmail,
  byte: isBase64,
  int32: {
    type: 'number',
    validate: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  },
  // JSON.parse rounds 2^63-1 to 2^63: that one stays allowed.
  int64: {
    type: 'number',
    validate: (value) => Number.isInteger(value) && value >= -INT64_LIMIT && value <= INT64_LIMIT,
  },
  float: { type: 'number', validate: (value) => Math.abs(value) <= FLOAT_LARGEST },
  double: { type: 'number', validate: (value) => Number.isFinite(value) },
};

/** Every known format by name: ours, else that of ajv-formats; formats of nobody are free text. */
export function knownFormats(): Readonly<Record<string, FormatDefinition>> {
  // formats.js alone needs no Ajv, which a start on a warm cache never loads.
  const loaded: unknown = createRequire(import.meta.url)('ajv-formats/dist/formats.js');
  const full =
    typeof loaded === 'object' && loaded !== null && 'fullFormats' in loaded
      ? loaded.fullFormats
      : {};
  return { ...(full as Record<string, FormatDefinition>), ...OWN_FORMATS };
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 320) return false;
  const labels = text.slice(at + 1).split('.');
  return text.slice(0, at).split('.').every(isAtom) && labels.length > 1 && labels.every(isLabel);
}

function isAtom(atom: string): boolean {
  return /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i.test(atom);
}

function isLabel(label: string): boolean {
  return /^[a-z0-9-]+$/i.test(label) && !label.startsWith('-') && !label.endsWith('-');
}

/** RFC 4648 section 4, padded. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

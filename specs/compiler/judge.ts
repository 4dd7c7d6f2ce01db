import type { SchemaProblem } from './contract.ts';
import { explainErrors } from './explain-errors.ts';
import { isJson, isRange, parseMediaType, type MediaType } from './media-type.ts';
import type { TextStyle } from './read-style.ts';
import { notJson, valuesOfText } from './read-text.ts';
import { typesOf, type SchemaIn } from './schema-facts.ts';
import type { ValidateFunction } from './validate-function.ts';

/** One schema of a set, compiled when first needed. */
export interface SchemaInUse extends SchemaIn {
  readonly key: string;
  readonly validate: () => ValidateFunction;
}

const NONE: readonly SchemaProblem[] = [];

/** Judges a parsed value. */
function judgeValue(value: unknown, schema: SchemaInUse): readonly SchemaProblem[] {
  const validate = schema.validate();
  return validate(value) ? NONE : explainErrors(validate.errors ?? [], value);
}

/** Judges the text of a parameter or header: it conforms where one reading of it does. */
export function judgeText(
  raw: string | readonly string[],
  style: TextStyle,
  schema: SchemaInUse,
): readonly SchemaProblem[] {
  const values = valuesOfText(raw, style, schema);
  return values === undefined ? [notJson(raw)] : judgeReadings(values, schema);
}

/** Judges a body: JSON as parsed, other media types as text, ranges as either. */
export function judgeBody(
  value: unknown,
  mediaType: string,
  schema: SchemaInUse,
): readonly SchemaProblem[] {
  const media = parseMediaType(mediaType);
  if (media === undefined || typeof value !== 'string' || isJson(media))
    return judgeValue(value, schema);
  if (isRange(media))
    return judgeReadings([value, ...(textReadings(value, media, schema) ?? [])], schema);
  const readings = textReadings(value, media, schema);
  return readings === undefined ? NONE : judgeReadings(readings, schema);
}

/** What the text of a body can mean by its schema; undefined where a JSON schema cannot judge it (XML, multipart, bytes). */
function textReadings(
  text: string,
  media: MediaType,
  schema: SchemaInUse,
): readonly unknown[] | undefined {
  const types = typesOf(schema);
  if (types.size === 0 || types.has('string')) return [text];
  if (`${media.type}/${media.subtype}` === 'application/x-www-form-urlencoded')
    return formReadings(text, schema);
  if (media.type !== 'text' || /xml/.test(media.subtype)) return undefined;
  if (types.has('object') || types.has('array'))
    return valuesOfText(text, { ...PLAIN, json: true }, schema) ?? [text];
  return valuesOfText(text, PLAIN, schema);
}

const PLAIN: TextStyle = { name: '', style: 'simple', explode: false, json: false };

const FORM: TextStyle = { ...PLAIN, style: 'form', explode: true };

function formReadings(text: string, schema: SchemaInUse): readonly unknown[] | undefined {
  const pairs = [...new URLSearchParams(text)].map(([name, value]) => `${name}=${value}`);
  return valuesOfText(pairs, FORM, schema);
}

function judgeReadings(values: readonly unknown[], schema: SchemaInUse): readonly SchemaProblem[] {
  let first: readonly SchemaProblem[] | undefined;
  for (const value of values) {
    const problems = judgeValue(value, schema);
    if (problems.length === 0) return NONE;
    first ??= problems;
  }
  return first ?? NONE;
}

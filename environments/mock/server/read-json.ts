import JSON5 from 'json5';
import { getLocation, parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** A JSON text that cannot be read, as System.Text.Json tells it. */
export interface JsonFault {
  /** JSON path where reading stopped: `$`, `$.a.b[0]`. */
  readonly path: string;
  readonly message: string;
}

export type JsonReading = { readonly value: unknown } | { readonly fault: JsonFault };

/** What a reader lets pass. */
export interface JsonLeniency {
  /** Trailing commas, comments, quotes of both kinds, bare names: as Newtonsoft. */
  readonly newtonsoft?: boolean;
}

type Steps = readonly (string | number)[];

const maxDepth = 64;

/** Reads JSON and tells where it broke; deeper than 64 levels is refused, as System.Text.Json does. */
export function readJson(text: string, leniency: JsonLeniency = {}): JsonReading {
  let value: unknown;
  try {
    value = leniency.newtonsoft === true ? JSON5.parse(text) : JSON.parse(text);
  } catch {
    return { fault: faultIn(text) };
  }
  const deep = firstTooDeep(value, []);
  return deep === undefined ? { value } : { fault: { path: pathOf(deep), message: tooDeep } };
}

const tooDeep = `The maximum configured depth of ${maxDepth} has been exceeded.`;

function firstTooDeep(value: unknown, steps: Steps): Steps | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (steps.length === maxDepth) return steps;
  for (const [key, one] of Object.entries(value)) {
    if (typeof one !== 'object') continue;
    const deep = firstTooDeep(one, [...steps, Array.isArray(value) ? Number(key) : key]);
    if (deep !== undefined) return deep;
  }
  return undefined;
}

function faultIn(text: string): JsonFault {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // The parser's stack ends long after the service's depth does.
    return { path: '$', message: tooDeep };
  }
  const [first] = errors;
  const offset = first?.offset ?? 0;
  const code = first === undefined ? '' : printParseErrorCode(first.error);
  const { path } = getLocation(text, offset);
  const between = code === 'CommaExpected' || code === 'ColonExpected' || path.at(-1) === '';
  const message = words[code] ?? wordsAt(text, offset);
  return { path: pathOf(between ? path.slice(0, -1) : path), message };
}

const words: Readonly<Record<string, string>> = {
  ColonExpected: "Expected ':' after a property name.",
  CommaExpected: "Expected either ',' or the end of an object or list.",
  EndOfFileExpected: 'There is more after a single JSON value.',
  PropertyNameExpected: 'Expected a property name.',
  UnexpectedEndOfString: 'Expected end of string, but instead reached end of data.',
};

const wordsAt = (text: string, offset: number): string =>
  offset >= text.length
    ? 'Expected depth to be zero at the end of the JSON payload.'
    : `'${text[offset]}' is an invalid start of a value.`;

const pathOf = (steps: Steps): string =>
  `$${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;

import { headerOf, type Exchange } from '#specs';

/** What a scenario demands of one answer; every member given must hold. */
export interface Expectation {
  /** One status, several legal ones, or any of a class. */
  readonly status?: number | readonly number[] | '2xx' | '4xx';
  /** Media type without parameters, or several legal ones. */
  readonly mediaType?: string | readonly string[];
  /** True: no body; false: some body. */
  readonly empty?: boolean;
  /** Part of the JSON body; see `Shape`. */
  readonly body?: Shape;
  /** The whole body as text, or a pattern in it. */
  readonly text?: string | RegExp;
  /** The body byte for byte. */
  readonly bytes?: Uint8Array;
  /** By name, any case; `null`: the header must be absent. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
}

/**
 * A partial JSON value: objects name the members that matter, arrays must have the same length,
 * a RegExp matches a string, a function is a predicate (name it: its name is the expected text).
 */
export type Shape =
  | null
  | string
  | number
  | boolean
  | RegExp
  | ((value: unknown) => boolean)
  | readonly Shape[]
  | { readonly [member: string]: Shape };

/** One demand that does not hold. */
export interface Mismatch {
  /** JSON pointer, or `header:<name>`; absent for status and the whole body. */
  readonly pointer?: string;
  readonly expected: string;
  readonly actual: string;
}

/** Lists where an answer differs from what is expected; empty when all holds. */
export function mismatches(exchange: Exchange, expectation: Expectation): readonly Mismatch[] {
  const { response } = exchange;
  if (response === undefined) return [];
  const body = Buffer.from(response.body);
  return [
    ...statusMismatch(response.status, expectation.status),
    ...mediaMismatch(headerOf(response.headers, 'content-type'), expectation.mediaType),
    ...headerMismatches(exchange, expectation.headers ?? {}),
    ...bodyMismatches(body, expectation),
  ];
}

function statusMismatch(status: number, wanted: Expectation['status']): readonly Mismatch[] {
  if (wanted === undefined || statusFits(status, wanted)) return [];
  const expected = Array.isArray(wanted) ? wanted.join(' or ') : String(wanted);
  return [{ expected: `status ${expected}`, actual: `status ${status}` }];
}

function statusFits(status: number, wanted: NonNullable<Expectation['status']>): boolean {
  if (typeof wanted === 'string') return Math.floor(status / 100) === Number(wanted[0]);
  return typeof wanted === 'number' ? status === wanted : wanted.includes(status);
}

function mediaMismatch(
  contentType: string | undefined,
  wanted: Expectation['mediaType'],
): readonly Mismatch[] {
  if (wanted === undefined) return [];
  const legal = typeof wanted === 'string' ? [wanted] : wanted;
  const actual = contentType?.split(';')[0]?.trim().toLowerCase();
  if (actual !== undefined && legal.includes(actual)) return [];
  return [
    {
      pointer: 'header:content-type',
      expected: legal.join(' or '),
      actual: contentType ?? 'no Content-Type',
    },
  ];
}

function headerMismatches(
  exchange: Exchange,
  wanted: NonNullable<Expectation['headers']>,
): readonly Mismatch[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const actual = headerOf(exchange.response?.headers ?? [], name);
    if (headerFits(actual, value)) return [];
    const expected = value === null ? 'absent' : String(value);
    return [{ pointer: `header:${name.toLowerCase()}`, expected, actual: actual ?? 'absent' }];
  });
}

function headerFits(actual: string | undefined, wanted: string | RegExp | null): boolean {
  if (wanted === null) return actual === undefined;
  if (actual === undefined) return false;
  return wanted instanceof RegExp ? wanted.test(actual) : actual === wanted;
}

function bodyMismatches(body: Buffer, wanted: Expectation): readonly Mismatch[] {
  const found: Mismatch[] = [];
  if (wanted.empty === true && body.length > 0)
    found.push({ expected: 'an empty body', actual: `${body.length} bytes` });
  if (wanted.empty === false && body.length === 0)
    found.push({ expected: 'a body', actual: 'an empty body' });
  if (wanted.bytes !== undefined && !body.equals(wanted.bytes))
    found.push(byteMismatch(body, wanted.bytes));
  if (wanted.text !== undefined) found.push(...textMismatch(body.toString('utf8'), wanted.text));
  if (wanted.body !== undefined) found.push(...jsonMismatches(body, wanted.body));
  return found;
}

function byteMismatch(actual: Buffer, wanted: Uint8Array): Mismatch {
  const at = actual.findIndex((byte, index) => byte !== wanted[index]);
  const where = at < 0 ? `the first ${actual.length} bytes` : `bytes that differ from offset ${at}`;
  return {
    expected: `the ${wanted.length} bytes that were sent`,
    actual: `${actual.length} bytes: ${where}`,
  };
}

function textMismatch(actual: string, wanted: string | RegExp): readonly Mismatch[] {
  const fits = wanted instanceof RegExp ? wanted.test(actual) : actual === wanted;
  return fits ? [] : [{ expected: String(wanted), actual: shorten(actual) }];
}

function jsonMismatches(body: Buffer, wanted: Shape): readonly Mismatch[] {
  try {
    return shapeMismatches(JSON.parse(body.toString('utf8')), wanted);
  } catch {
    return [{ expected: 'a JSON body', actual: shorten(body.toString('utf8')) || 'an empty body' }];
  }
}

/** Lists where a JSON value differs from a shape, by JSON pointer. */
export function shapeMismatches(value: unknown, shape: Shape, pointer = ''): readonly Mismatch[] {
  if (Array.isArray(shape)) return arrayMismatches(value, shape, pointer);
  if (shape !== null && typeof shape === 'object' && !(shape instanceof RegExp))
    return objectMismatches(value, shape as Readonly<Record<string, Shape>>, pointer);
  return scalarFits(value, shape)
    ? []
    : [{ pointer, expected: describe(shape), actual: shorten(JSON.stringify(value) ?? 'absent') }];
}

type Scalar = null | string | number | boolean | RegExp | ((value: unknown) => boolean);

function scalarFits(value: unknown, shape: Scalar): boolean {
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value);
  return typeof shape === 'function' ? shape(value) : value === shape;
}

function arrayMismatches(
  value: unknown,
  shape: readonly Shape[],
  pointer: string,
): readonly Mismatch[] {
  if (!Array.isArray(value) || value.length !== shape.length) {
    const actual = Array.isArray(value) ? `${value.length} items` : typeof value;
    return [{ pointer, expected: `a list of ${shape.length}`, actual }];
  }
  return shape.flatMap((item, index) => shapeMismatches(value[index], item, `${pointer}/${index}`));
}

function objectMismatches(
  value: unknown,
  shape: Readonly<Record<string, Shape>>,
  pointer: string,
): readonly Mismatch[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return [{ pointer, expected: 'an object', actual: shorten(JSON.stringify(value) ?? 'absent') }];
  const members = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape).flatMap(([name, inner]) =>
    shapeMismatches(
      members[name],
      inner,
      `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );
}

function describe(shape: Shape): string {
  if (typeof shape === 'function') return shape.name || 'a value that fits';
  return shape instanceof RegExp ? String(shape) : JSON.stringify(shape);
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

import type { HeaderLines } from '#specs';

/**
 * How a name is written in a Content-Disposition, always from UTF-8: in quotes with backslashes, without quotes,
 * `name*` (RFC 5987), as forms of browsers do (`%22`, WHATWG HTML 4.10.21.8), or as a word of RFC 2047 in quotes.
 */
type Quoting = 'quoted' | 'unquoted' | 'extended' | 'percent' | 'encoded-word';

/** One part: either its header lines as they stand, or what they are made of. */
export interface MultipartPart {
  /** As they stand, in this order; an empty list makes a part without headers. Replaces the members below. */
  readonly headers?: HeaderLines;
  readonly name?: string;
  readonly nameQuoting?: Quoting;
  readonly filename?: string;
  readonly filenameQuoting?: Quoting;
  /** `form-data` where absent. */
  readonly disposition?: string;
  readonly contentType?: string;
  readonly body: string | Uint8Array;
}

/** A whole body; every byte follows from this. */
export interface MultipartShape {
  readonly parts: readonly MultipartPart[];
  /** Between the delimiters; `samsvar-boundary` where absent. */
  readonly boundary?: string;
  /** Before the first delimiter: no line end is added. */
  readonly preamble?: string;
  /** After the closing delimiter and its line end. */
  readonly epilogue?: string;
  /** `\r\n` where absent. */
  readonly lineEnd?: string;
  /** `missing`: no closing delimiter; `cut`: without its last two hyphens. */
  readonly close?: 'proper' | 'missing' | 'cut';
  /** Keeps only so many bytes of the whole; negative: cuts so many from its end. */
  readonly truncateTo?: number;
  /** `multipart/form-data` where absent. */
  readonly mediaType?: string;
  /** The Content-Type's boundary parameter: as needed, in quotes, none, or another value. */
  readonly boundaryParameter?: 'plain' | 'quoted' | 'none' | { readonly value: string };
}

/** A body and the Content-Type that announces it. */
export interface EncodedMultipart {
  readonly contentType: string;
  readonly body: Uint8Array;
}

const defaultBoundary = 'samsvar-boundary';

/** Encodes multipart byte for byte as told (RFC 2046 5.1, RFC 7578), broken ones included. */
export function encodeMultipart(shape: MultipartShape): EncodedMultipart {
  const boundary = shape.boundary ?? defaultBoundary;
  const lineEnd = shape.lineEnd ?? '\r\n';
  const pieces: (string | Uint8Array)[] = [shape.preamble ?? ''];
  for (const part of shape.parts) {
    pieces.push(`--${boundary}${lineEnd}`, toHead(part, lineEnd), lineEnd, part.body, lineEnd);
  }
  pieces.push(toClose(shape.close ?? 'proper', boundary, lineEnd), shape.epilogue ?? '');
  const whole = Buffer.concat(pieces.map(toBytes));
  return {
    contentType: toContentType(shape, boundary),
    body:
      shape.truncateTo === undefined ? whole : whole.subarray(0, toLength(whole, shape.truncateTo)),
  };
}

/** A body too large to be held, and the Content-Type that announces it. */
export interface StreamedMultipart {
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** A part whose body comes in chunks. */
export type StreamedPart = Omit<MultipartPart, 'body'> & {
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

/** Encodes well-formed multipart as it is sent: no part is held in memory. */
export function streamMultipart(
  parts: readonly StreamedPart[],
  boundary = defaultBoundary,
): StreamedMultipart {
  return {
    contentType: toContentType({ parts: [] }, boundary),
    body: streamParts(parts, boundary),
  };
}

async function* streamParts(
  parts: readonly StreamedPart[],
  boundary: string,
): AsyncGenerator<Uint8Array> {
  const lineEnd = '\r\n';
  for (const { body, ...part } of parts) {
    yield toBytes(`--${boundary}${lineEnd}${toHead({ ...part, body: '' }, lineEnd)}${lineEnd}`);
    if (typeof body === 'string' || body instanceof Uint8Array) yield toBytes(body);
    else yield* body;
    yield toBytes(lineEnd);
  }
  yield toBytes(toClose('proper', boundary, lineEnd));
}

function toPartHeaders(part: MultipartPart): HeaderLines {
  if (part.headers !== undefined) return part.headers;
  const disposition = [part.disposition ?? 'form-data'];
  if (part.name !== undefined) disposition.push(toParameter('name', part.name, part.nameQuoting));
  if (part.filename !== undefined) {
    disposition.push(toParameter('filename', part.filename, part.filenameQuoting));
  }
  const lines: [string, string][] = [['Content-Disposition', disposition.join('; ')]];
  if (part.contentType !== undefined) lines.push(['Content-Type', part.contentType]);
  return lines;
}

function toHead(part: MultipartPart, lineEnd: string): string {
  return toPartHeaders(part)
    .map(([name, value]) => `${name}: ${value}${lineEnd}`)
    .join('');
}

const parameterIn: Readonly<Record<Quoting, (name: string, value: string) => string>> = {
  quoted: (name, value) => `${name}="${value.replace(/["\\]/g, String.raw`\$&`)}"`,
  unquoted: (name, value) => `${name}=${value}`,
  extended: (name, value) => `${name}*=UTF-8''${toExtended(value)}`,
  percent: (name, value) => `${name}="${value.replace(/["\r\n]/g, encodeURIComponent)}"`,
  'encoded-word': (name, value) =>
    `${name}="=?UTF-8?B?${Buffer.from(value, 'utf8').toString('base64')}?="`,
};

function toParameter(name: string, value: string, quoting: Quoting = 'quoted'): string {
  return parameterIn[quoting](name, value);
}

function toExtended(value: string): string {
  return encodeURIComponent(value).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function toClose(close: 'proper' | 'missing' | 'cut', boundary: string, lineEnd: string): string {
  if (close === 'missing') return '';
  return close === 'cut' ? `--${boundary}` : `--${boundary}--${lineEnd}`;
}

function toContentType(shape: MultipartShape, boundary: string): string {
  const mediaType = shape.mediaType ?? 'multipart/form-data';
  const parameter = shape.boundaryParameter ?? 'plain';
  if (parameter === 'none') return mediaType;
  if (parameter === 'quoted') return `${mediaType}; boundary="${boundary}"`;
  return `${mediaType}; boundary=${parameter === 'plain' ? boundary : parameter.value}`;
}

function toLength(whole: Uint8Array, truncateTo: number): number {
  return truncateTo < 0 ? Math.max(whole.length + truncateTo, 0) : truncateTo;
}

function toBytes(piece: string | Uint8Array): Uint8Array {
  return typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}

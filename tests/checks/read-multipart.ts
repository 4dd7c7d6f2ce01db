import { Buffer } from 'node:buffer';
import type { HeaderLines } from '#specs';
import { boundaryOf, dispositionOf, type DispositionParameters } from './read-disposition.ts';
import { readHeaderLines } from './read-header-lines.ts';

/** One part between two delimiters, as it stands in the body (RFC 2046 section 5.1, RFC 7578 section 4). */
export interface MultipartPart {
  /** In the order written, names in their own case, folded lines joined, bytes read as UTF-8. */
  readonly headers: HeaderLines;
  /** Every parameter of Content-Disposition in the order written, its quotes undone; none without that header. */
  readonly disposition: DispositionParameters;
  /** The parameter `name`. */
  readonly name?: string;
  /** The parameter `filename`, else `filename*` decoded. Percent signs stay: what they mean is the receiver's choice. */
  readonly filename?: string;
  /** The value of Content-Type as written. */
  readonly contentType?: string;
  /** A view of the bytes, not a copy. */
  readonly body: Uint8Array;
  /** Offsets in the whole body: first byte of the headers, first of the content, and behind its last. */
  readonly offsets: { readonly headers: number; readonly body: number; readonly end: number };
}

/**
 * How reading ended: `complete` at a closing delimiter; `unclosed` where the bytes end before it; `malformed` where a delimiter or
 * header line is none; `no-delimiter` where the boundary announced stands nowhere; `no-boundary` where none is announced.
 */
export type MultipartEnd = 'complete' | 'unclosed' | 'malformed' | 'no-delimiter' | 'no-boundary';

/** A multipart body taken apart, as far as it could be read. */
export interface MultipartReading {
  /** Only parts that a delimiter ends: what stands behind `stoppedAt` is no part. */
  readonly parts: readonly MultipartPart[];
  readonly end: MultipartEnd;
  /** Offset up to which the body was understood; of a complete one, where the epilogue begins. */
  readonly stoppedAt: number;
  /** What was expected at `stoppedAt`; absent where the body is complete. */
  readonly problem?: string;
}

interface Framing {
  readonly bytes: Buffer;
  readonly delimiter: Buffer;
}

/** Where a delimiter line led: to a part, or to the end. */
type Delimited =
  | { readonly next: number }
  | { readonly end: MultipartEnd; readonly stoppedAt: number; readonly problem?: string };

const CRLF = Buffer.from('\r\n');
const CLOSED = 'a closing delimiter was expected before the body ends';

/**
 * Reads a body strictly: lines end with CRLF, a delimiter line holds nothing but the boundary and blanks (RFC 2046 section 5.1.1).
 * What is written otherwise is told, not repaired. In time linear to the body; never throws.
 */
export function readMultipart(body: Uint8Array, contentType: string): MultipartReading {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) {
    const problem = 'a multipart Content-Type with a boundary of 1 to 70 characters was expected';
    return { parts: [], end: 'no-boundary', stoppedAt: 0, problem };
  }
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return readParts({ bytes, delimiter: Buffer.from(`--${boundary}`) });
}

function readParts(framing: Framing): MultipartReading {
  const parts: MultipartPart[] = [];
  const first = firstDelimiter(framing);
  if (first === undefined) {
    const problem = 'the delimiter that Content-Type announces was expected';
    return { parts, end: 'no-delimiter', stoppedAt: 0, problem };
  }
  let led = behindDelimiter(framing, first);
  while ('next' in led) led = readPart(framing, led.next, parts);
  return { parts, ...led };
}

function firstDelimiter({ bytes, delimiter }: Framing): number | undefined {
  if (bytes.subarray(0, delimiter.length).equals(delimiter)) return 0;
  const found = bytes.indexOf(Buffer.concat([CRLF, delimiter]));
  return found < 0 ? undefined : found + CRLF.length;
}

/** The rest of a delimiter line: `--` closes, blanks may stand before the line's end (transport padding). */
function behindDelimiter({ bytes, delimiter }: Framing, at: number): Delimited {
  let end = at + delimiter.length;
  const isClosing = bytes.subarray(end, end + 2).equals(Buffer.from('--'));
  if (isClosing) return { end: 'complete', stoppedAt: end + 2 };
  while (bytes[end] === 0x20 || bytes[end] === 0x09) end++;
  const rest = bytes.subarray(end, end + 2);
  if (rest.equals(CRLF)) return { next: end + CRLF.length };
  const isCut = rest.length < 2 && '\r--'.includes(rest.toString('latin1'));
  if (isCut) return { end: 'unclosed', stoppedAt: at, problem: CLOSED };
  const problem = 'CRLF was expected behind the boundary';
  return { end: 'malformed', stoppedAt: end, problem };
}

function readPart(framing: Framing, at: number, parts: MultipartPart[]): Delimited {
  const { bytes, delimiter } = framing;
  const head = readHeaderLines(bytes, at);
  if ('problem' in head) {
    const { isCut, stoppedAt, problem } = head;
    return { end: isCut ? 'unclosed' : 'malformed', stoppedAt, problem };
  }
  // The line break before a delimiter belongs to it; of an empty body it is the blank line's own.
  const end = bytes.indexOf(Buffer.concat([CRLF, delimiter]), head.next - CRLF.length);
  if (end < 0) return { end: 'unclosed', stoppedAt: at, problem: CLOSED };
  const offsets = { headers: at, body: head.next, end: Math.max(end, head.next) };
  parts.push(toPart(bytes, head.lines, offsets));
  return behindDelimiter(framing, end + CRLF.length);
}

function toPart(
  bytes: Buffer,
  headers: HeaderLines,
  offsets: MultipartPart['offsets'],
): MultipartPart {
  const { parameters, ...names } = dispositionOf(headers);
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return {
    headers,
    disposition: parameters,
    ...names,
    ...(contentType === undefined ? {} : { contentType }),
    body: bytes.subarray(offsets.body, offsets.end),
    offsets,
  };
}

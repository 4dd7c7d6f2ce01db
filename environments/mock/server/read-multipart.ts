/** One part of a multipart body, as it came. */
export interface RawPart {
  /** Header names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * How reading ended: `complete`, `cut` (no closing delimiter, or none at all: an IOException in the
 * service) or `malformed` (part headers that cannot be read: an uncaught exception there).
 */
export interface MultipartReading {
  readonly parts: readonly RawPart[];
  readonly end: 'complete' | 'cut' | 'malformed';
}

const maxHeaderLines = 16;
const maxHeaderBytes = 16 * 1024;
const crlf = Buffer.from('\r\n');

/** The `boundary` parameter of a media type, quotes dropped; undefined without one. */
export function boundaryOf(mediaType: string): string | undefined {
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(mediaType) ?? [];
  const boundary = quoted ?? plain;
  return boundary === '' ? undefined : boundary;
}

/** Reads parts as ASP.NET's MultipartReader does: delimiters and header lines end with CRLF only. */
export function readMultipart(body: Buffer, boundary: string): MultipartReading {
  const parts: RawPart[] = [];
  const delimiter = Buffer.from(`--${boundary}`);
  let at = firstDelimiter(body, delimiter);
  while (at !== undefined) {
    const start = at + delimiter.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') {
      return { parts, end: 'complete' };
    }
    const part = readPart(body, start, delimiter);
    if (typeof part === 'string') return { parts, end: part };
    parts.push(part.part);
    at = part.next;
  }
  return { parts, end: 'cut' };
}

function firstDelimiter(body: Buffer, delimiter: Buffer): number | undefined {
  if (body.subarray(0, delimiter.length).equals(delimiter)) return 0;
  return nextDelimiter(body, 0, delimiter)?.next;
}

// A delimiter stands behind a line break that belongs to it.
function nextDelimiter(
  body: Buffer,
  from: number,
  delimiter: Buffer,
): { end: number; next: number } | undefined {
  const end = body.indexOf(Buffer.concat([crlf, delimiter]), from);
  return end < 0 ? undefined : { end, next: end + crlf.length };
}

function readPart(
  body: Buffer,
  from: number,
  delimiter: Buffer,
): { part: RawPart; next: number } | 'cut' | 'malformed' {
  const lineEnd = body.indexOf(crlf, from);
  if (lineEnd < 0) return body.includes('\n', from) ? 'malformed' : 'cut';
  if (body.subarray(from, lineEnd).toString('latin1').trim() !== '') return 'malformed';
  const headers = readHeaders(body, lineEnd + crlf.length);
  if (typeof headers === 'string') return headers;
  // The body may be empty: then the blank line's own break is the delimiter's.
  const found = nextDelimiter(body, headers.next - crlf.length, delimiter);
  if (found === undefined) return 'cut';
  const content = body.subarray(headers.next, Math.max(found.end, headers.next));
  return { part: { headers: headers.lines, body: content }, next: found.next };
}

function readHeaders(
  body: Buffer,
  from: number,
): { lines: Map<string, string>; next: number } | 'cut' | 'malformed' {
  const lines = new Map<string, string>();
  let count = 0;
  for (let at = from; ;) {
    const end = body.indexOf(crlf, at);
    if (end < 0) return 'cut';
    const line = body.subarray(at, end).toString('utf8');
    at = end + crlf.length;
    if (line === '') return { lines, next: at };
    count += 1;
    const colon = line.indexOf(':');
    if (colon < 1 || count > maxHeaderLines || at - from > maxHeaderBytes) return 'malformed';
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!lines.has(name)) lines.set(name, line.slice(colon + 1).trim());
  }
}

import type { HeaderLines } from '#specs';
import type { WireAnswer } from './wire.ts';

type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'close' };

interface Head {
  readonly status: number;
  readonly reason?: string;
  readonly headers: HeaderLines;
  readonly framing: Framing;
}

const separator = Buffer.from('\r\n\r\n');

/** Reads one HTTP/1.1 answer from the bytes of a socket (RFC 9112 section 6). */
export class RawAnswerParser {
  readonly #method: string;
  #bytes: Buffer = Buffer.alloc(0);
  #head: Head | undefined;
  #hasEnded = false;

  constructor(method: string) {
    this.#method = method;
  }

  feed(chunk: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    while (this.#head === undefined && this.#takeHead())
      if (this.#isInformational()) this.#head = undefined;
  }

  /** The other side has sent all it will. */
  end(): void {
    this.#hasEnded = true;
  }

  isComplete(): boolean {
    return this.#body() !== undefined;
  }

  /** The answer, or undefined while it is not complete. */
  answer(): WireAnswer | undefined {
    const body = this.#body();
    if (this.#head === undefined || body === undefined) return undefined;
    const { status, reason, headers } = this.#head;
    return { status, ...(reason === undefined ? {} : { reason }), headers, body };
  }

  /** For the text of an error. */
  whatIsMissing(): string {
    return this.#head === undefined
      ? `the connection ended after ${this.#bytes.length} bytes without an answer`
      : `the connection ended in the middle of the answer's body`;
  }

  #takeHead(): boolean {
    const end = this.#bytes.indexOf(separator);
    if (end < 0) return false;
    this.#head = parseHead(this.#bytes.subarray(0, end).toString('latin1'), this.#method);
    this.#bytes = this.#bytes.subarray(end + separator.length);
    return true;
  }

  #isInformational(): boolean {
    const status = this.#head?.status ?? 0;
    return status >= 100 && status < 200;
  }

  #body(): Uint8Array | undefined {
    const framing = this.#head?.framing;
    if (framing === undefined) return undefined;
    if (framing.kind === 'close') return this.#hasEnded ? this.#bytes : undefined;
    if (framing.kind === 'chunked') return parseChunks(this.#bytes);
    return this.#bytes.length >= framing.bytes ? this.#bytes.subarray(0, framing.bytes) : undefined;
  }
}

function parseHead(text: string, method: string): Head {
  const [statusLine = '', ...lines] = text.split('\r\n');
  const [, code = '0', reason] = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(statusLine) ?? [];
  const status = Number(code);
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const said = reason === undefined ? {} : { reason };
  return { status, ...said, headers, framing: framingOf({ status, headers, method }) };
}

function framingOf(head: { status: number; headers: HeaderLines; method: string }): Framing {
  const value = (name: string): string | undefined =>
    head.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const isBodiless = head.method === 'HEAD' || head.status === 204 || head.status === 304;
  if (isBodiless || (head.status >= 100 && head.status < 200)) return { kind: 'length', bytes: 0 };
  if (value('transfer-encoding')?.toLowerCase().includes('chunked') === true)
    return { kind: 'chunked' };
  const length = value('content-length');
  return length === undefined ? { kind: 'close' } : { kind: 'length', bytes: Number(length) };
}

/** The joined chunks, or undefined while the last one has not come. */
function parseChunks(bytes: Buffer): Uint8Array | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16);
    if (Number.isNaN(size)) return undefined;
    const from = lineEnd + 2;
    if (size === 0) return bytes.indexOf('\r\n', from) < 0 ? undefined : Buffer.concat(chunks);
    if (bytes.length < from + size + 2) return undefined;
    chunks.push(bytes.subarray(from, from + size));
    at = from + size + 2;
  }
}

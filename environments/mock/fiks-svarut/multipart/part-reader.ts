/** What a body tells, in order: a part begins, some of its bytes, it ends. */
export type PartEvent =
  | { readonly kind: 'begin'; readonly headers: Buffer }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'end' };

/** `complete`: closed as it must be; `cut`: no closing delimiter; `malformed`: delimiters or headers that are none. */
export type BodyEnd = 'complete' | 'cut' | 'malformed';

type State = 'preamble' | 'delimiter' | 'headers' | 'body' | 'epilogue' | 'malformed';

const crlf = Buffer.from('\r\n');
const headersEnd = Buffer.from('\r\n\r\n');
const maxHeaderBytes = 16 * 1024;
const maxPaddingBytes = 1024;

/**
 * Reads a multipart body piece by piece (RFC 2046 5.1, RFC 7578): delimiters and header lines end with CRLF
 * only, what stands before the first and behind the last delimiter is passed over. It holds a header block
 * or the length of a delimiter, never a part.
 */
export class PartReader {
  readonly #delimiter: Buffer;
  // The break before the first delimiter may be missing, so one is put there.
  #rest: Buffer = crlf;
  #state: State = 'preamble';
  // A part's bytes begin behind the break of the blank line, which may also be the delimiter's own.
  #lead = 0;

  constructor(boundary: string) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`);
  }

  /** What these bytes add. */
  read(chunk: Buffer): readonly PartEvent[] {
    if (this.#state === 'epilogue' || this.#state === 'malformed') return [];
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const events: PartEvent[] = [];
    while (this.#step(events));
    return events;
  }

  /** How it stands when no more bytes come. */
  get end(): BodyEnd {
    if (this.#state === 'epilogue') return 'complete';
    return this.#state === 'malformed' ? 'malformed' : 'cut';
  }

  // True: there may be more in what is at hand.
  #step(events: PartEvent[]): boolean {
    if (this.#state === 'preamble') return this.#skipPreamble();
    if (this.#state === 'delimiter') return this.#passDelimiter();
    if (this.#state === 'headers') return this.#readHeaders(events);
    return this.#state === 'body' && this.#readBody(events);
  }

  #skipPreamble(): boolean {
    const at = this.#rest.indexOf(this.#delimiter);
    if (at < 0) {
      this.#rest = this.#rest.subarray(Math.max(0, this.#rest.length - this.#delimiter.length));
      return false;
    }
    return this.#enter('delimiter', at + this.#delimiter.length);
  }

  #passDelimiter(): boolean {
    const [first, second] = this.#rest;
    if (first === undefined || second === undefined) return false;
    if (first === 0x2d && second === 0x2d) return this.#enter('epilogue', this.#rest.length);
    const line = this.#rest.indexOf(crlf);
    const padding = this.#rest.subarray(0, line < 0 ? this.#rest.length : line).toString('latin1');
    if (padding.length > maxPaddingBytes || !/^[ \t]*\r?$/.test(padding)) return this.#refuse();
    // The break stays: a part without headers has it as half of its blank line.
    return line >= 0 && this.#enter('headers', line);
  }

  #readHeaders(events: PartEvent[]): boolean {
    const end = this.#rest.indexOf(headersEnd);
    const size = end < 0 ? this.#rest.length : end;
    if (size > maxHeaderBytes) return this.#refuse();
    if (end < 0) return false;
    events.push({ kind: 'begin', headers: this.#rest.subarray(crlf.length, Math.max(end, 2)) });
    this.#lead = crlf.length;
    return this.#enter('body', end + crlf.length);
  }

  #readBody(events: PartEvent[]): boolean {
    const at = this.#rest.indexOf(this.#delimiter);
    const end = at < 0 ? this.#rest.length - this.#delimiter.length + 1 : at;
    if (end > this.#lead) {
      events.push({ kind: 'bytes', bytes: this.#rest.subarray(this.#lead, end) });
      this.#lead = 0;
    }
    if (at < 0) return this.#keepTail(end);
    events.push({ kind: 'end' });
    return this.#enter('delimiter', at + this.#delimiter.length);
  }

  #keepTail(end: number): false {
    if (this.#lead === 0) this.#rest = this.#rest.subarray(Math.max(0, end));
    return false;
  }

  #enter(state: State, consumed: number): boolean {
    this.#rest = this.#rest.subarray(consumed);
    this.#state = state;
    return state !== 'epilogue';
  }

  #refuse(): false {
    this.#state = 'malformed';
    this.#rest = crlf;
    return false;
  }
}

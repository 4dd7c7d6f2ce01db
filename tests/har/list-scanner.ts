import { findJsonFault } from './find-json-fault.ts';

/** An element of the list: its bytes and where they begin in the file. */
export interface ListElement {
  readonly bytes: Buffer;
  readonly offset: number;
}

/** What is wrong with a JSON text, and at which byte. */
export class ScanFault extends Error {
  readonly offset: number;

  constructor(offset: number, text: string) {
    super(text);
    this.name = 'ScanFault';
    this.offset = offset;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openList = 0x5b;
const closeList = 0x5d;
const closerOf: ReadonlyMap<number, number> = new Map([
  [0x7b, 0x7d],
  [openList, closeList],
]);
const closers = new Set(closerOf.values());
const spaces = new Set([0x20, 0x0a, 0x0d, 0x09]);

/**
 * Cuts the elements out of one list of a JSON text that comes in chunks, so that only one element
 * is in memory at a time. What stands around the list is kept with the list emptied: parsing that
 * afterwards proves the rest to be JSON.
 */
export class ListScanner {
  /** Keys from the root to the list. */
  readonly #path: readonly string[];
  /** Bytes that must close the open containers, innermost last. */
  readonly #open: number[] = [];
  readonly #keys: string[] = [];
  readonly #around: { bytes: Buffer; offset: number }[] = [];
  #ready: ListElement[] = [];
  #chunk: Buffer = Buffer.alloc(0);
  /** Where `#chunk` begins in the file, and where in it the bytes begin that are not kept yet. */
  #base = 0;
  #from = 0;
  #inString = false;
  #escaped = false;
  #text: Buffer[] = [];
  #textFrom = 0;
  #lastText = '';
  #element: { parts: Buffer[]; offset: number; scalar: boolean } | undefined;
  #state: 'before' | 'first' | 'element' | 'next' | 'after' = 'before';
  #count = 0;

  constructor(path: readonly string[]) {
    this.#path = path;
  }

  /** How many elements began so far. */
  get count(): number {
    return this.#count;
  }

  /** The elements that end in this chunk. */
  push(chunk: Buffer): ListElement[] {
    this.#chunk = chunk;
    this.#from = 0;
    this.#textFrom = 0;
    this.#ready = [];
    let index = 0;
    while (index < chunk.length)
      index = this.#inString ? this.#skipString(index) : this.#step(index);
    if (this.#inString) this.#keepText(chunk.length);
    this.#keep(chunk.length);
    this.#base += chunk.length;
    return this.#ready;
  }

  /** Proves that the text ended where it may. */
  end(): void {
    if (this.#state === 'element' || this.#state === 'next' || this.#state === 'first') {
      throw new ScanFault(this.#base, 'the file ends here, inside the list');
    }
    this.#requireJsonAround();
    if (this.#state === 'before') throw new ScanFault(0, `it has no list ${this.#path.join('.')}`);
  }

  /** Index after the closing quote, or the chunk's end. */
  #skipString(start: number): number {
    if (this.#escaped) {
      this.#escaped = false;
      return start + 1;
    }
    const end = this.#chunk.indexOf(quote, start);
    const stop = end === -1 ? this.#chunk.length : end;
    const escape = this.#chunk.subarray(start, stop).indexOf(backslash);
    if (escape !== -1) {
      this.#escaped = true;
      return start + escape + 1;
    }
    if (end === -1) return stop;
    this.#endString(end);
    return end + 1;
  }

  #endString(end: number): void {
    this.#inString = false;
    this.#keepText(end);
    this.#lastText = Buffer.concat(this.#text).toString();
    this.#text = [];
  }

  /** Only texts that may be keys of the path are kept. */
  #keepText(end: number): void {
    if (this.#state !== 'before' || this.#open.length > this.#path.length) return;
    this.#text.push(this.#chunk.subarray(this.#textFrom, end));
  }

  /** One byte outside strings. */
  #step(index: number): number {
    const byte = this.#chunk[index] ?? 0;
    if (this.#isBetween()) this.#between(byte, index);
    if (byte === quote) {
      this.#inString = true;
      this.#textFrom = index + 1;
    } else if (byte === colon) this.#keys[this.#open.length - 1] = this.#lastText;
    else if (closers.has(byte)) this.#close(byte, index);
    else {
      const closer = closerOf.get(byte);
      if (closer !== undefined) this.#openContainer(closer, index);
    }
    return index + 1;
  }

  #isBetween(): boolean {
    const depth = this.#path.length + 1;
    return this.#open.length === depth && this.#state !== 'before' && this.#state !== 'after';
  }

  /** One byte at the level of the list itself: a comma, its end, or part of an element. */
  #between(byte: number, index: number): void {
    if (this.#element?.scalar === true && (byte === comma || byte === closeList)) {
      this.#endElement(index);
    }
    if (spaces.has(byte) || byte === closeList) return;
    if (byte === comma) return this.#comma(index);
    if (this.#state === 'next')
      throw this.#fault(index, 'a comma or the end of the list was expected');
    if (this.#element === undefined) this.#beginElement(byte, index);
  }

  #comma(index: number): void {
    if (this.#state !== 'next') throw this.#fault(index, 'an entry was expected, not a comma');
    this.#state = 'element';
  }

  #beginElement(byte: number, index: number): void {
    this.#state = 'element';
    this.#count += 1;
    this.#from = index;
    const scalar = !closerOf.has(byte);
    this.#element = { parts: [], offset: this.#base + index, scalar };
  }

  #endElement(end: number): void {
    const element = this.#element;
    if (element === undefined) return;
    this.#keep(end);
    this.#ready.push({ bytes: Buffer.concat(element.parts), offset: element.offset });
    this.#element = undefined;
    this.#state = 'next';
  }

  #openContainer(closer: number, index: number): void {
    if (closer === closeList && this.#state === 'before' && this.#isAtList()) {
      this.#keep(index + 1);
      this.#state = 'first';
    }
    this.#open.push(closer);
  }

  #isAtList(): boolean {
    if (this.#open.length !== this.#path.length || this.#open.includes(closeList)) return false;
    return this.#path.every((key, depth) => this.#keys[depth] === key);
  }

  #close(byte: number, index: number): void {
    const inList = this.#isBetween();
    if (this.#open.pop() !== byte) {
      throw this.#fault(index, `"${String.fromCharCode(byte)}" closes what is not open`);
    }
    if (inList) this.#endList(index);
    else if (this.#isBetween()) this.#endElement(index + 1);
  }

  #endList(index: number): void {
    if (this.#state === 'element')
      throw this.#fault(index, 'an entry was expected after the comma');
    this.#state = 'after';
    this.#from = index;
  }

  /** Keeps the bytes up to `end` for the element or for what stands around the list. */
  #keep(end: number): void {
    const bytes = this.#chunk.subarray(this.#from, end);
    const offset = this.#base + this.#from;
    this.#from = end;
    if (this.#element !== undefined) this.#element.parts.push(bytes);
    else if (this.#state === 'before' || this.#state === 'after')
      this.#around.push({ bytes, offset });
  }

  #fault(index: number, text: string): ScanFault {
    return new ScanFault(this.#base + index, text);
  }

  #requireJsonAround(): void {
    const text = Buffer.concat(this.#around.map(({ bytes }) => bytes)).toString();
    try {
      JSON.parse(text);
    } catch {
      const fault = findJsonFault(text);
      const position = Buffer.byteLength(text.slice(0, fault.position));
      throw new ScanFault(this.#fileOffset(position), fault.text);
    }
  }

  #fileOffset(position: number): number {
    let left = position;
    for (const { bytes, offset } of this.#around) {
      if (left < bytes.length) return offset + left;
      left -= bytes.length;
    }
    return this.#base;
  }
}

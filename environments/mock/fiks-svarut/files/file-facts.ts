/** What the mock knows of a file's bytes without keeping them. */
export interface FileFacts {
  readonly isPdf: boolean;
  /** A PDF that asks for a password. */
  readonly isProtected: boolean;
  /** Pages of a PDF; absent where they cannot be counted without unpacking it. */
  readonly pages?: number;
  /** CMS EnvelopedData, as far as its first bytes tell. */
  readonly isEnveloped: boolean;
}

const headBytes = 1024;
/** Longer than anything that is looked for. */
const overlap = 64;
const protection = /\/Encrypt\s{0,16}(?:<<|\d)/;
const page = /\/Type\s{0,16}\/Page(?![A-Za-z])/g;
const packedObjects = /\/ObjStm(?![A-Za-z])/;
const envelopedData = Buffer.from('06092a864886f70d010703', 'hex');

/** Looks through a file's bytes as they pass. */
export class FactScanner {
  #head = Buffer.alloc(0);
  #tail = '';
  #isProtected = false;
  #isPacked = false;
  #pages = 0;

  look(chunk: Buffer): void {
    if (this.#head.length < headBytes) {
      const missing = chunk.subarray(0, headBytes - this.#head.length);
      this.#head = Buffer.concat([this.#head, missing]);
    }
    if (!this.#isPdf()) return;
    const text = this.#tail + chunk.toString('latin1');
    const certain = Math.max(0, text.length - overlap);
    this.#search(text, certain);
    this.#tail = text.slice(certain);
  }

  /** What all bytes together tell. */
  facts(): FileFacts {
    this.#search(this.#tail, this.#tail.length);
    this.#tail = '';
    const isPdf = this.#isPdf();
    const isCounted = isPdf && this.#pages > 0 && !this.#isPacked;
    return {
      isPdf,
      isProtected: isPdf && this.#isProtected,
      ...(isCounted ? { pages: this.#pages } : {}),
      isEnveloped:
        this.#head[0] === 0x30 && this.#head.subarray(0, overlap).includes(envelopedData),
    };
  }

  // Only what begins before `certain` is counted: the rest comes again with the next bytes.
  #search(text: string, certain: number): void {
    const within = (match: { readonly index: number } | null): boolean =>
      match !== null && match.index < certain;
    this.#isProtected ||= within(protection.exec(text));
    this.#isPacked ||= within(packedObjects.exec(text));
    this.#pages += [...text.matchAll(page)].filter(within).length;
  }

  #isPdf(): boolean {
    return this.#head.includes('%PDF-');
  }
}

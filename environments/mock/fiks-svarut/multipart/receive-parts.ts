import type { FileWriter, Spool, StoredFile } from '../files/spool.ts';
import { readPartHeaders, type PartHeaders } from './part-headers.ts';
import { PartReader, type BodyEnd, type PartEvent } from './part-reader.ts';

/** A part as it came; its bytes lie in the spool. */
export interface ReceivedPart extends PartHeaders {
  readonly file: StoredFile;
}

/** A multipart body, read to its end; parts of one that is not `complete` are gone. */
export interface ReceivedBody {
  readonly parts: readonly ReceivedPart[];
  readonly end: BodyEnd;
}

/** Reads all parts of a body into the spool, and keeps none of a body that is cut or malformed. */
export async function receiveParts(
  stream: AsyncIterable<Buffer>,
  boundary: string,
  spool: Spool,
): Promise<ReceivedBody> {
  const reader = new PartReader(boundary);
  const shelf = new Shelf(spool);
  try {
    for await (const chunk of stream) {
      for (const event of reader.read(chunk)) await shelf.take(event);
    }
  } catch (error) {
    await shelf.clear();
    throw error;
  }
  const end = shelf.isMalformed ? 'malformed' : reader.end;
  if (end === 'complete') return { parts: shelf.parts, end };
  await shelf.clear();
  return { parts: [], end };
}

/** Takes back the files of parts that nobody keeps. */
export async function discardParts(parts: readonly ReceivedPart[]): Promise<void> {
  for (const { file } of parts) await file.remove();
}

class Shelf {
  readonly parts: ReceivedPart[] = [];
  isMalformed = false;
  readonly #spool: Spool;
  #open: { readonly headers: PartHeaders; readonly writer: FileWriter } | undefined;

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  async take(event: PartEvent): Promise<void> {
    if (this.isMalformed) return;
    if (event.kind === 'begin') return this.#begin(event.headers);
    if (this.#open === undefined) return;
    if (event.kind === 'bytes') return this.#open.writer.write(event.bytes);
    const { headers, writer } = this.#open;
    this.#open = undefined;
    this.parts.push({ ...headers, file: await writer.finish() });
  }

  async clear(): Promise<void> {
    await this.#open?.writer.discard();
    this.#open = undefined;
    await discardParts(this.parts);
  }

  #begin(block: Buffer): void {
    const headers = readPartHeaders(block);
    if (headers === undefined) this.isMalformed = true;
    else this.#open = { headers, writer: this.#spool.receive() };
  }
}

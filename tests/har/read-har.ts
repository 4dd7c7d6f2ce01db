import { createReadStream } from 'node:fs';
import { SuiteError } from '#specs';
import { findJsonFault } from './find-json-fault.ts';
import { ListScanner, ScanFault, type ListElement } from './list-scanner.ts';

/** One element of `log.entries`, as parsed. */
export interface HarEntry {
  /** Place in `log.entries`, from 0. */
  readonly index: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A fault inside one entry, so that its number is certain. */
class ParseFault extends ScanFault {}

const signatures: readonly { readonly bytes: readonly number[]; readonly text: string }[] = [
  { bytes: [0x1f, 0x8b], text: 'it is compressed with gzip: unpack it first' },
  { bytes: [0x50, 0x4b], text: 'it is a zip archive: unpack it first' },
  { bytes: [0xff, 0xfe], text: 'it is UTF-16: save it as UTF-8' },
  { bytes: [0xfe, 0xff], text: 'it is UTF-16: save it as UTF-8' },
];

/**
 * The entries of a HAR 1.2 file one at a time: memory holds the longest entry, never the file.
 * Throws `har-unreadable` with file, entry and byte, also after entries that were read well.
 */
export async function* readHar(file: string): AsyncGenerator<HarEntry> {
  const scanner = new ListScanner(['log', 'entries']);
  let index = 0;
  try {
    for await (const chunk of chunksOf(file)) {
      for (const element of scanner.push(chunk)) {
        yield { index, value: parseEntry(element) };
        index += 1;
      }
    }
    scanner.end();
  } catch (error) {
    throw unreadable({ file, entry: placeOf(error, scanner, index) }, error);
  }
}

function placeOf(error: unknown, scanner: ListScanner, index: number): string {
  if (error instanceof ParseFault) return `entry ${index} (from 0), `;
  return scanner.count === 0 ? '' : `at or after entry ${scanner.count - 1} (from 0), `;
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of createReadStream(file, { highWaterMark: 262_144 })) {
    if (!Buffer.isBuffer(chunk)) continue;
    yield first ? withoutMark(chunk) : chunk;
    first = false;
  }
}

/** A UTF-8 byte order mark becomes spaces, so that offsets stay those of the file. */
function withoutMark(chunk: Buffer): Buffer {
  const known = signatures.find(({ bytes }) => bytes.every((byte, at) => chunk[at] === byte));
  if (known !== undefined) throw new ScanFault(0, known.text);
  if (chunk[0] !== 0xef || chunk[1] !== 0xbb || chunk[2] !== 0xbf) return chunk;
  return Buffer.concat([Buffer.from('   '), chunk.subarray(3)]);
}

function parseEntry({ bytes, offset }: ListElement): Readonly<Record<string, unknown>> {
  const text = toText(bytes, offset);
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    const fault = findJsonFault(text);
    throw new ParseFault(offset + Buffer.byteLength(text.slice(0, fault.position)), fault.text);
  }
  throw new ParseFault(offset, 'an entry must be an object');
}

function toText(bytes: Buffer, offset: number): string {
  try {
    return bytes.toString('utf8');
  } catch {
    throw new ParseFault(offset, `an entry of ${bytes.length} bytes is more than can be read`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(at: { file: string; entry: string }, error: unknown): Error {
  const { file, entry } = at;
  const options = { kind: 'unreadable-input', cause: error } as const;
  if (error instanceof ScanFault) {
    const text =
      `${file}: not a readable HAR file: ${entry}byte ${error.offset}: ${error.message}. ` +
      'Expected HAR 1.2, {"log": {"entries": [ … ]}}: save the recording again.';
    return new SuiteError('har-unreadable', text, {
      ...options,
      fields: { file, offset: error.offset },
    });
  }
  if (!(error instanceof Error) || !('code' in error))
    return new Error('reading a HAR broke', options);
  const text = `${file}: cannot be read (${String(error.code)}). Name a HAR file.`;
  return new SuiteError('har-unreadable', text, { ...options, fields: { file } });
}

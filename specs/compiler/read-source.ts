import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { SuiteError } from '../suite-error.ts';

/** The bytes of one file and their hash. */
export interface Source {
  /** As given. */
  readonly file: string;
  readonly bytes: Buffer;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
}

const MIB = 1024 * 1024;
/** Larger than any published document that we know (the largest have about 12 MiB). */
const LARGEST_BYTES = 32 * MIB;

/**
 * Reads one document's bytes.
 * Codes `document-not-found`, `document-unreadable` (permission, a folder …) and `document-too-large`.
 */
export async function readSource(file: string): Promise<Source> {
  const bytes = await readBytes(file);
  return { file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_BYTES) throw tooLarge(file, size);
    return await readFile(file);
  } catch (error) {
    throw error instanceof SuiteError ? error : toReadError(file, error);
  }
}

function tooLarge(file: string, size: number): SuiteError {
  const text = `${file}: ${Math.ceil(size / MIB)} MiB; a document of at most ${LARGEST_BYTES / MIB} MiB was expected`;
  return new SuiteError('document-too-large', text, {
    kind: 'unreadable-input',
    fields: { file, pointer: '', size },
  });
}

const READ_ERRORS: Readonly<Record<string, readonly [code: string, text: string]>> = {
  ENOENT: ['document-not-found', 'there is no such file: check the path'],
  ENOTDIR: ['document-not-found', 'there is no such file: check the path'],
  EACCES: ['document-unreadable', 'no permission to read it'],
  EPERM: ['document-unreadable', 'no permission to read it'],
  EISDIR: ['document-unreadable', 'it is a folder; a document was expected'],
};

function toReadError(file: string, error: unknown): SuiteError {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [code, text] = READ_ERRORS[errno] ?? [
    'document-unreadable',
    `it cannot be read (${errno || String(error)})`,
  ];
  return new SuiteError(code, `${file}: ${text}`, {
    kind: 'unreadable-input',
    fields: { file, pointer: '' },
    cause: error,
  });
}

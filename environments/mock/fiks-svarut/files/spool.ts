import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FactScanner, type FileFacts } from './file-facts.ts';

/** A file as it was received. */
export interface StoredFile {
  readonly size: number;
  /** Lower-case hex of the bytes received. */
  readonly sha256: string;
  readonly facts: FileFacts;
  /** Where it lies; absent: in memory. */
  readonly path?: string;
  readonly read: () => Promise<Buffer>;
  readonly copy: () => Promise<StoredFile>;
  readonly remove: () => Promise<void>;
}

/** A file while its bytes come. */
export interface FileWriter {
  readonly write: (chunk: Buffer) => Promise<void>;
  readonly finish: () => Promise<StoredFile>;
  readonly discard: () => Promise<void>;
}

/** How much may stay in memory. */
export interface SpoolLimits {
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all files together. */
  readonly totalBytes: number;
}

const usualLimits: SpoolLimits = { fileBytes: 1024 * 1024, totalBytes: 32 * 1024 * 1024 };

/** Keeps small files in memory and others in a folder of its own, made at the first need and removed on close. */
export class Spool {
  readonly #limits: SpoolLimits;
  #folder: Promise<string> | undefined;
  #inMemory = 0;
  #isClosed = false;

  constructor(limits: SpoolLimits = usualLimits) {
    this.#limits = limits;
  }

  /** Bytes of files in memory now. */
  get inMemory(): number {
    return this.#inMemory;
  }

  /** The folder that files lie in; undefined as long as none does. */
  get folder(): Promise<string> | undefined {
    return this.#folder;
  }

  /** A new file. */
  receive(): FileWriter {
    return new Receiving({
      hold: (bytes) => this.#hold(bytes),
      release: (bytes) => void (this.#inMemory -= bytes),
      place: async () => join(await this.#open(), randomUUID()),
    });
  }

  /** Removes the folder and all in it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const folder = await this.#folder;
    if (folder === undefined) return;
    await rm(folder, { recursive: true, force: true });
    folders.delete(folder);
  }

  #hold(bytes: { readonly ofFile: number; readonly more: number }): boolean {
    const fits =
      bytes.ofFile + bytes.more <= this.#limits.fileBytes &&
      this.#inMemory + bytes.more <= this.#limits.totalBytes;
    if (fits) this.#inMemory += bytes.more;
    return fits;
  }

  #open(): Promise<string> {
    if (this.#isClosed) throw new Error('The mock is closed, and takes no file.');
    return (this.#folder ??= makeFolder());
  }
}

const folders = new Set<string>();
let isWatched = false;

// mkdtemp makes folders that nobody else may enter (0700).
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samsvar-fiks-'));
  if (!isWatched) process.once('exit', removeFolders);
  isWatched = true;
  folders.add(folder);
  return folder;
}

// A process that ends without closing its mock leaves nothing either.
function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

interface Room {
  readonly hold: (bytes: { readonly ofFile: number; readonly more: number }) => boolean;
  readonly release: (bytes: number) => void;
  readonly place: () => Promise<string>;
}

class Receiving implements FileWriter {
  readonly #room: Room;
  readonly #hash = createHash('sha256');
  readonly #scanner = new FactScanner();
  #held: Buffer[] = [];
  #heldBytes = 0;
  #size = 0;
  #file: { readonly path: string; readonly handle: FileHandle } | undefined;

  constructor(room: Room) {
    this.#room = room;
  }

  async write(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk);
    this.#scanner.look(chunk);
    this.#size += chunk.length;
    const ofFile = this.#heldBytes;
    if (this.#file === undefined && this.#room.hold({ ofFile, more: chunk.length })) {
      this.#heldBytes += chunk.length;
      this.#held.push(chunk);
      return;
    }
    const { handle } = await this.#spooled();
    await handle.appendFile(chunk);
  }

  async finish(): Promise<StoredFile> {
    const told = {
      size: this.#size,
      sha256: this.#hash.digest('hex'),
      facts: this.#scanner.facts(),
    };
    if (this.#file !== undefined) {
      await this.#file.handle.close();
      return onDisk(told, this.#file.path, this.#room);
    }
    return inMemory(told, Buffer.concat(this.#held), this.#room);
  }

  async discard(): Promise<void> {
    this.#forget();
    if (this.#file === undefined) return;
    await this.#file.handle.close().catch(() => undefined);
    await rm(this.#file.path, { force: true });
  }

  async #spooled(): Promise<{ readonly handle: FileHandle }> {
    if (this.#file !== undefined) return this.#file;
    const path = await this.#room.place();
    this.#file = { path, handle: await open(path, 'wx', 0o600) };
    for (const chunk of this.#held) await this.#file.handle.appendFile(chunk);
    this.#forget();
    return this.#file;
  }

  #forget(): void {
    this.#room.release(this.#heldBytes);
    this.#held = [];
    this.#heldBytes = 0;
  }
}

type Told = Pick<StoredFile, 'size' | 'sha256' | 'facts'>;

function inMemory(told: Told, bytes: Buffer, room: Room): StoredFile {
  let isHeld = true;
  return {
    ...told,
    read: () => Promise.resolve(bytes),
    copy: async () => {
      if (room.hold({ ofFile: 0, more: bytes.length })) return inMemory(told, bytes, room);
      const path = await room.place();
      const handle = await open(path, 'wx', 0o600);
      await handle.appendFile(bytes);
      await handle.close();
      return onDisk(told, path, room);
    },
    remove: () => {
      if (isHeld) room.release(bytes.length);
      isHeld = false;
      return Promise.resolve();
    },
  };
}

function onDisk(told: Told, path: string, room: Room): StoredFile {
  return {
    ...told,
    path,
    read: () => readFile(path),
    copy: async () => {
      const other = await room.place();
      await copyFile(path, other);
      return onDisk(told, other, room);
    },
    remove: () => rm(path, { force: true }),
  };
}

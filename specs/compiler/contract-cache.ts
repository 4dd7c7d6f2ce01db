import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import type { CacheEntry } from './cache-entry.ts';
import { readCacheEntry, writeCacheEntry } from './cache-entry.ts';
import { findCacheFolder } from './cache-folder.ts';
import { compilerFingerprint } from './compiler-fingerprint.ts';
import type { Contract } from './contract.ts';
import { loadDocument, type LoadedDocument } from './load-document.ts';
import { readSource } from './read-source.ts';
import { runStandalone } from './run-standalone.ts';
import { toContract } from './to-contract.ts';

/** How often each way to a contract was taken in this process, for the bench. */
export interface CacheStatistics {
  /** Same document, same process. */
  readonly memory: number;
  /** From disk: nothing parsed or compiled. */
  readonly disk: number;
  /** Parsed, validated and compiled. */
  readonly built: number;
  /** Built, but the disk took no copy. */
  readonly unwritable: number;
}

/** Where the cache stands and what made it; for tests. */
export interface CacheOptions {
  /** Undefined: in memory only. */
  readonly folder?: string | undefined;
  readonly fingerprint?: string;
}

interface Remembered {
  readonly files: CacheEntry['files'];
  readonly contract: Contract;
}

const counts = { memory: 0, disk: 0, built: 0, unwritable: 0 };
const memory = new Map<string, Remembered>();

/** The counts so far. */
export function cacheStatistics(): CacheStatistics {
  return { ...counts };
}

/** Forgets what this process remembers, so that the next load goes to disk; for the bench and tests. */
export function forgetContracts(): void {
  memory.clear();
}

/**
 * The contract of a document: remembered, from disk, or built and written to disk. An entry counts only if its digest, the
 * fingerprint of the compiler and the hash of every file of the document fit; anything else is built anew.
 */
export async function loadCachedContract(
  file: string,
  api: string,
  options: CacheOptions = {},
): Promise<Contract> {
  const cache = { folder: findCacheFolder(), fingerprint: compilerFingerprint(), ...options };
  const name = await nameOf(file, api, cache.fingerprint);
  const remembered = memory.get(name);
  if (remembered !== undefined && (await isCurrent(file, remembered.files))) {
    counts.memory++;
    return remembered.contract;
  }
  const loaded = (await fromDisk(file, name, cache)) ?? (await build(file, { api, name, cache }));
  memory.set(name, loaded);
  return loaded.contract;
}

/** Path, bytes and compiler together: a changed document has another name. */
async function nameOf(file: string, api: string, fingerprint: string): Promise<string> {
  const { sha256 } = await readSource(file);
  const hash = createHash('sha256')
    .update(`${resolve(file)}\n${api}\n${sha256}\n${fingerprint}`)
    .digest('hex');
  return `${api.replaceAll(/[^A-Za-z0-9-]/g, '_')}-${hash.slice(0, 32)}`;
}

interface Cache {
  readonly folder?: string | undefined;
  readonly fingerprint: string;
}

async function fromDisk(
  file: string,
  name: string,
  { folder, fingerprint }: Cache,
): Promise<Remembered | undefined> {
  const entry = folder === undefined ? undefined : await readCacheEntry(folder, name);
  if (
    entry === undefined ||
    entry.fingerprint !== fingerprint ||
    !(await isCurrent(file, entry.files))
  )
    return undefined;
  counts.disk++;
  return { files: entry.files, contract: bindEntry(entry) };
}

function bindEntry({ plan, code }: CacheEntry): Contract {
  const [first = '', second] = code;
  const request = runStandalone(first);
  return toContract(plan, {
    request,
    response: second === undefined ? request : runStandalone(second),
  });
}

async function isCurrent(file: string, files: CacheEntry['files']): Promise<boolean> {
  const folder = dirname(file);
  const checked = files.map(
    async ({ path, sha256 }) => (await readSource(join(folder, path))).sha256 === sha256,
  );
  return (await Promise.all(checked).catch(() => [false])).every(Boolean);
}

interface Building {
  readonly api: string;
  readonly name: string;
  readonly cache: Cache;
}

async function build(file: string, { api, name, cache }: Building): Promise<Remembered> {
  const document = await loadDocument(file);
  const { buildContract } = await import('./build-contract.ts');
  const { plan, validators, toCode } = buildContract(document, api);
  counts.built++;
  const files = relativeFiles(document);
  if (cache.folder !== undefined) {
    const written = await writeCacheEntry(cache.folder, name, {
      fingerprint: cache.fingerprint,
      files,
      plan,
      code: toCode(),
    });
    if (!written) counts.unwritable++;
  }
  return { files, contract: toContract(plan, validators) };
}

function relativeFiles({ file, files }: LoadedDocument): CacheEntry['files'] {
  return files.map((part) => ({
    path: relative(dirname(resolve(file)), resolve(part.file)),
    sha256: part.sha256,
  }));
}

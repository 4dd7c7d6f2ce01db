import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './with-lock.ts';

/** A token and when it ends. */
export interface CachedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  readonly scopes?: readonly string[];
}

/** Keeps tokens until shortly before they end; one is made at a time for each key. */
export interface TokenCache {
  /** The token at hand, or undefined when one must be made. */
  peek(key: string): string | undefined;
  get(key: string, make: () => Promise<CachedToken>): Promise<CachedToken>;
}

/** What a cache needs; without a folder it lives in this process alone. */
export interface TokenCacheOptions {
  /** Made with mode 0700; each token is a 0600 file in it. */
  readonly folder?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const marginMs = 20_000;
/** A refusal is not asked for again at once: every scenario would spend a grant on it. */
const refusalMs = 60_000;

/** Makes a cache; processes that name the same folder share its tokens and its locks. */
export function createTokenCache({ folder, now = Date.now }: TokenCacheOptions = {}): TokenCache {
  const known = new Map<string, CachedToken>();
  const inFlight = new Map<string, Promise<CachedToken>>();
  const isFresh = (entry: CachedToken | undefined): entry is CachedToken =>
    entry !== undefined && entry.expiresAtMs - marginMs > now();
  const make = async (key: string, grant: () => Promise<CachedToken>): Promise<CachedToken> => {
    const entry =
      folder === undefined ? await grant() : await shared({ folder, key, grant, isFresh });
    known.set(key, entry);
    return entry;
  };
  const forget = (key: string): void => void inFlight.delete(key);
  return {
    peek(key) {
      const entry = known.get(key);
      return isFresh(entry) ? entry.token : undefined;
    },
    async get(key, grant) {
      const entry = known.get(key);
      if (isFresh(entry)) return entry;
      const running = inFlight.get(key);
      if (running !== undefined) return running;
      const made = make(key, grant);
      inFlight.set(key, made);
      made.then(
        () => forget(key),
        () => setTimeout(() => forget(key), refusalMs).unref(),
      );
      return made;
    },
  };
}

/** Removes what a cache left in its folder. */
export function removeTokenCache(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

interface SharedGrant {
  readonly folder: string;
  readonly key: string;
  readonly grant: () => Promise<CachedToken>;
  readonly isFresh: (entry: CachedToken | undefined) => entry is CachedToken;
}

function shared({ folder, key, grant, isFresh }: SharedGrant): Promise<CachedToken> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, createHash('sha256').update(key).digest('hex'));
  return withLock(`${file}.lock`, async () => {
    const found = read(`${file}.json`);
    if (isFresh(found)) return found;
    const entry = await grant();
    write(`${file}.json`, entry);
    return entry;
  });
}

function read(file: string): CachedToken | undefined {
  try {
    // Written by `write` below; whatever else stands there is not fresh.
    return JSON.parse(readFileSync(file, 'utf8')) as CachedToken;
  } catch {
    return undefined;
  }
}

/** Renamed into place, so that nobody reads half a token. */
function write(file: string, entry: CachedToken): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(entry), { mode: 0o600 });
  renameSync(temporary, file);
}

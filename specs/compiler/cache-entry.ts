import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractPlan } from './contract-plan.ts';

/** A compiled document as it stands on disk. */
export interface CacheEntry {
  /** What the code was made by: compilerFingerprint(). */
  readonly fingerprint: string;
  /** Every file of the document, relative to the folder of the first. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly plan: ContractPlan;
  /** Standalone validators of both directions, or of one where both are equal. */
  readonly code: readonly string[];
}

const DIGEST_LENGTH = 64;
/** Stands in neither JSON nor generated code: both escape control characters. */
const CODE_MARK = '\n\u0001\n';
const OLDEST_MS = 30 * 24 * 60 * 60 * 1000;

/** The entry of that name, or undefined where there is none or where its digest does not fit its bytes. */
export async function readCacheEntry(
  folder: string,
  name: string,
): Promise<CacheEntry | undefined> {
  try {
    const text = await readFile(join(folder, `${name}.json`), 'utf8');
    const body = text.slice(DIGEST_LENGTH + 1);
    return digestOf(body) === text.slice(0, DIGEST_LENGTH) ? toEntry(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes an entry under a temporary name and renames it. False where the disk takes none (read-only, full). */
export async function writeCacheEntry(
  folder: string,
  name: string,
  entry: CacheEntry,
): Promise<boolean> {
  const temporary = join(folder, `${name}.${process.pid}.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const body = toBody(entry);
    await writeFile(temporary, `${digestOf(body)}\n${body}`);
    await rename(temporary, join(folder, `${name}.json`));
    await removeOld(folder);
    return true;
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
    return false;
  }
}

/** Code stands outside the JSON line: half a megabyte less to unescape at every start. */
function toBody({ code, ...facts }: CacheEntry): string {
  return [JSON.stringify(facts), ...code].join(CODE_MARK);
}

function toEntry(body: string): CacheEntry {
  const [facts = '', ...code] = body.split(CODE_MARK);
  // Written by us whole or not at all: the digest has told.
  return { ...(JSON.parse(facts) as Omit<CacheEntry, 'code'>), code };
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

async function removeOld(folder: string): Promise<void> {
  const before = Date.now() - OLDEST_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < before) await rm(path, { force: true });
  }
}

import { closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SuiteError } from '#specs';

const pollMs = 40;
const staleMs = 60_000;
const patienceMs = 90_000;

/**
 * Runs the work while holding a lock file that processes share; a lock older than a minute belongs
 * to a process that died. Throws `lock-held` after a minute and a half.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (!take(file)) {
    if (Date.now() > deadline) {
      throw new SuiteError(
        'lock-held',
        `Another process holds ${file} for too long. Remove the file if none runs.`,
        {
          kind: 'inconclusive',
        },
      );
    }
    breakStale(file);
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Renaming succeeds for one process only, so that no fresh lock is removed by a late second. */
function breakStale(file: string): void {
  try {
    if (Date.now() - statSync(file).mtimeMs < staleMs) return;
    const aside = `${file}.${process.pid}.stale`;
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Gone already: its holder has finished.
  }
}

import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { missingActor, type Client, type LiveExchange } from '#environments';

/** How to remove what a scenario made: requests in order, until a DELETE succeeds. */
export interface Removal {
  readonly api: string;
  readonly baseUrl: string;
  readonly steps: readonly RemovalStep[];
}

export interface RemovalStep {
  readonly method: 'DELETE' | 'POST';
  readonly path: string;
  readonly as: string;
}

/** Notes what was made until it is removed, so that a later run removes what a dead one left. */
export interface Journal {
  readonly made: (removal: Removal) => void;
  readonly removed: (removal: Removal) => void;
}

/** A line of a journal file. */
export interface JournalLine extends Removal {
  readonly state: 'made' | 'removed';
  /** ISO 8601. */
  readonly at: string;
}

/** Where a journal stands and how its file is called. */
export interface JournalPlace {
  readonly folder: string;
  /** Unique to the run, API and process: no two processes write to one file. */
  readonly name: string;
}

/** A journal that is a file: appended at once, gone when nothing is left to remove. Throws where the folder cannot be written. */
export function openJournal({ folder, name }: JournalPlace): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.jsonl`);
  const left = new Set<string>();
  const write = (state: JournalLine['state'], removal: Removal): void => {
    const line: JournalLine = { state, at: new Date().toISOString(), ...removal };
    appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  };
  return {
    made: (removal) => {
      left.add(keyOf(removal));
      write('made', removal);
    },
    removed: (removal) => {
      left.delete(keyOf(removal));
      if (left.size === 0) rmSync(file, { force: true });
      else write('removed', removal);
    },
  };
}

/** For the embedded mock: its data ends with the run. */
export const noJournal: Journal = { made: () => undefined, removed: () => undefined };

/** One thing made, whoever notes it. */
export function keyOf({ baseUrl, steps }: Removal): string {
  return `${baseUrl}${steps[0]?.path ?? ''}`;
}

/** Removes one thing; undefined where it is gone, else what the last request was answered. Actors that the target lacks are left out. */
export async function remove(client: Client, { steps }: Removal): Promise<string | undefined> {
  let last = 'no actor of the target may remove it';
  for (const step of steps.filter(({ as }) => missingActor(client.target, as) === undefined)) {
    const answer = await client.send(step);
    if (step.method === 'DELETE' && isGone(answer)) return undefined;
    last = `${step.method} ${step.path} as ${step.as}: ${answer.fault?.message ?? answer.status}`;
  }
  return last;
}

function isGone({ status }: LiveExchange): boolean {
  return (status >= 200 && status < 300) || status === 404 || status === 410;
}

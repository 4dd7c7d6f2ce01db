import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { keyOf, parseHistory } from './read-history.ts';
import type { RunRecord } from './run-record.ts';

/** What is kept of one environment. */
export interface Kept {
  /** The latest so many runs. */
  readonly keep: number;
  /** None that is older; absent: of any age. */
  readonly days?: number;
}

/** Where runs leave their line, and what is kept there. */
export interface HistoryPlace extends Kept {
  readonly file: string;
}

/** Adds the line of a run, in one write, so that runs at the same time do not mix theirs; the oldest runs leave. */
export function addToHistory(record: RunRecord, { file, ...kept }: HistoryPlace): void {
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, `${isTorn(file) ? '\n' : ''}${JSON.stringify(record)}\n`);
  const sizeBytes = statSync(file).size;
  const text = readFileSync(file, 'utf8');
  const stays = retain(text, kept);
  // What another run added meanwhile is not written over: the next run removes the oldest.
  if (stays === text || statSync(file).size !== sizeBytes) return;
  writeFileSync(`${file}.part`, stays);
  renameSync(`${file}.part`, file);
}

/** A process that was killed in the middle of its line takes not the next one with it. */
function isTorn(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return false;
  const handle = openSync(file, 'r');
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, statSync(file).size - 1);
  closeSync(handle);
  return last.toString() !== '\n';
}

/** The lines without those of runs older than the latest of their environment, or than the days. */
export function retain(text: string, kept: Kept, now = new Date()): string {
  const { runs } = parseHistory(text);
  const places = new Map<string, RunRecord[]>();
  for (const one of runs) {
    const place = `${one.run.environment} ${one.run.like ?? ''}`;
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  const old = new Set([...places.values()].flatMap((own) => chooseOld(own, kept, now)).map(keyOf));
  if (old.size === 0) return text;
  const lines = text.split('\n').filter((line) => line !== '');
  const stays = lines.filter((line) => {
    const [one] = parseHistory(line).runs;
    return one === undefined || !old.has(keyOf(one));
  });
  return stays.map((line) => `${line}\n`).join('');
}

const dayMs = 24 * 60 * 60 * 1000;

/** Of runs of one environment in the order of time: those that are kept no longer. The latest always stays. */
export function chooseOld<One extends { readonly run: { readonly startedAt: string } }>(
  runs: readonly One[],
  { keep, days }: Kept,
  now: Date,
): readonly One[] {
  const oldest = days === undefined ? 0 : now.getTime() - days * dayMs;
  return runs.filter(
    ({ run }, at) =>
      at < runs.length - keep || (at < runs.length - 1 && Date.parse(run.startedAt) < oldest),
  );
}

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

/** Where runs leave their line, and how many runs are kept of one environment. */
export interface HistoryPlace {
  readonly file: string;
  readonly keep: number;
}

/** Adds the line of a run, in one write, so that runs at the same time do not mix theirs; the oldest runs leave. */
export function addToHistory(record: RunRecord, { file, keep }: HistoryPlace): void {
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, `${isTorn(file) ? '\n' : ''}${JSON.stringify(record)}\n`);
  const sizeBytes = statSync(file).size;
  const text = readFileSync(file, 'utf8');
  const kept = retain(text, keep);
  // What another run added meanwhile is not written over: the next run removes the oldest.
  if (kept === text || statSync(file).size !== sizeBytes) return;
  writeFileSync(`${file}.part`, kept);
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

/** The lines without those of runs older than the latest `keep` of their environment. */
export function retain(text: string, keep: number): string {
  const { runs } = parseHistory(text);
  const places = new Map<string, RunRecord[]>();
  for (const one of runs) {
    const place = `${one.run.environment} ${one.run.like ?? ''}`;
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  const old = new Set([...places.values()].flatMap((own) => own.slice(0, -keep).map(keyOf)));
  if (old.size === 0) return text;
  const lines = text.split('\n').filter((line) => line !== '');
  const stays = lines.filter((line) => {
    const [one] = parseHistory(line).runs;
    return one === undefined || !old.has(keyOf(one));
  });
  return stays.map((line) => `${line}\n`).join('');
}

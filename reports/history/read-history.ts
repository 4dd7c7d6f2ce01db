import { existsSync, readFileSync } from 'node:fs';
import { foldShards } from './fold-shards.ts';
import type { RunRecord } from './run-record.ts';

/** What a history holds. */
export interface History {
  /** One per run, oldest first. */
  readonly runs: readonly RunRecord[];
  /** Lines that could not be read, each with its number. */
  readonly problems: readonly string[];
}

/** Reads a history; one that is not there yet is empty. */
export function readHistory(file: string): History {
  return existsSync(file) ? parseHistory(readFileSync(file, 'utf8')) : { runs: [], problems: [] };
}

/** The runs of the lines: shards of a run are put together, and the same run of several files counts once. */
export function parseHistory(text: string): History {
  const problems: string[] = [];
  const byRun = new Map<string, RunRecord[]>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const record = parseLine(line);
    if (record === undefined) problems.push(`line ${at + 1} is no run of a version that is known`);
    else byRun.set(keyOf(record), [...(byRun.get(keyOf(record)) ?? []), record]);
  }
  const runs = [...byRun.values()].flatMap((lines) => toRun(lines) ?? []);
  return { problems, runs: runs.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1)) };
}

/** Shards of one run share their id; so may runs in two environments that were given one seed. */
export function keyOf({ run }: RunRecord): string {
  return `${run.environment} ${run.like ?? ''} ${run.id}`;
}

/** Undefined for a line that was torn, or that a later version wrote. */
function parseLine(line: string): RunRecord | undefined {
  try {
    const record = JSON.parse(line) as Partial<RunRecord>;
    const isWhole = record.run?.id !== undefined && record.verdicts && record.deviations;
    return isWhole && String(record.schemaVersion).startsWith('1.')
      ? (record as RunRecord)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A line of the whole run, as merging leaves it, says more than those of its shards. */
function toRun(lines: readonly RunRecord[]): RunRecord | undefined {
  const whole = lines.filter(({ run }) => run.shard === undefined);
  return foldShards(whole.length > 0 ? whole : lines);
}

function startOf({ run }: RunRecord): string {
  return run.startedAt;
}

/**
 * The run that a run is compared with: the latest before it in the same environment that came to its
 * end and asked at least as much.
 */
export function findPrevious(
  runs: readonly RunRecord[],
  { run }: RunRecord,
): RunRecord | undefined {
  return runs.findLast(
    ({ run: one }) =>
      one.id !== run.id &&
      one.startedAt < run.startedAt &&
      one.environment === run.environment &&
      one.like === run.like &&
      one.partial === undefined &&
      one.shard === undefined &&
      (one.grep === undefined || one.grep === run.grep) &&
      run.apis.every((api) => one.apis.includes(api)),
  );
}

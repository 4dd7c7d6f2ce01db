import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#environments';
import { keyOf, remove, type JournalLine } from './journal.ts';

/** What a sweep works with. */
export interface SweepOptions {
  /** Journals of one environment. */
  readonly folder: string;
  /** Of the targets that are asked to remove; what was made elsewhere stays noted. */
  readonly clients: readonly Client[];
  readonly warn: (text: string) => void;
  /** Milliseconds since 1970. */
  readonly nowMs?: number;
}

/** A younger journal may be that of a run, or of a sibling shard, that still goes on. */
const oldMs = 6 * 3600 * 1000;
/** What could not be removed for so long is no longer tried. */
const forgottenMs = 30 * 24 * 3600 * 1000;

/** Removes what earlier runs made and left; nothing younger than six hours is touched. */
export async function sweep(options: SweepOptions): Promise<void> {
  const nowMs = options.nowMs ?? Date.now();
  if (!existsSync(options.folder)) return;
  const counts = { gone: 0, left: 0 };
  for (const name of readdirSync(options.folder)) {
    const file = claim(join(options.folder, name), nowMs);
    if (file === undefined) continue;
    const kept = await sweepFile(file, { ...options, nowMs, counts });
    if (kept.length === 0) rmSync(file, { force: true });
    else writeFileSync(file, kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  const { gone, left } = counts;
  if (gone + left > 0)
    options.warn(
      `an earlier run left data: ${gone} removed${left === 0 ? '' : `, ${left} could not be removed`}`,
    );
}

/** The file under a name that is ours alone; undefined where it is young, or another run took it. */
function claim(file: string, nowMs: number): string | undefined {
  try {
    if (nowMs - statSync(file).mtimeMs < oldMs) return undefined;
    const own = `${file.replace(/(\.\d+\.swept)?$/, '')}.${process.pid}.swept`;
    renameSync(file, own);
    utimesSync(own, nowMs / 1000, nowMs / 1000);
    return own;
  } catch {
    return undefined;
  }
}

interface Sweeping extends SweepOptions {
  readonly nowMs: number;
  readonly counts: { gone: number; left: number };
}

async function sweepFile(file: string, on: Sweeping): Promise<readonly JournalLine[]> {
  const kept: JournalLine[] = [];
  for (const line of leftIn(file)) {
    const client = on.clients.find(
      ({ target }) => target.api === line.api && target.baseUrl === line.baseUrl,
    );
    const refusal = client === undefined ? 'made elsewhere' : await remove(client, line);
    if (refusal === undefined) on.counts.gone += 1;
    else if (on.nowMs - Date.parse(line.at) < forgottenMs) kept.push(line);
    if (client !== undefined && refusal !== undefined) on.counts.left += 1;
  }
  return kept;
}

/** What was made and not removed; a line cut off by a crash is left out. */
function leftIn(file: string): readonly JournalLine[] {
  const left = new Map<string, JournalLine>();
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const line = parse(text);
    if (line?.state === 'made') left.set(keyOf(line), line);
    else if (line !== undefined) left.delete(keyOf(line));
  }
  return [...left.values()];
}

function parse(text: string): JournalLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isLine(value: unknown): value is JournalLine {
  return (
    typeof value === 'object' &&
    value !== null &&
    'steps' in value &&
    Array.isArray(value.steps) &&
    'baseUrl' in value &&
    typeof value.baseUrl === 'string'
  );
}

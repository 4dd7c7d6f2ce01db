import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SuiteError, type ScenarioResult } from '#specs';
import type { ReportMeta } from './to-conformance.ts';

/** All that a report is made of: what a run, or one shard of it, leaves in results.jsonl. */
export interface StoredRun {
  readonly meta: ReportMeta;
  readonly results: readonly ScenarioResult[];
  /** Where it was read. */
  readonly file?: string;
}

/** Name of the file in the --out folder of a run. */
export const storedRunName = 'results.jsonl';

/** The first line says how the run was asked for, every other one is the result of a scenario. */
export function toStoredRun({ meta, results }: StoredRun): string {
  const lines = [{ schemaVersion: '1.0', ...meta }, ...results];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Reads results.jsonl. Throws `results-unreadable`. */
export function readStoredRun(file: string): StoredRun {
  try {
    const [first = '', ...rest] = readFileSync(file, 'utf8').trimEnd().split('\n');
    const { schemaVersion, ...meta } = JSON.parse(first) as ReportMeta & { schemaVersion: unknown };
    if (!String(schemaVersion).startsWith('1.') || typeof meta.run?.id !== 'string')
      throw new Error('its first line does not say how a run was asked for');
    return { file, meta, results: rest.map((line) => JSON.parse(line) as ScenarioResult) };
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause));
  }
}

/** results.jsonl of every part: a file, an --out folder, or a folder of such folders. Throws `results-unreadable`. */
export function findParts(parts: readonly string[]): readonly string[] {
  return [...new Set(parts.flatMap(filesOf))];
}

function filesOf(part: string): readonly string[] {
  const place = path.resolve(part);
  if (!existsSync(place)) throw unreadable(place, 'it is not there');
  if (!statSync(place).isDirectory()) {
    const isReport = path.basename(place) === 'conformance.json';
    return isReport ? filesOf(path.dirname(place)) : [place];
  }
  const own = path.join(place, storedRunName);
  if (existsSync(own)) return [own];
  const below = readdirSync(place)
    .sort()
    .map((name) => path.join(place, name, storedRunName))
    .filter((file) => existsSync(file));
  if (below.length === 0) throw unreadable(place, `there is no ${storedRunName} in it`);
  return below;
}

function unreadable(file: string, reason: string): SuiteError {
  return new SuiteError(
    'results-unreadable',
    `${file} cannot be read: ${reason}. Name the --out folder of a run, or its ${storedRunName}.`,
    { kind: 'unreadable-input', fields: { file } },
  );
}

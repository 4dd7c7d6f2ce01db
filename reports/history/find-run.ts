import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SuiteError } from '#specs';
import type { Conformance } from '../conformance.ts';
import { readHistory } from './read-history.ts';
import { toRunRecord, type RunRecord } from './run-record.ts';

/**
 * A run by its conformance.json, its --out folder, or its id in a history.
 * Throws `report-unreadable`, `run-unknown`, `run-ambiguous`.
 */
export function findRun(name: string, historyFile: string): RunRecord {
  const file = reportFile(path.resolve(name));
  if (file !== undefined) return readReport(file);
  const { runs } = readHistory(historyFile);
  const found = runs.filter(({ run }) => run.id === name);
  const [one, other] = found;
  if (one === undefined) throw unknown(name, { historyFile, runs });
  if (other === undefined) return one;
  const places = found.map(({ run }) => `${run.environment} ${run.like ?? ''}`.trim()).join(', ');
  throw new SuiteError(
    'run-ambiguous',
    `${historyFile} has runs ${name} of several environments: ${places}. Name the conformance.json instead.`,
  );
}

function reportFile(place: string): string | undefined {
  if (!existsSync(place)) return undefined;
  return statSync(place).isDirectory() ? path.join(place, 'conformance.json') : place;
}

function readReport(file: string): RunRecord {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Conformance;
    if (!report.schemaVersion?.startsWith('1.'))
      throw new Error(`its schemaVersion is ${report.schemaVersion}, expected 1.x`);
    return toRunRecord(report);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SuiteError(
      'report-unreadable',
      `${file} cannot be read as the report of a run: ${reason}. Name a conformance.json, the --out folder of a run, or a run id.`,
      { kind: 'unreadable-input', cause },
    );
  }
}

interface Looked {
  readonly historyFile: string;
  readonly runs: readonly RunRecord[];
}

function unknown(name: string, { historyFile, runs }: Looked): SuiteError {
  const latest = runs.slice(-5).map(({ run }) => run.id);
  const told = latest.length === 0 ? 'which holds no run' : `whose latest are ${latest.join(', ')}`;
  return new SuiteError(
    'run-unknown',
    `${name} is no file, no folder, and no run of ${historyFile}, ${told}. Name a conformance.json, or the history by --history.`,
    { kind: 'unreadable-input' },
  );
}

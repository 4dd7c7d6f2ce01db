import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadRegister } from '#specs';
import type { Conformance } from './conformance.ts';
import { addToHistory, type HistoryPlace } from './history/add-to-history.ts';
import { diffRuns } from './history/diff-runs.ts';
import { findPrevious, readHistory } from './history/read-history.ts';
import { toRunRecord } from './history/run-record.ts';
import { toTrend } from './history/to-trend.ts';
import { storedRunName, toStoredRun, type StoredRun } from './stored-run.ts';
import { addStepSummary } from './add-step-summary.ts';
import { toConformance } from './to-conformance.ts';
import { toBadge } from './to-badge.ts';
import { toCtrf } from './to-ctrf.ts';
import { toHtml } from './site/to-html.ts';
import { toJunit } from './to-junit.ts';
import { describedOperations } from './to-operations.ts';
import { toSarif } from './to-sarif.ts';
import { toSummary } from './to-summary.ts';

/** Where a report goes. */
export interface ReportPlace {
  readonly outDir: string;
  /** Absent: no line is left, and nothing is compared. */
  readonly history?: HistoryPlace;
}

/** Every report that is a projection of conformance.json, by the name of its file. */
const projections: Readonly<Record<string, (report: Conformance) => string>> = {
  'index.html': toHtml,
  'junit.xml': toJunit,
  'ctrf.json': toCtrf,
  'samsvar.sarif': toSarif,
  'summary.md': toSummary,
  'badge.svg': toBadge,
};

/** Writes results.jsonl, conformance.json and every projection of a run, and adds its line to the history. */
export async function writeReport(
  stored: StoredRun,
  { outDir, history }: ReportPlace,
): Promise<Conformance> {
  const described = await describedOperations(stored.meta.run.apis);
  const report = toConformance(stored.results, loadRegister(), { ...stored.meta, described });
  const whole = history === undefined ? report : remember(report, history);
  mkdirSync(outDir, { recursive: true });
  writeWhole(path.join(outDir, storedRunName), toStoredRun(stored));
  writeWhole(path.join(outDir, 'conformance.json'), `${JSON.stringify(whole, null, 1)}\n`);
  for (const [name, project] of Object.entries(projections))
    writeWhole(path.join(outDir, name), project(whole));
  addStepSummary(whole);
  return whole;
}

/** A history that cannot be read or written costs the run its comparison, never its report. */
function remember(report: Conformance, place: HistoryPlace): Conformance {
  try {
    const record = toRunRecord(report);
    const { runs, problems } = readHistory(place.file);
    for (const problem of problems) warn(`history ${place.file}: ${problem}`);
    addToHistory(record, place);
    // A shard asks a part: what the others find is no news. Merging compares the whole.
    const before = report.run.shard === undefined ? findPrevious(runs, record) : undefined;
    const trend = report.run.shard === undefined ? toTrend(runs, record) : undefined;
    return {
      ...report,
      ...(before === undefined ? {} : { changes: diffRuns(before, record) }),
      ...(trend === undefined ? {} : { trend }),
    };
  } catch (error) {
    warn(`history ${place.file} cannot be used: ${String(error)}`);
    return report;
  }
}

function warn(text: string): void {
  process.stderr.write(`samsvar: ${text}\n`);
}

/** Written to a temporary name first: a report is there whole or not at all. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

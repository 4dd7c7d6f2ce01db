import { levels, type Level, type ScenarioResult } from '#specs';
import type {
  ReportedDefect,
  ReportedFinding,
  ReportedRequirement,
  ReportedWaiver,
  RunMeta,
} from './conformance.ts';
import { isOpen } from './verdict.ts';

/** What decides the exit code of a run. */
export interface Judged {
  readonly run: RunMeta;
  readonly results: readonly ScenarioResult[];
  readonly requirements: readonly ReportedRequirement[];
  readonly findings: readonly ReportedFinding[];
  readonly defects: readonly ReportedDefect[];
  readonly waivers: readonly ReportedWaiver[];
}

/** Exit code, why, and what is worth saying beside it. */
export interface Ending {
  readonly exitCode: 0 | 1 | 2 | 3 | 130;
  readonly reasons: readonly string[];
  readonly notices: readonly string[];
}

/** The exit code of a run: 130 where it was interrupted, else 2 before 1 before 3, and 0 only where something was judged. */
export function toEnding(judged: Judged): Ending {
  const groups: readonly (readonly [Ending['exitCode'], readonly string[]])[] = [
    [
      130,
      judged.run.partial === 'interrupted'
        ? ['the run was interrupted: this report is partial']
        : [],
    ],
    [2, broken(judged)],
    [1, red(judged)],
    [3, inconclusive(judged)],
  ];
  const first = groups.find(([, reasons]) => reasons.length > 0);
  const reasons = groups.flatMap(([, texts]) => texts);
  return { exitCode: first?.[0] ?? 0, reasons, notices: toNotices(judged) };
}

function broken({ results, run }: Judged): string[] {
  const errors = results.filter(({ status }) => status === 'error').length;
  return [
    ...(results.length === 0 ? ['no scenario was chosen: widen --api, --grep or --shard'] : []),
    ...(errors > 0 ? [`the suite itself broke in ${errors} scenario(s)`] : []),
    ...(run.partial === 'timed-out'
      ? ['the run took too long and was stopped: this report is partial']
      : []),
  ];
}

function red({ run, requirements, findings, defects, waivers }: Judged): string[] {
  const deviating = requirements.filter(
    (one) => one.verdict === 'deviates' && counts(one.level, run.level),
  ).length;
  const named = new Set(requirements.flatMap((one) => one.findings));
  const stray = findings.filter(
    (one, place) => isOpen(one) && !named.has(place) && counts(one.level, run.level),
  );
  const stale = defects.filter(({ state }) => state === 'stale');
  return [
    ...(deviating > 0 ? [`${deviating} requirement(s) deviate`] : []),
    ...(stray.length > 0 ? [`${stray.length} finding(s) that no requirement names`] : []),
    ...(isMock(run)
      ? stale.map(({ id }) => `listed defect ${id} is stale: nothing shows it any more`)
      : []),
    // Whatever its level: a waiver is the run's own, and each of these needs a hand.
    ...waivers.flatMap(({ told }) => told ?? []),
  ];
}

function inconclusive({ run, requirements, results }: Judged): string[] {
  const open = requirements.filter(
    (one) => one.verdict === 'inconclusive' && counts(one.level, run.level),
  ).length;
  const nothing =
    results.length > 0 && results.every(({ exchanges, checks }) => exchanges === 0 && checks === 0);
  return [
    ...(open > 0 ? [`${open} requirement(s) could not be judged`] : []),
    ...(nothing ? ['nothing was exercised: no scenario sent or judged anything'] : []),
  ];
}

function toNotices({ run, defects }: Judged): string[] {
  if (isMock(run)) return [];
  return defects
    .filter(({ state }) => state === 'stale')
    .map(({ id, observed }) => `good news: listed defect ${id} did not show (${observed})`);
}

/** Only the mock that answers as the real service must have every listed defect. */
function isMock(run: RunMeta): boolean {
  return run.environment === 'mock';
}

function counts(level: Level, lowest: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(lowest);
}

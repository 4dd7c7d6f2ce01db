import { levels, type Level, type ScenarioResult } from '#specs';
import type {
  ReportedDefect,
  ReportedFinding,
  ReportedRequirement,
  ReportedWaiver,
  RunMeta,
} from './conformance.ts';
import type { Coverage } from './coverage.ts';
import { profileOf } from './profiles.ts';
import { isOpen } from './verdict.ts';

/** What decides the exit code of a run. */
export interface Judged {
  readonly run: RunMeta;
  readonly results: readonly ScenarioResult[];
  readonly requirements: readonly ReportedRequirement[];
  readonly findings: readonly ReportedFinding[];
  readonly defects: readonly ReportedDefect[];
  readonly waivers: readonly ReportedWaiver[];
  readonly coverage: readonly Coverage[];
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
    [1, [...red(judged), ...missedByRelease(judged)]],
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

/** A gate that lets pass what it did not see is none; of a shard only the whole can tell. */
function missedByRelease({ run, requirements, coverage }: Judged): string[] {
  if (!profileOf(run.profile).needsAll || run.shard !== undefined) return [];
  const open = requirements.filter(
    (one) => one.verdict === 'inconclusive' && counts(one.level, run.level),
  ).length;
  const below = coverage.filter(({ must, floor = 0 }) => must < floor);
  return [
    ...(open > 0 ? [`a release needs every verdict: ${open} are inconclusive`] : []),
    ...below.map(
      ({ api, must, floor }) =>
        `${api}: ${must} must requirements were judged, fewer than the floor of ${floor}`,
    ),
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

function toNotices(judged: Judged): string[] {
  const { run, defects } = judged;
  const gone = isMock(run) ? [] : defects.filter(({ state }) => state === 'stale');
  return [
    ...gone.map(({ id, observed }) => `good news: listed defect ${id} did not show (${observed})`),
    ...floorNotices(judged),
  ];
}

function floorNotices({ run, coverage }: Judged): string[] {
  if (!profileOf(run.profile).needsAll || run.shard !== undefined) return [];
  return coverage.flatMap(({ api, must, floor }) => {
    const row = `{ environment: ${run.environment}, api: ${api}, must: ${must} }`;
    if (floor === undefined) return [`no floor is recorded: add ${row} to floors.yaml`];
    return must > floor ? [`the floor can be raised: ${row}`] : [];
  });
}

/** Only the mock that answers as the real service must have every listed defect. */
function isMock(run: RunMeta): boolean {
  return run.environment === 'mock';
}

function counts(level: Level, lowest: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(lowest);
}

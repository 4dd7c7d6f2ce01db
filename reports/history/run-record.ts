import type { Verdict } from '#specs';
import type { Conformance, RunMeta, Summary } from '../conformance.ts';
import { toDeviations, type Deviation } from './deviation.ts';

/** One line of a history: what a later run is compared with. */
export interface RunRecord {
  readonly schemaVersion: '1.0';
  readonly suiteVersion: string;
  readonly run: RunMeta;
  readonly summary: Omit<Summary, 'reasons' | 'notices'>;
  /** API to requirement to verdict. */
  readonly verdicts: Readonly<Record<string, Readonly<Record<string, Verdict>>>>;
  /** Requirements of which a scenario was not judged to its end, by API: that nothing shows says nothing. */
  readonly incomplete: Readonly<Record<string, readonly string[]>>;
  readonly deviations: readonly Deviation[];
}

/** The line that a run leaves. */
export function toRunRecord({ suite, run, summary, ...report }: Conformance): RunRecord {
  const { reasons: _, notices: __, ...counts } = summary;
  const ofApi = <T>(toValue: (api: string) => T): Record<string, T> =>
    Object.fromEntries(run.apis.map((api) => [api, toValue(api)]));
  return {
    schemaVersion: '1.0',
    suiteVersion: suite.version,
    run,
    summary: counts,
    verdicts: ofApi((api) =>
      Object.fromEntries(
        report.requirements.flatMap((one) => (one.api === api ? [[one.id, one.verdict]] : [])),
      ),
    ),
    incomplete: ofApi((api) => incompleteOf(report.scenarios, api)),
    deviations: toDeviations(report.findings),
  };
}

function incompleteOf(scenarios: Conformance['scenarios'], api: string): readonly string[] {
  const open = scenarios.filter((one) => one.api === api && one.status !== 'judged');
  return [...new Set(open.flatMap(({ requirements }) => requirements))].sort();
}

import type { ScenarioStatus } from '#specs';
import type { Conformance, ReportedFinding, ReportedScenario } from './conformance.ts';
import { isOpen } from './verdict.ts';

/** How a scenario ended, in the words of test reports: what could not be judged is skipped, what broke is an error. */
export type Ending = 'passed' | 'failure' | 'error' | 'skipped';

/** A scenario with its ending and the open findings that made it one. */
export interface EndedScenario {
  readonly scenario: ReportedScenario;
  readonly ending: Ending;
  readonly open: readonly ReportedFinding[];
}

const endings: Readonly<Record<ScenarioStatus, Ending>> = {
  judged: 'passed',
  untested: 'skipped',
  inapplicable: 'skipped',
  inconclusive: 'skipped',
  error: 'error',
};

/** Every scenario of a report with its ending. */
export function toEndedScenarios({ scenarios, findings }: Conformance): readonly EndedScenario[] {
  const keyOf = (api: string, title: string): string => `${api}\n${title}`;
  const openByKey = new Map<string, ReportedFinding[]>();
  for (const finding of findings.filter(isOpen)) {
    const key = keyOf(finding.api, finding.scenario ?? '');
    openByKey.set(key, [...(openByKey.get(key) ?? []), finding]);
  }
  return scenarios.map((scenario) => {
    const open = openByKey.get(keyOf(scenario.api, scenario.title)) ?? [];
    const failed = scenario.status === 'judged' && open.length > 0;
    return { scenario, open, ending: failed ? 'failure' : endings[scenario.status] };
  });
}

/** An open finding on one line. */
export function toFindingText({ check, pointer, expected, actual }: ReportedFinding): string {
  return `${[check, pointer].filter(Boolean).join(' ')}: expected ${expected}, got ${actual}`;
}

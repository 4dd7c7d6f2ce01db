import type { ScenarioStatus } from '#specs';
import type { Conformance, ReportedFinding, ReportedScenario } from './conformance.ts';
import { isOpen } from './verdict.ts';

/** What one scenario is to JUnit: nothing inside where it passed. */
type Ending = 'passed' | 'failure' | 'error' | 'skipped';

/**
 * The scenarios of a run as JUnit XML: one suite per spec file; what could not be judged is skipped.
 * Playwright's own calls every deviation an error, which is the word for a suite that broke.
 */
export function toJunit({ scenarios, findings, run }: Conformance): string {
  const openByTitle = groupBy(findings.filter(isOpen), ({ scenario }) => scenario ?? '');
  const cases = scenarios.map((scenario) =>
    toCase(scenario, openByTitle.get(scenario.title) ?? []),
  );
  const suites = [...groupBy(cases, ({ scenario }) => scenario.file)].map(
    ([file, own]) =>
      `<testsuite name="${escape(file)}" timestamp="${run.startedAt}" ${counts(own)}>\n${own.map(({ xml }) => xml).join('')}</testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites id="${escape(run.id)}" name="${escape(run.environment)}" ${counts(cases)}>\n${suites.join('')}</testsuites>\n`;
}

interface Case {
  readonly scenario: ReportedScenario;
  readonly ending: Ending;
  readonly xml: string;
}

const endings: Readonly<Record<ScenarioStatus, Ending>> = {
  judged: 'passed',
  untested: 'skipped',
  inapplicable: 'skipped',
  inconclusive: 'skipped',
  error: 'error',
};

function toCase(scenario: ReportedScenario, open: readonly ReportedFinding[]): Case {
  const own = open.filter(({ api }) => api === scenario.api);
  const ending =
    scenario.status === 'judged' && own.length > 0 ? 'failure' : endings[scenario.status];
  const seconds = (scenario.durationMs / 1000).toFixed(3);
  const head = `<testcase name="${escape(scenario.title)}" classname="${escape(scenario.file)}" time="${seconds}"`;
  const asked = scenario.requirements.map(
    (id) => `<property name="requirement" value="${escape(id)}"/>`,
  );
  const properties = asked.length === 0 ? '' : `<properties>${asked.join('')}</properties>`;
  const xml = `${head}>${properties}${inside(ending, { scenario, own })}</testcase>\n`;
  return { scenario, ending, xml };
}

function inside(
  ending: Ending,
  { scenario, own }: { scenario: ReportedScenario; own: readonly ReportedFinding[] },
): string {
  const reason = scenario.reason ?? '';
  if (ending === 'passed') return '';
  if (ending !== 'failure') return `<${ending} message="${escape(reason)}"/>`;
  const lines = own.map(
    ({ check, pointer, expected, actual }) =>
      `${[check, pointer].filter(Boolean).join(' ')}: expected ${expected}, got ${actual}`,
  );
  return `<failure message="${escape(lines[0] ?? '')}">${escape(lines.join('\n'))}</failure>`;
}

function counts(cases: readonly Case[]): string {
  const count = (wanted: Ending): number => cases.filter(({ ending }) => ending === wanted).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    groups.set(keyOf(one), group);
    group.push(one);
  }
  return groups;
}

/** Characters that XML 1.0 knows no way to write are left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

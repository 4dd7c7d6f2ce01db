import type { Conformance } from './conformance.ts';
import {
  toEndedScenarios,
  toFindingText,
  type EndedScenario,
  type Ending,
} from './scenario-endings.ts';

/**
 * The scenarios of a run as JUnit XML: one suite per spec file; what could not be judged is skipped.
 * Playwright's own calls every deviation an error, which is the word for a suite that broke.
 */
export function toJunit(report: Conformance): string {
  const { run } = report;
  const cases = toEndedScenarios(report);
  const suites = [...groupBy(cases, ({ scenario }) => scenario.file)].map(
    ([file, own]) =>
      `<testsuite name="${escape(file)}" timestamp="${run.startedAt}" ${counts(own)}>\n${own.map(toCase).join('')}</testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites id="${escape(run.id)}" name="${escape(run.environment)}" ${counts(cases)}>\n${suites.join('')}</testsuites>\n`;
}

function toCase(ended: EndedScenario): string {
  const { scenario } = ended;
  const seconds = (scenario.durationMs / 1000).toFixed(3);
  const head = `<testcase name="${escape(scenario.title)}" classname="${escape(scenario.file)}" time="${seconds}"`;
  const asked = scenario.requirements.map(
    (id) => `<property name="requirement" value="${escape(id)}"/>`,
  );
  const properties = asked.length === 0 ? '' : `<properties>${asked.join('')}</properties>`;
  return `${head}>${properties}${inside(ended)}</testcase>\n`;
}

function inside({ ending, scenario, open }: EndedScenario): string {
  if (ending === 'passed') return '';
  if (ending !== 'failure') return `<${ending} message="${escape(scenario.reason ?? '')}"/>`;
  const lines = open.map(toFindingText);
  return `<failure message="${escape(lines[0] ?? '')}">${escape(lines.join('\n'))}</failure>`;
}

function counts(cases: readonly EndedScenario[]): string {
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

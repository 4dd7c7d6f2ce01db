import type { Conformance } from './conformance.ts';
import {
  toEndedScenarios,
  toFindingText,
  type EndedScenario,
  type Ending,
} from './scenario-endings.ts';

/** What each ending is to CTRF, which knows no word for a suite that broke. */
const statuses = {
  passed: 'passed',
  failure: 'failed',
  skipped: 'skipped',
  error: 'other',
} as const;

/** The scenarios of a run in the Common Test Report Format (ctrf.io, 0.0). */
export function toCtrf(report: Conformance): string {
  const { run, suite, summary } = report;
  const ended = toEndedScenarios(report);
  const count = (wanted: Ending): number => ended.filter(({ ending }) => ending === wanted).length;
  const counts = Object.fromEntries(
    Object.entries(statuses).map(([ending, status]) => [status, count(ending as Ending)]),
  );
  const results = {
    tool: { name: suite.name, version: suite.version },
    summary: {
      tests: ended.length,
      ...counts,
      pending: 0,
      start: Date.parse(run.startedAt),
      stop: Date.parse(run.finishedAt),
      duration: summary.durationMs,
    },
    tests: ended.map(toTest),
    environment: { testEnvironment: run.environment, buildName: run.id },
  };
  const whole = { reportFormat: 'CTRF', specVersion: '0.0.0', runId: run.id, results };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

function toTest({ scenario, ending, open }: EndedScenario): object {
  const { id, title, api, file, tags, requirements } = scenario;
  const message = open.length > 0 ? open.map(toFindingText).join('\n') : scenario.reason;
  return {
    testId: id,
    name: title,
    status: statuses[ending],
    rawStatus: scenario.status,
    duration: Math.round(scenario.durationMs),
    suite: [api, file],
    filePath: file,
    ...(message === undefined ? {} : { message }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(requirements.length === 0 ? {} : { labels: { requirement: requirements } }),
  };
}

import { relative } from 'node:path';
import * as playwright from '@playwright/test';
import { loadRegister, type Requirement, type ScenarioResult } from '#specs';
import { readRunOptions } from '#environments';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { openSession, type Session } from './session.ts';

const sessions = new Map<string, Promise<Session>>();

/**
 * Without the fixtures of browsers and traces a test costs less than half; the name is not
 * documented, so that a Playwright without it is served too.
 */
const base = playwright._baseTest ?? playwright.test;

/** One session per worker and API; the worker fixture closes them. */
const test = base.extend<object, { sessionOf: (api: string) => Promise<Session> }>({
  sessionOf: [
    async ({}, use) => {
      await use(openOnce);
      for (const session of sessions.values()) await (await session).close();
    },
    { scope: 'worker' },
  ],
});

function openOnce(api: string): Promise<Session> {
  const options = readRunOptions();
  if (options === undefined)
    throw new Error(
      'Scenarios run through `samsvar run` or `npx playwright test --project=<environment>`.',
    );
  const session = sessions.get(api) ?? openSession(api, options);
  sessions.set(api, session);
  return session;
}

let requirements: ReadonlyMap<string, Requirement> | undefined;

function requirementOf(id: string): Requirement | undefined {
  requirements ??= new Map(loadRegister().requirements.map((one) => [one.id, one]));
  return requirements.get(id);
}

/** Registers a scenario as a Playwright test: the level tag comes from its first requirement. */
export function registerWithPlaywright(scenario: Scenario): void {
  const level = requirementOf(scenario.requirements[0] ?? '')?.level ?? 'must';
  const asked = scenario.requirements.map((id) => ({ type: 'requirement', description: id }));
  const annotation = [...asked, ...allureAnnotations(scenario)];
  test(
    scenario.title,
    { tag: [`@${level}`, ...scenario.tags], annotation },
    async ({ sessionOf }, testInfo) => {
      const session = await sessionOf(scenario.api);
      const file = relative(testInfo.project.testDir, testInfo.file).replaceAll('\\', '/');
      const result = await runScenario(session, scenario, file.replace(/\.js$/, '.ts'));
      const body = toMaskedJson(result, session.redact);
      await testInfo.attach('samsvar', { body, contentType: 'application/json' });
      settle(result, testInfo.skip.bind(testInfo));
    },
  );
}

const severities = { must: 'critical', should: 'normal', may: 'minor' } as const;

/** What Allure groups by: API, area of the requirement, level; and what was promised, where. */
function allureAnnotations({ api, requirements: ids }: Scenario): readonly Annotation[] {
  const [first, ...others] = ids.flatMap((id) => requirementOf(id) ?? []);
  const epic = { type: 'allure.label.epic', description: api };
  if (first === undefined) return [epic];
  const told = [first, ...others].map(
    ({ id, sentence, source }) => `${id}: ${sentence} (${source})`,
  );
  return [
    epic,
    { type: 'allure.label.feature', description: areaOf(first.id) },
    { type: 'allure.label.severity', description: severities[first.level] },
    { type: 'description', description: told.join('\n\n') },
  ];
}

interface Annotation {
  readonly type: string;
  readonly description: string;
}

/** `APP-AUTH-001`: APP-AUTH. */
function areaOf(requirement: string): string {
  return requirement.replace(/-[^-]*$/, '');
}

/** Each text is masked by itself: over the whole a mask could take a quote or a digit that the JSON needs. */
function toMaskedJson(result: ScenarioResult, redact: Session['redact']): string {
  const mask = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? redact(value) : value;
  return JSON.stringify(result, mask);
}

/**
 * Ends the Playwright test as the scenario ended: red only for what no defect or waiver covers.
 * What could not be judged is not red: the report and the exit code say so.
 */
function settle(result: ScenarioResult, skip: (condition: boolean, reason: string) => void): void {
  if (['untested', 'inapplicable', 'inconclusive'].includes(result.status))
    skip(true, `${result.status}: ${result.reason ?? ''}`);
  const open = result.findings.filter(
    (one) => one.outcome === 'fail' && one.defect === undefined && one.waiver === undefined,
  );
  if (result.status === 'judged' && open.length === 0) return;
  const lines = open.map(
    (one) => `${one.check}${one.pointer ?? ''}: expected ${one.expected}, got ${one.actual}`,
  );
  const kind = result.status === 'error' ? 'suite error' : 'deviation';
  throw new Error(`${kind}: ${[result.reason ?? '', ...lines].filter(Boolean).join('\n')}`);
}

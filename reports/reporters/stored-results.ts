import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { ScenarioResult } from '#specs';

/** The scenario results of a run, as the tests attached them. */
export class StoredResults {
  readonly #byTest = new Map<string, ScenarioResult>();

  /** Keeps the last result of a test; a test that attached none broke before it could. */
  add(test: TestCase, result: TestResult): ScenarioResult | undefined {
    const body = result.attachments.find(({ name }) => name === 'samsvar')?.body;
    const stored = body === undefined ? withoutResult(test, result) : parse(body.toString());
    if (stored !== undefined) this.#byTest.set(test.id, stored);
    return stored;
  }

  all(): readonly ScenarioResult[] {
    return [...this.#byTest.values()];
  }

  /** The APIs that were asked; undefined where none was. */
  apis(): readonly string[] | undefined {
    const apis = [...new Set(this.all().map(({ api }) => api))].sort();
    return apis.length === 0 ? undefined : apis;
  }

  /** All results and one more for what broke outside the scenarios. */
  withError(messages: readonly string[]): readonly ScenarioResult[] {
    const { apis } = { apis: this.apis() };
    const place = { id: 'suite', title: 'the run itself', api: apis?.[0] ?? '', file: '' };
    return [...this.all(), { ...blank(messages.join('\n')), ...place }];
  }
}

/** The engine wrote it: its shape is the suite's own. */
function parse(text: string): ScenarioResult {
  return JSON.parse(text) as ScenarioResult;
}

/** Interrupted and not started tests say nothing; anything else without a result is an error. */
function withoutResult(test: TestCase, result: TestResult): ScenarioResult | undefined {
  if (result.status === 'interrupted' || result.status === 'skipped') return undefined;
  const file = test.location.file.split(/[/\\]tests[/\\]/).at(-1) ?? '';
  const reason = result.error?.message ?? 'the scenario ended without a result';
  return {
    ...blank(reason),
    id: test.id,
    title: test.title,
    api: /scenarios[/\\]([^/\\]+)/.exec(test.location.file)?.[1] ?? '',
    file,
    requirements: test.annotations.flatMap(({ type, description }) =>
      type === 'requirement' && description !== undefined ? [description] : [],
    ),
    tags: test.tags,
    durationMs: result.duration,
    startedAt: result.startTime.toISOString(),
  };
}

function blank(reason: string): ScenarioResult {
  return {
    id: '',
    title: '',
    api: '',
    file: '',
    requirements: [],
    tags: [],
    status: 'error',
    reason,
    findings: [],
    judged: {},
    checkCounts: {},
    checks: 0,
    exchanges: 0,
    operations: [],
    durationMs: 0,
    startedAt: new Date(0).toISOString(),
  };
}

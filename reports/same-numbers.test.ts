import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { validate } from 'ctrf';
import type { Log } from 'sarif';
import { addStepSummary } from './add-step-summary.ts';
import type { Conformance } from './conformance.ts';
import { finding, register, result, results, run, waiver } from './stored-example.ts';
import { toBadge } from './to-badge.ts';
import { toConformance } from './to-conformance.ts';
import { toCtrf } from './to-ctrf.ts';
import { toJunit } from './to-junit.ts';
import { toSarif } from './to-sarif.ts';
import { toSummary } from './to-summary.ts';

const broken = result('broken', ['T-6'], { status: 'error', reason: 'it | broke\n<b>' });
const covered = result('covered', ['T-1'], {
  findings: [finding({ requirement: 'T-1', pointer: '/w' })],
});
const meta = { suiteVersion: '1', run, waivers: [waiver({ pointer: '/w' })] };
const reports: Readonly<Record<string, Conformance>> = {
  'every verdict': toConformance(results, register, meta),
  'a suite that broke': toConformance([...results, broken, covered], register, meta),
  'nothing deviates': toConformance([result('one', ['T-1'])], register, meta),
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function junitCounts(xml: string): Counts {
  const head = /<testsuites [^>]*>/.exec(xml)?.[0] ?? '';
  const read = (name: string): number => Number(new RegExp(` ${name}="(\\d+)"`).exec(head)?.[1]);
  const elements = (name: string): number => xml.split(`<${name} `).length - 1;
  const counts = {
    tests: read('tests'),
    failures: read('failures'),
    errors: read('errors'),
    skipped: read('skipped'),
  };
  expect(counts).toEqual({
    tests: elements('testcase'),
    failures: elements('failure'),
    errors: elements('error'),
    skipped: elements('skipped'),
  });
  return counts;
}

for (const [name, report] of Object.entries(reports)) {
  test(`JUnit and CTRF count the same scenarios: ${name}`, () => {
    const { results: told } = JSON.parse(toCtrf(report)) as {
      results: { summary: Record<string, number>; tests: readonly { status: string }[] };
    };
    const count = (status: string): number =>
      told.tests.filter((one) => one.status === status).length;
    const { tests, passed, failed, skipped, other } = told.summary;
    expect({ tests, passed, failed, skipped, other }).toEqual({
      tests: told.tests.length,
      passed: count('passed'),
      failed: count('failed'),
      skipped: count('skipped'),
      other: count('other'),
    });
    expect({ tests, failures: failed, errors: other, skipped }).toEqual(
      junitCounts(toJunit(report)),
    );
  });

  test(`the summary counts the same verdicts as conformance.json: ${name}`, () => {
    const text = toSummary(report);
    const [head = '', , row = ''] = text.split('\n').filter((line) => line.startsWith('|'));
    const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
    const told = Object.fromEntries(
      cells(head).map((verdict, at) => [verdict, Number(cells(row)[at])]),
    );
    expect(told).toMatchObject(report.summary.verdicts);
    expect(text).not.toMatch(/<b>/);
  });

  test(`SARIF has an open result for every deviating requirement, and no other: ${name}`, () => {
    const log = JSON.parse(toSarif(report)) as Log;
    const [{ results: told = [], tool } = { tool: { driver: { name: '' } } }] = log.runs;
    const open = told.filter(({ suppressions }) => suppressions === undefined);
    const idsOf = (verdict: string): readonly string[] =>
      report.requirements.filter((one) => one.verdict === verdict).map(({ id }) => id);
    expect([...new Set(open.map(({ ruleId }) => ruleId))]).toEqual(idsOf('deviates'));
    const rules = tool.driver.rules?.map(({ id }) => id) ?? [];
    expect(told.filter(({ ruleId }) => !rules.includes(ruleId ?? ''))).toEqual([]);
  });

  test(`CTRF keeps its schema: ${name}`, () => {
    expect(validate(JSON.parse(toCtrf(report)))).toMatchObject({ valid: true });
  });
}

test('the badge says the verdict of the run', () => {
  expect(toBadge(reports['every verdict'] as Conformance)).toContain('samsvar mock: deviates');
  expect(toBadge(reports['nothing deviates'] as Conformance)).toMatch(/samsvar mock: \w+</);
});

test('the summary of a CI step gets the whole run, and nothing of a shard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsvar-summary-'));
  const file = join(folder, 'summary.md');
  const report = reports['every verdict'] as Conformance;
  const shard = { index: 1, count: 2, wholeNarrowed: false };
  try {
    addStepSummary(report, { GITHUB_STEP_SUMMARY: file });
    addStepSummary({ ...report, run: { ...run, shard } }, { GITHUB_STEP_SUMMARY: file });
    addStepSummary(report, {});
    expect(readFileSync(file, 'utf8')).toBe(toSummary(report));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

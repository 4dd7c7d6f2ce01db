import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { diffRuns } from './history/diff-runs.ts';
import { toRunRecord } from './history/run-record.ts';
import { register, results, run } from './stored-example.ts';
import { toConformance } from './to-conformance.ts';
import { toConsole } from './to-console.ts';
import { reportWithFaults } from './site/five-faults.ts';
import { toHtml } from './site/to-html.ts';

const report = toConformance(results, register, { suiteVersion: '1.2.3', run });

/** Since a run of yesterday in which nothing deviated: T-3 is new. */
const before = toConformance(
  results.map((one) => (one.id === 'deviates' ? { ...one, findings: [] } : one)),
  register,
  { suiteVersion: '1.2.3', run: { ...run, id: 'run-0' } },
);
const changed = { ...report, changes: diffRuns(toRunRecord(before), toRunRecord(report)) };

test('page and console say what changed since the run before, and nothing where none is known', () => {
  const counts = '1 new, 0 fixed, 0 changed; 1 verdict(s) differ';
  const text = toConsole(changed, { reportAt: '' });
  expect(text).toContain(`Since run-0 of 2026-01-01 00:00 UTC in mock (like real): ${counts}`);
  expect(text).toContain('T-3 expectation getThing /<name>: status 404');
  expect(toHtml(changed)).toContain('1 new, 0 fixed, 0 changed</span>');
  expect(toHtml(changed)).toContain('1 verdict(s) differ');
  expect(toHtml(changed)).toContain('/&#60;name&#62;: status 404');
  expect(toConsole(report, { reportAt: '' })).not.toContain('Since');
  expect(toHtml(report)).not.toContain('id="changes"');
});

test('a report fits its published schema', () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const fits = ajv.compile(
    JSON.parse(readFileSync(path.join(import.meta.dirname, 'report.schema.json'), 'utf8')),
  );
  const shard = { index: 1, count: 2, wholeNarrowed: false };
  const part = { ...report, run: { ...run, grep: 'x', shard } };
  for (const one of [report, changed, part, reportWithFaults()]) {
    fits(JSON.parse(JSON.stringify(one)));
    expect(fits.errors).toBeNull();
  }
});

test('a report holds who may do what, as the scenarios told it', () => {
  const cell = {
    api: 'things',
    operationId: 'getThing',
    actor: 'guest',
    expected: 'denied',
  } as const;
  const access = [
    { ...cell, statuses: [403], seen: 200 },
    { ...cell, actor: 'owner', statuses: [403], reason: 'names no actor owner' },
  ];
  const [first, ...others] = results;
  if (first === undefined) throw new Error('the example has no results');
  const told = toConformance([...others, { ...first, access }], register, {
    suiteVersion: '1.2.3',
    run,
  });
  expect(told.access).toEqual(access);
  expect(report.access).toEqual([]);
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const schema = readFileSync(path.join(import.meta.dirname, 'report.schema.json'), 'utf8');
  const fits = ajv.compile(JSON.parse(schema));
  fits(JSON.parse(JSON.stringify(told)));
  expect(fits.errors).toBeNull();
});

test('what was sent and answered is told once for each deviation', () => {
  const twice = toConformance(
    results.flatMap((one) => [one, { ...one, id: `${one.id} again` }]),
    register,
    { suiteVersion: '1', run },
  );
  const told = twice.findings.filter(({ requirement }) => requirement === 'T-3');
  expect(told.map(({ exchange }) => exchange?.response?.bytes)).toEqual([18, undefined]);
  expect(told.map(({ exchange }) => exchange?.curl.length)).toEqual([32, 32]);
});

test('a report counts verdicts, exchanges and operations', () => {
  expect(report.summary).toMatchObject({
    verdicts: {
      conforms: 2,
      waived: 1,
      deviates: 1,
      inconclusive: 1,
      inapplicable: 1,
      untested: 1,
      error: 0,
    },
    exchanges: 8,
    checks: 15,
    durationMs: 10_000,
    exitCode: 1,
  });
  expect(report.operations).toEqual([
    {
      api: 'things',
      document: 'things.v1',
      version: 'v1',
      operationId: 'getThing',
      method: 'GET',
      path: '/things/{id}',
      exchanges: 10,
      statuses: { 200: 10 },
      documented: ['200', '404'],
      actors: { user: { 200: 10 } },
    },
  ]);
  expect(
    report.requirements
      .find(({ id }) => id === 'T-2')
      ?.findings.map((place) => report.findings[place]?.defect),
  ).toEqual(['D-1']);
});

test('a report does not depend on the order of results', () => {
  expect(toConformance(results.toReversed(), register, { suiteVersion: '1.2.3', run })).toEqual(
    report,
  );
});

test('the console summary says what a person needs', () => {
  const text = toConsole(report, { reportAt: 'file:///out/index.html' });
  for (const line of [
    'mock (like real): 8 exchanges, 15 checks, 10.0 s, seed 1',
    'things: 7 requirements, 1 operations asked',
    '1 deviates · 1 inconclusive · 1 waived · 2 conforms · 1 inapplicable · 1 untested',
    'T-3 (must) It does T-3.',
    'expected status 200',
    'actual   status 404',
    "curl 'http://127.0.0.1/things/1'",
    'D-1 x1    It fails.',
    'the target did not answer: T-4',
    'nobody can see it: T-5',
    'Deviates: 1 requirement(s) deviate',
    'Report: file:///out/index.html',
  ]) {
    expect(text).toContain(line);
  }
});

test('the page needs nothing beside itself and escapes what it shows', () => {
  const page = toHtml(report);
  expect(page).not.toMatch(/<(?:link|img|iframe|script src)\b|url\(|@import/);
  expect(page).toContain('/&#60;name&#62;');
  expect(page).not.toContain('<name>');
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page).toContain('lang="en"');
  expect(page).toContain('color-scheme: light dark');
});

test('a partial report says so everywhere', () => {
  const partial = toConformance(results, register, {
    suiteVersion: '1',
    run: { ...run, partial: 'interrupted' },
  });
  expect(partial.summary.exitCode).toBe(130);
  expect(toConsole(partial, { reportAt: '' })).toContain('PARTIAL: interrupted');
  expect(toHtml(partial)).toContain('Partial: interrupted');
});

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Check } from './check.ts';
import { checks } from './index.ts';
import { judgeExchange } from './judge-exchange.ts';
import { exchange, judge, operation, response } from './make-context.ts';

const it = operation([response('200'), response('400')]);
const idsOf = (given: Parameters<typeof exchange>[0]): string[] =>
  judge(it, exchange(given)).findings.map(({ check, outcome }) => `${outcome} ${check}`);

test('one fault gives one finding', () => {
  expect(idsOf({})).toEqual([]);
  expect(idsOf({ status: 500, body: '' })).toEqual(['fail no-server-error']);
  expect(idsOf({ status: 202, body: '', type: 'text/html' })).toEqual(['fail status-documented']);
  expect(idsOf({ type: 'text/html' })).toEqual(['fail media-type-documented']);
  expect(idsOf({ body: '{' })).toEqual(['fail body-matches']);
  expect(idsOf({ status: 400, body: '{}' })).toEqual(['fail error-family']);
});

test('a leak in a 5xx is a finding of its own', () => {
  expect(idsOf({ status: 500, body: 'System.IO.IOException: x', type: 'text/plain' })).toEqual([
    'fail no-server-error',
    'fail no-leak',
  ]);
});

test('a finding names check, API and operation', () => {
  const { findings, operation: asked, checks: ran } = judge(it, exchange({ status: 202 }));
  expect(findings).toEqual([
    {
      check: 'status-documented',
      api: 'things',
      operationId: 'doIt',
      outcome: 'fail',
      expected: 'status 200, 400',
      actual: 'status 202',
    },
  ]);
  expect(asked?.id).toBe('doIt');
  expect(ran).toContain('no-server-error');
  expect(ran).not.toContain('body-matches');
});

test('an unknown address is not judged', () => {
  expect(judge(it, exchange({ url: 'https://host.example/style.css' }))).toEqual({
    checks: [],
    findings: [],
  });
});

test('an exchange that names its operation is judged by it wherever it went', () => {
  const named = {
    ...exchange({ url: 'https://host.example/things', status: 202 }),
    operationId: 'doIt',
  };
  expect(judge(it, named).findings).toHaveLength(1);
});

test('a check that breaks is inconclusive', () => {
  const broken = {
    id: 'broken',
    demands: '',
    judge: () => {
      throw new Error('oh');
    },
  };
  const { findings } = judge(it, exchange(), [broken]);
  expect(findings).toMatchObject([
    { check: 'broken', outcome: 'inconclusive', actual: 'the check broke: oh' },
  ]);
});

test('the literal path wins between contracts', () => {
  const contract = { api: 'a', document: 'a', title: '', version: '', basePaths: [''] };
  const literal = {
    ...contract,
    api: 'b',
    operations: [operation([response('200')], { path: '/things/1' })],
  };
  const judged = judgeExchange([{ ...contract, operations: [it] }, literal], exchange());
  expect(judged.api).toBe('b');
});

test("an API's own check is asked for its exchanges alone", () => {
  const asked: string[] = [];
  const own = (api?: string): Check => ({
    id: api ?? 'all',
    demands: '',
    ...(api === undefined ? {} : { api }),
    judge: () => {
      asked.push(api ?? 'all');
      return [];
    },
  });
  expect(judge(it, exchange(), [own(), own('things'), own('others')]).checks).toEqual([
    'all',
    'things',
  ]);
  expect(asked).toEqual(['all', 'things']);
});

test('every check has a test beside it, a sentence and an id like its file, in the folder of its API', () => {
  for (const { id, demands, api = '' } of checks) {
    const folder = path.join(import.meta.dirname, api);
    const files = readdirSync(folder);
    expect(files).toContain(`${id}.ts`);
    expect(files).toContain(`${id}.test.ts`);
    expect(demands).toMatch(/\.$/);
    expect(readFileSync(path.join(folder, `${id}.ts`), 'utf8')).toContain(`'${id}'`);
  }
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

test('what a shared environment answers in place of the API is judged by no check', () => {
  const asked = exchange({ status: 503, body: '<h1>Service Unavailable</h1>', type: 'text/html' });
  for (const kind of ['gateway', 'throttled'] as const) {
    const { checks: ran, findings } = judge(it, { ...asked, fault: { kind, message: '' } });
    expect([ran, findings]).toEqual([[], []]);
  }
  expect(judge(it, asked).findings.map(({ check }) => check)).toContain('no-server-error');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { filesInside } from './files-inside.ts';
import { emptyFolder, runCli, startMockCommand, writeEndpoints } from './spawn-cli.ts';

// The same scenarios in every format that a run writes.

const api = 'altinn-app';

interface Counts {
  readonly all: number;
  readonly passed: number;
  readonly red: number;
  readonly skipped: number;
}

test('JUnit, CTRF, Allure and Playwright count the same scenarios of a run with deviations', async () => {
  const { running, endpoints } = await startMockCommand([
    '--api',
    api,
    '--like',
    'promise',
    '--fault',
    'app-metadata-name-another-app',
  ]);
  const out = emptyFolder();
  const { baseUrl = '' } = endpoints.apis[api] ?? {};
  // Without actors most of these are untested.
  const given = writeEndpoints(out, { apis: { [api]: { baseUrl } }, actors: {}, like: 'promise' });
  const grep = 'metadata';
  const { code } = await runCli(['run', '--endpoints', given, '--out', out, '--grep', grep]);
  running.child.kill();
  expect(code).toBe(1);
  const counts = ofJunit(out);
  expect(counts.red).toBeGreaterThan(0);
  expect(counts.passed).toBeGreaterThan(0);
  expect(counts.skipped).toBeGreaterThan(0);
  expect(ofCtrf(out), 'CTRF').toEqual(counts);
  expect(ofAllure(out), 'Allure').toEqual(counts);
  expect(ofPlaywright(out), 'Playwright').toEqual(counts);
});

function ofJunit(out: string): Counts {
  const xml = readFileSync(join(out, 'junit.xml'), 'utf8');
  const read = (name: string): number =>
    Number(new RegExp(`<testsuites [^>]* ${name}="(\\d+)"`).exec(xml)?.[1]);
  const [all, skipped] = [read('tests'), read('skipped')];
  const red = read('failures') + read('errors');
  return { all, passed: all - red - skipped, red, skipped };
}

function ofCtrf(out: string): Counts {
  const { results } = JSON.parse(readFileSync(join(out, 'ctrf.json'), 'utf8')) as {
    results: { summary: Record<'tests' | 'passed' | 'failed' | 'skipped' | 'other', number> };
  };
  const { tests, passed, failed, skipped, other } = results.summary;
  return { all: tests, passed, red: failed + other, skipped };
}

interface AllureResult {
  readonly status: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

function ofAllure(out: string): Counts {
  const folder = join(out, 'allure-results');
  const results = readdirSync(folder)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as AllureResult);
  for (const { labels } of results) {
    const label = (wanted: string) => labels.find(({ name }) => name === wanted)?.value;
    expect([label('epic'), label('feature')]).toEqual([api, expect.stringMatching(/^APP-[A-Z]+$/)]);
    expect(label('severity')).toMatch(/^(critical|normal|minor)$/);
  }
  const categories: unknown = JSON.parse(readFileSync(join(folder, 'categories.json'), 'utf8'));
  expect((categories as readonly { name: string }[]).map(({ name }) => name)).toEqual([
    'Deviation',
    'Inconclusive',
    'Suite error',
  ]);
  const count = (wanted: string): number =>
    results.filter(({ status }) => status === wanted).length;
  return {
    all: results.length,
    passed: count('passed'),
    red: count('failed') + count('broken'),
    skipped: count('skipped'),
  };
}

function ofPlaywright(out: string): Counts {
  const html = readFileSync(join(out, 'playwright', 'index.html'), 'utf8');
  const report = JSON.parse(filesInside(html).get('report.json')?.toString() ?? '') as {
    stats: { total: number; expected: number; unexpected: number; skipped: number };
  };
  const { total, expected, unexpected, skipped } = report.stats;
  return { all: total, passed: expected, red: unexpected, skipped };
}

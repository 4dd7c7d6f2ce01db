import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
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

/** The HTML report holds its data as an archive. */
function ofPlaywright(out: string): Counts {
  const html = readFileSync(join(out, 'playwright', 'index.html'), 'utf8');
  const archive = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/.exec(html)?.[1] ?? '';
  const report = JSON.parse(fileOf(Buffer.from(archive, 'base64'), 'report.json')) as {
    stats: { total: number; expected: number; unexpected: number; skipped: number };
  };
  const { total, expected, unexpected, skipped } = report.stats;
  return { all: total, passed: expected, red: unexpected, skipped };
}

/** One file of a ZIP archive, found by the archive's own list (APPNOTE 4.3.12). */
function fileOf(zip: Buffer, wanted: string): string {
  const start = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  for (let at = start; zip.readUInt32LE(at) === 0x02014b50;) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((to) =>
      zip.readUInt16LE(at + to),
    );
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (name === wanted) return inflated(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
  }
  throw new Error(`the report holds no ${wanted}`);
}

function inflated(zip: Buffer, header: number, size: number): string {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const data = zip.subarray(start, start + size);
  const isStored = zip.readUInt16LE(header + 8) === 0;
  return (isStored ? data : inflateRawSync(data)).toString('utf8');
}

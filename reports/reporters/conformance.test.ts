import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Conformance } from '../conformance.ts';
import { result } from '../stored-example.ts';

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
const library = createRequire(import.meta.url).resolve('@playwright/test');

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly report: Conformance | undefined;
}

/** Runs a spec of its own through Playwright with the reporter; `signalAt` interrupts it at that output. */
async function run(spec: string, signalAt?: string): Promise<Ended> {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-reporter-'));
  const outDir = path.join(folder, 'out');
  const options = {
    environment: 'tt02',
    profile: 'nightly',
    level: 'must',
    seed: '7',
    outDir,
    runId: 'r1',
    narrowed: true,
  };
  const reporter = path.join(import.meta.dirname, 'conformance.ts');
  const config = {
    workers: 1,
    reporter: [[reporter, options]],
    testDir: folder,
    outputDir: path.join(folder, 'results'),
  };
  writeFileSync(
    path.join(folder, 'playwright.config.cjs'),
    `module.exports = ${JSON.stringify(config)};`,
  );
  const head = `const { test } = require(${JSON.stringify(library)});\n`;
  writeFileSync(path.join(folder, 'a.spec.cjs'), `${head}${spec}`);
  const child = spawn(process.execPath, [playwright, 'test', '-c', folder, '--', 'a.spec'], {
    env: { ...process.env, TEST_WORKER_INDEX: undefined },
  });
  let output = '';
  let signalled = false;
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    if (signalAt !== undefined && !signalled && output.includes(signalAt))
      signalled = child.kill('SIGINT');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const file = path.join(outDir, 'conformance.json');
  const report = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Conformance)
    : undefined;
  if (report !== undefined) expect(existsSync(path.join(outDir, 'index.html'))).toBe(true);
  return { code, output, report };
}

const stored = (id: string): string =>
  JSON.stringify(result(id, ['APP-INST-001'], { api: 'altinn-app', operations: [] }));
const attach = (id: string): string =>
  `await info.attach('samsvar', { contentType: 'application/json', body: ${JSON.stringify(stored(id))} });`;

test('writes the report of what the scenarios stored, and shows progress', async () => {
  const ended = await run(
    `test('one', async ({}, info) => { ${attach('one')} });\ntest('two', async ({}, info) => { ${attach('two')} });`,
  );
  expect(ended.output).toContain('2/2 scenarios, no deviations so far');
  expect(ended.report?.summary).toMatchObject({ exitCode: 0, exchanges: 4 });
  expect(ended.report?.run).toMatchObject({ environment: 'tt02', apis: ['altinn-app'], seed: '7' });
  expect(ended.code).toBe(0);
});

test('a scenario that leaves no result is the suite’s own error', async () => {
  const ended = await run(
    `test('one', async () => { throw new Error('oh'); });\ntest('two', async ({}, info) => { ${attach('two')} });`,
  );
  expect(ended.report?.summary).toMatchObject({ exitCode: 2 });
  expect(ended.report?.scenarios).toMatchObject([
    { status: 'error', reason: expect.stringContaining('oh') },
    { status: 'judged' },
  ]);
  expect(ended.code).toBe(1);
});

test('an error outside the scenarios is the suite’s own', async () => {
  const ended = await run(
    `test('two', async ({}, info) => { ${attach('two')} });\nthrow new Error('broken file');`,
  );
  expect(ended.output).toContain('broken file');
  expect(ended.report?.summary.exitCode).toBe(2);
});

test('an interrupted run leaves a partial report', async () => {
  const ended = await run(
    `test('one', async ({}, info) => { ${attach('one')} });\ntest('two', async () => { console.error('waiting'); await new Promise(() => {}); });`,
    'waiting',
  );
  expect(ended.report?.run.partial).toBe('interrupted');
  expect(ended.report?.summary.exitCode).toBe(130);
  expect(ended.code).toBe(130);
});

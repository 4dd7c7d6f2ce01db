import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Waiver } from '#specs';
import { emptyFolder, readReport, runCli, startMockCommand, writeEndpoints } from './spawn-cli.ts';

// `samsvar run` and `samsvar check` with waivers, as a user gives them. Anonymous scenarios alone: they are few.

const api = 'altinn-app';
const fault = 'app-metadata-name-another-app';
const secondFault = 'app-metadata-is-never-cached';
const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const waiver: Waiver = {
  id: 'W-1',
  api,
  environment: 'mock',
  operation: 'getApplicationMetadata',
  check: 'expectation',
  pointer: '/id',
  reason: 'It is being mended.',
  owner: 'The team of the portal',
  link: 'https://tickets.example.org/42',
  expires: dayAfter(30),
};

/** Where waivers stand: in a file that is named, or in the folder where samsvar runs. */
function fileOf(...waivers: readonly object[]): string {
  const file = join(emptyFolder(), 'waivers.yaml');
  writeFileSync(file, JSON.stringify({ waivers }));
  return file;
}

interface Asked {
  readonly faults?: readonly string[];
  readonly waivers: string;
  /** Absent: everything is asked. */
  readonly grep?: string;
}

async function run({ faults = [], waivers, grep }: Asked) {
  const { running, endpoints } = await startMockCommand([
    '--api',
    api,
    '--like',
    'promise',
    ...faults.flatMap((id) => ['--fault', id]),
  ]);
  const out = emptyFolder();
  const { baseUrl = '' } = endpoints.apis[api] ?? {};
  const given = writeEndpoints(out, { apis: { [api]: { baseUrl } }, actors: {}, like: 'promise' });
  const narrow = grep === undefined ? [] : ['--grep', grep];
  const args = ['run', '--endpoints', given, '--waivers', waivers, '--out', out, ...narrow];
  const ended = await runCli(args, { XDG_STATE_HOME: emptyFolder() });
  running.child.kill();
  return { ...ended, out };
}

const metadata = 'metadata names the app|metadata may be kept for a minute';

test('a deviation that is waived: 0, the test is green, and the report says who agreed to it', async () => {
  const { code, stdout, out } = await run({
    faults: [fault],
    waivers: fileOf(waiver),
    grep: metadata,
  });
  expect(stdout).toContain('Conforms (exit code 0)');
  expect(code).toBe(0);
  for (const text of [waiver.id, waiver.reason, waiver.owner, waiver.link, waiver.expires]) {
    expect(stdout).toContain(text);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(text);
  }
  expect(readReport(out)).toMatchObject({
    waivers: [{ ...waiver, state: 'used', findings: 1 }],
    requirements: expect.arrayContaining([
      expect.objectContaining({ id: 'APP-META-001', verdict: 'waived' }),
    ]),
  });
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toMatch(/<testsuites[^>]* failures="0"/);
});

test('a second deviation of the same operation: 1', async () => {
  const { code, stdout, out } = await run({
    faults: [fault, secondFault],
    waivers: fileOf(waiver),
    grep: metadata,
  });
  expect(code).toBe(1);
  const deviating = readReport(out).requirements.filter(({ verdict }) => verdict === 'deviates');
  expect(deviating.map(({ id }) => id)).toEqual([
    'APP-CONTRACT-004',
    'APP-META-001',
    'APP-HDR-005',
  ]);
  expect(stdout).toContain('W-1 x1');
  expect(readReport(out)).toMatchObject({ waivers: [{ state: 'used' }] });
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).not.toMatch(/<testsuites[^>]* failures="0"/);
});

test('a waiver whose day is over: 1, with what to do', async () => {
  const { code, stdout } = await run({
    faults: [fault],
    waivers: fileOf({ ...waiver, expires: dayAfter(-1) }),
    grep: metadata,
  });
  expect(code).toBe(1);
  expect(stdout).toContain(`waiver W-1 expired after ${dayAfter(-1)}`);
  expect(stdout).toContain('or remove the row');
});

test('a waiver that matches two kinds of findings: 1, with both', async () => {
  const { pointer: _, ...broad } = waiver;
  const { code, stdout } = await run({
    faults: [fault, secondFault],
    waivers: fileOf(broad),
    grep: metadata,
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(/waiver W-1 is too broad and covers nothing: it matches \d kinds/);
});

test('a waiver that nothing needs any more: 1 in a full run, 0 in a narrowed one', async () => {
  const waivers = fileOf({ ...waiver, requirement: 'APP-META-001' });
  const full = await run({ waivers });
  expect(full.stdout).toContain('waiver W-1 is stale');
  expect(full.code).toBe(1);
  const narrowed = await run({ waivers, grep: metadata });
  expect(narrowed.code).toBe(0);
  expect(readReport(narrowed.out)).toMatchObject({ waivers: [{ state: 'unused' }] });
});

test('waivers with mistakes: 2 before anything is asked, with all mistakes', async () => {
  const waivers = fileOf(
    { ...waiver, link: undefined, expires: dayAfter(181) },
    { ...waiver, operation: 'getMeta' },
  );
  const { code, stderr } = await runCli(['run', '--waivers', waivers, '--out', emptyFolder()]);
  expect(code).toBe(2);
  for (const mistake of [
    /4 mistake/,
    /"link:" is missing/,
    /180 days/,
    /more than once/,
    /getMeta/,
  ])
    expect(stderr).toMatch(mistake);
});

/** One answer that no document knows. */
function recording(): string {
  const request = {
    method: 'GET',
    url: 'https://ttd.apps.altinn.no/ttd/app/api/v1/applicationmetadata',
    headers: [],
  };
  const response = { status: 418, headers: [], content: { size: 0 } };
  const file = join(emptyFolder(), 'a.har');
  writeFileSync(file, JSON.stringify({ log: { entries: [{ request, response }] } }));
  return file;
}

test('check: waived is 0, of another environment 1, expired 1', async () => {
  const har = recording();
  const check = async (rows: readonly object[], ...more: readonly string[]) =>
    runCli(['check', har, '--format', 'json', '--waivers', fileOf(...rows), ...more]);
  const bare = JSON.parse((await check([])).stdout) as {
    findings: {
      check: string;
      operationId: string;
      outcome: string;
      pointer?: string;
      actual: string;
    }[];
  };
  const failed = bare.findings.filter(({ outcome }) => outcome === 'fail');
  expect(failed.length).toBeGreaterThan(0);
  const { operation: _, check: _c, pointer: _p, ...base } = waiver;
  const rows = failed.map((one, at) => ({
    ...base,
    id: `W-${at}`,
    operation: one.operationId,
    check: one.check,
    pointer: one.pointer ?? '',
    actual: one.actual,
  }));
  const waived = await check(rows);
  expect(waived.code).toBe(0);
  expect(JSON.parse(waived.stdout)).toMatchObject({ waivers: [{ id: 'W-0', state: 'used' }] });
  expect((await check(rows, '--env', 'mock')).code).toBe(0);
  expect((await check(rows, '--env', 'tt02')).code).toBe(1);
  expect((await check(rows, '--env', 'prod')).code).toBe(2);
  const expired = await check(rows.map((row) => ({ ...row, expires: dayAfter(-1) })));
  expect(expired.code).toBe(1);
  expect(JSON.parse(expired.stdout)).toMatchObject({
    waivers: [{ state: 'expired', told: expect.stringContaining('expired after') }],
  });
});

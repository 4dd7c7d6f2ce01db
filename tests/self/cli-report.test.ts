import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import {
  emptyFolder,
  runCli,
  startMockCommand,
  writeEndpoints,
  type Ended,
  type Running,
} from './spawn-cli.ts';

// One mock that breaks on purpose, asked whole and in shards: few scenarios of three files, so that the last of four shards is empty.

let mock: Running;
let endpoints: string;
const folder = emptyFolder();
const history = join(folder, 'history.jsonl');
const choice = ['--api', 'altinn-app', '--grep', '/(static|tags|headers)\\.spec/'];

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(async () => {
  const started = await startMockCommand(['--fault', 'app-tags-bare-list']);
  mock = started.running;
  endpoints = writeEndpoints(folder, started.endpoints);
});
test.afterAll(() => void mock.child.kill());

function run(out: string, ...more: readonly string[]): Promise<Ended> {
  const args = ['run', '--endpoints', endpoints, ...choice, '--seed', 'merge', ...more];
  return runCli([...args, '--out', join(folder, out)], { XDG_STATE_HOME: folder });
}

const report = (...args: readonly string[]): Promise<Ended> =>
  runCli(['report', ...args], { XDG_STATE_HOME: folder });

/** conformance.json without what no two runs share: ids and times. */
function steadyReport(out: string): unknown {
  const text = readFileSync(join(folder, out, 'conformance.json'), 'utf8')
    .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, '<time>')
    .replace(/00-[\da-f]{32}-[\da-f]{16}-00/g, '<id>')
    .replace(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT/g, '<time>')
    .replace(/"durationMs": [\d.]+/g, '"durationMs": 0');
  const {
    run: asked,
    changes: _,
    ...rest
  } = JSON.parse(text) as {
    run: object;
    changes?: object;
  };
  return { ...rest, run: { ...asked, id: '<id>' } };
}

test('the merged report of 1, 2 and 4 shards is that of the run, but for ids and times', async () => {
  const whole = await run('whole', '--history', history);
  expect(whole.code).toBe(1);
  for (const count of [1, 2, 4]) {
    const parts = Array.from({ length: count }, (_, at) => String(at + 1));
    const shard = (index: string): Promise<Ended> =>
      run(join(`of-${count}`, index), '--shard', `${index}/${count}`, '--no-history');
    await Promise.all(parts.map(shard));
    const merged = await report(
      'merge',
      join(folder, `of-${count}`),
      '--out',
      join(folder, `merged-${count}`),
    );
    expect(merged.code, merged.stderr).toBe(whole.code);
    expect(steadyReport(`merged-${count}`)).toEqual(steadyReport('whole'));
  }
  for (const name of ['index.html', 'junit.xml', 'results.jsonl'])
    expect(existsSync(join(folder, 'merged-4', name)), name).toBe(true);
  const totals = (out: string): string | undefined =>
    /<testsuites[^>]* (tests=.*)>/.exec(readFileSync(join(folder, out, 'junit.xml'), 'utf8'))?.[1];
  expect(totals('merged-4')).toMatch(/^tests="\d+" failures="[1-9]\d*" errors="0" skipped="0"$/);
  expect(totals('merged-4')).toBe(totals('whole'));
});

test('parts of two runs are refused, and so is a shard that was named twice', async () => {
  const of = (count: number, index: number): string => join(folder, `of-${count}`, String(index));
  const mixed = await report('merge', of(2, 1), of(4, 2), '--out', join(folder, 'no'));
  expect(mixed.stderr).toMatch(
    /number of shards of .*of-2.* differ: they are not shards of one run/,
  );
  expect(mixed.code).toBe(2);
  const twice = join(of(2, 1), 'results.jsonl');
  const copy = join(folder, 'copy.jsonl');
  writeFileSync(copy, readFileSync(twice));
  const repeated = await report('merge', twice, copy, '--out', join(folder, 'no'));
  expect(repeated.stderr).toMatch(/Shard 1\/2 was given more than once/);
  expect(repeated.code).toBe(2);
  expect(existsSync(join(folder, 'no', 'conformance.json'))).toBe(false);
});

test('a shard that is missing is no conforming run: 2', async () => {
  const merged = await report('merge', join(folder, 'of-2', '1'), '--out', join(folder, 'half'));
  expect(merged.stdout).toMatch(/shard 2\/2: it left no results\.jsonl/);
  expect(merged.code).toBe(2);
});

test('a run says what changed since the one before of its history', async () => {
  const embedded = [...choice, '--seed', 'repaired', '--history', history];
  const { stdout, code } = await runCli(['run', ...embedded, '--out', join(folder, 'repaired')]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /Since \S+-merge of .* in mock \(like real\): 0 new, [1-9]\d* fixed, 0 changed/,
  );
  expect(stdout).toContain('Fixed deviations');
  const page = readFileSync(join(folder, 'repaired', 'index.html'), 'utf8');
  expect(page).toContain('Since the run before');
  expect(readFileSync(history, 'utf8').trim().split('\n')).toHaveLength(2);
});

test('two runs are compared by file, folder and id: 1 where a deviation is new, else 0', async () => {
  const whole = join(folder, 'whole', 'conformance.json');
  const repaired = join(folder, 'repaired');
  const worse = await report('diff', repaired, whole);
  expect(worse.stdout).toMatch(/New deviations[^]*APP-TAG-001[^]*conforms -> deviates \(new\)/);
  expect(worse.code).toBe(1);
  const better = await report('diff', whole, repaired, '--format', 'json');
  const changes = JSON.parse(better.stdout) as { new: object[]; fixed: object[] };
  expect(changes.new).toEqual([]);
  expect(changes.fixed).toContainEqual(expect.objectContaining({ requirement: 'APP-TAG-001' }));
  expect(better.code).toBe(0);
  const ids = readFileSync(history, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { run: { id: string } }).run.id);
  const byId = await report('diff', ...ids, '--history', history, '--format', 'json');
  expect(JSON.parse(byId.stdout)).toEqual(changes);
  const merged = await report('diff', whole, join(folder, 'merged-4'));
  expect(merged.stdout).toContain('0 new, 0 fixed, 0 changed; 0 verdict(s) differ');
});

test('a run that cannot be read is told: 2', async () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"schemaVersion":"2.0"}');
  const unreadable = await report('diff', broken, join(folder, 'whole'));
  expect(unreadable.stderr).toMatch(/broken\.json cannot be read.*schemaVersion is 2\.0/);
  expect(unreadable.code).toBe(2);
  const unknown = await report('diff', 'no-such-run', 'other', '--history', history);
  expect(unknown.stderr).toMatch(/no-such-run is no file.*whose latest are/);
  expect(unknown.code).toBe(2);
});

test('the address of a report is printed; one that is not there is told: 2', async () => {
  const there = await report('open', join(folder, 'whole'));
  expect(there.stdout).toBe(`${pathToFileURL(join(folder, 'whole', 'index.html')).href}\n`);
  expect(there.code).toBe(0);
  const none = await report('open', join(folder, 'nowhere'));
  expect(none.stderr).toMatch(/nowhere.index\.html is not there.*--out folder/);
  expect(none.code).toBe(2);
});

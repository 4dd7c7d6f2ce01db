import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Endpoints } from '#environments';
import {
  emptyFolder,
  readReport,
  runCli,
  signalGroup,
  startCli,
  startMockCommand,
  startProxy,
  writeEndpoints,
  type Ended,
  type Running,
  type StoredReport,
} from './spawn-cli.ts';

let mock: Running;
let endpoints: Endpoints;

test.beforeAll(async () => {
  ({ running: mock, endpoints } = await startMockCommand(['--like', 'promise', '--verbose']));
});
test.afterAll(() => void mock.child.kill());

const api = 'altinn-app';
const address = (): string => endpoints.apis[api]?.baseUrl ?? '';

interface RunResult extends Ended {
  readonly report: StoredReport;
}

/** Runs a few scenarios against a mock that runs already. */
async function runAgainst(
  given: object,
  { grep, state = emptyFolder() }: { grep: string; state?: string },
): Promise<RunResult> {
  const out = emptyFolder();
  const file = writeEndpoints(out, given);
  const args = ['run', '--endpoints', file, '--grep', grep, '--out', out];
  const ended = await runCli(args, { XDG_STATE_HOME: state });
  return { ...ended, report: readReport(out) };
}

function verdictOf({ requirements }: StoredReport, id: string): string {
  const found = requirements.find((one) => one.id === id);
  return `${found?.verdict}: ${found?.reason ?? ''}`;
}

test('a proxy between, actors under the API and no control: what can be asked conforms, the rest is untested with the reason', async () => {
  const proxy = await startProxy(address());
  const { actors, like } = endpoints;
  const wrong = { user: { token: 'not-this-one' } };
  const given = { apis: { [api]: { baseUrl: proxy.baseUrl, actors } }, actors: wrong, like };
  const { code, stdout, report } = await runAgainst(given, { grep: '/receipt' });
  proxy.close();
  expect(stdout).toContain('Conforms (exit code 0)');
  expect(code).toBe(0);
  expect(report.run.like).toBe('promise');
  expect(verdictOf(report, 'APP-PDF-001')).toMatch(/^conforms/);
  const needingControl = report.requirements.filter(({ reason }) =>
    reason?.includes('no control address'),
  );
  expect(needingControl.map(({ verdict }) => verdict)).toContain('untested');
});

test('a proxy that breaks answers: 1, with the deviation and how to repeat it', async () => {
  const proxy = await startProxy(address(), ({ method, url = '' }, body) =>
    method === 'GET' && /instances\/\d+\/[\da-f-]{36}$/.test(url)
      ? Buffer.from(body.toString().replace('"instanceOwner"', '"instanceOwned"'))
      : body,
  );
  const given = { ...endpoints, apis: { [api]: { baseUrl: proxy.baseUrl } } };
  const { code, stdout } = await runAgainst(given, {
    grep: '/instances.spec.*by the app owner answers',
  });
  proxy.close();
  expect(stdout).toMatch(/Deviates:/);
  expect(stdout).toContain('instanceOwner');
  expect(stdout).toContain(`curl`);
  expect(code).toBe(1);
});

test('an address that does not answer: 3, said once, and the report says why', async () => {
  const given = { ...endpoints, apis: { [api]: { baseUrl: 'http://127.0.0.1:9' } } };
  const { code, stderr, report } = await runAgainst(given, { grep: '/receipt' });
  expect(stderr.match(/does not answer at http:\/\/127\.0\.0\.1:9/g)).toHaveLength(1);
  expect(code).toBe(3);
  expect(report.summary.exitCode).toBe(3);
  expect(verdictOf(report, 'APP-PDF-001')).toMatch(/^inconclusive: .*does not answer/);
});

test('actors that are missing leave requirements untested; a run that asked nothing is never 0', async () => {
  const given = { apis: endpoints.apis, actors: { org: endpoints.actors?.['org'] } };
  const { code, report } = await runAgainst(given, { grep: '/receipt' });
  expect(code).not.toBe(0);
  expect(code).not.toBe(2);
  expect(verdictOf(report, 'APP-PDF-001')).toMatch(/^untested: .*no actor user/);
});

test('a mock that dies during the run ends it early: 3, said once of its API, the report is whole', async () => {
  const own = await startMockCommand(['--verbose']);
  const out = emptyFolder();
  const given = writeEndpoints(out, own.endpoints);
  const args = ['run', '--api', api, '--endpoints', given, '--out', out];
  const run = startCli(args, { XDG_STATE_HOME: emptyFolder() });
  await made(own.running, 5);
  own.running.child.kill('SIGKILL');
  const { code, stderr } = await run.ended;
  expect(stderr.match(/does not answer/g)).toHaveLength(1);
  expect(stderr.split('\n').length).toBeLessThan(6);
  expect(code).toBe(3);
  expect(readReport(out).summary.exitCode).toBe(3);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} during a run: what was made is removed, the report is partial, 130`, async () => {
    test.skip(process.platform === 'win32', 'no process groups');
    const [out, state] = [emptyFolder(), emptyFolder()];
    const before = counts();
    const args = ['run', '--endpoints', writeEndpoints(out, endpoints), '--out', out];
    const run = startCli([...args, '--grep', 'instances'], { XDG_STATE_HOME: state });
    await made(mock, 5);
    signalGroup(run, signal);
    const { code } = await run.ended;
    expect(code).toBe(130);
    expect(readReport(out).run.partial).toBe('interrupted');
    const after = counts();
    expect(after.made - before.made).toBeGreaterThanOrEqual(5);
    expect(after.removed - before.removed).toBe(after.made - before.made);
    expect(journals(state)).toEqual([]);
  });
}

test('what a killed run left is removed by a later one', async () => {
  test.skip(process.platform === 'win32', 'no process groups');
  const [out, state] = [emptyFolder(), emptyFolder()];
  const args = ['run', '--endpoints', writeEndpoints(out, endpoints), '--out', out];
  const run = startCli([...args, '--grep', 'instances'], { XDG_STATE_HOME: state });
  while (journals(state).length === 0) await pause();
  signalGroup(run, 'SIGKILL');
  await run.ended;
  const left = journals(state);
  expect(left.length).toBeGreaterThan(0);

  const sevenHoursAgo = Date.now() / 1000 - 7 * 3600;
  for (const file of left) utimesSync(file, sevenHoursAgo, sevenHoursAgo);
  const old = await runAgainst(endpoints, { grep: 'PDF/format shows', state });
  expect(old.stderr).toMatch(/an earlier run left data: \d+ removed\n/);
  expect(old.code).toBe(0);
  expect(journals(state)).toEqual([]);
});

function journals(state: string): readonly string[] {
  const folder = join(state, 'samsvar', 'made', 'mock');
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Instances made and removed so far, as the shared mock tells of them. */
function counts(): { readonly made: number; readonly removed: number } {
  const told = mock.output();
  return {
    made: told.match(/^POST \S+\/instances\S* 201$/gm)?.length ?? 0,
    removed: told.match(/^DELETE \S+hard=true 200$/gm)?.length ?? 0,
  };
}

/** Waits until a mock has made some more instances. */
async function made(running: Running, more: number): Promise<void> {
  const count = (): number => running.output().match(/^POST \S+\/instances\S* 201$/gm)?.length ?? 0;
  const wanted = count() + more;
  while (count() < wanted) await pause();
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

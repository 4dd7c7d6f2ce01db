import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { emptyFolder, runCli, writeEndpoints } from './spawn-cli.ts';

interface Refusal {
  readonly args: readonly string[];
  /** What the one message must hold. */
  readonly says: RegExp;
  readonly code?: number;
}

/** Runs all, two at a time, and compares exit code and message of each. */
async function expectRefusals(rows: readonly Refusal[]): Promise<void> {
  const queue = [...rows];
  const work = async (): Promise<void> => {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      const { code, stderr, stdout } = await runCli(row.args);
      const told = `samsvar ${row.args.join(' ')}`;
      expect.soft(stderr, told).toMatch(row.says);
      expect.soft(stderr, told).not.toMatch(/\n {4}at |our mistake/);
      expect.soft(stdout, told).toBe('');
      expect.soft(code, told).toBe(row.code ?? 2);
    }
  };
  await Promise.all([work(), work()]);
}

test('what a run cannot ask is refused with 2 and one message that names what there is', async () => {
  await expectRefusals([
    {
      args: ['run', '--env', 'nowhere'],
      says: /no environment nowhere.*mock, tt02, test, localtest/,
    },
    { args: ['run', '--api', 'nothing'], says: /nothing has no target in mock.*altinn-app/ },
    {
      args: ['run', '--env', 'tt02', '--api', 'maskinporten'],
      says: /maskinporten runs in mock, test/,
    },
    {
      args: ['run', '--env', 'test'],
      says: /FIKS_KONTO_ID: missing[^]*CLIENT_ID: missing[^]*FIKS_INTEGRASJON_PASSORD: missing/,
    },
    { args: ['run', '--no-such-option'], says: /unknown option '--no-such-option'/ },
    { args: ['run', '--profile', 'daily'], says: /nightly, release, manual/ },
    { args: ['run', '--shard', '4/3'], says: /--shard 4\/3: expected i\/n/ },
    { args: ['run', '--grep', 'nothing is called so'], says: /none of the \d+ scenarios.*--list/ },
    { args: ['run', '--grep', '('], says: /--grep \(: Invalid regular expression/ },
    { args: ['run', '--env', 'tt02', '--like', 'real'], says: /tt02 is a real environment/ },
    { args: ['run', '--out', '/dev/null/report'], says: /cannot be written.*--out/ },
  ]);
});

test('settings and files that cannot be used are refused with 2, all that is missing at once', async () => {
  const folder = emptyFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const yaml = file('broken.yaml', 'targets: {');
  const unknown = file('unknown.yaml', 'SAMSVAR_KEYS: canary-value');
  const text = file('text.json', 'no JSON');
  const promise = writeEndpoints(folder, {
    apis: { 'altinn-app': { baseUrl: 'http://127.0.0.1:9' } },
    like: 'promise',
  });
  const other = file('other.json', '{"apis":{"maskinporten":{"baseUrl":"http://127.0.0.1:9"}}}');
  await expectRefusals([
    {
      args: ['run', '--env', 'tt02'],
      says: /SAMSVAR_ALTINN_APP_ID: missing[^]*SAMSVAR_MASKINPORTEN_KEY_FILE[^]*doctor --env tt02/,
    },
    { args: ['run', '--config', yaml], says: /broken\.yaml cannot be read:.*line/ },
    { args: ['run', '--config', unknown], says: /SAMSVAR_KEYS(?![^]*canary-value)/ },
    { args: ['run', '--endpoints', text], says: /not valid JSON.*samsvar mock --json/ },
    { args: ['run', '--endpoints', promise, '--like', 'real'], says: /answers --like promise/ },
    {
      args: ['run', '--endpoints', other, '--api', 'altinn-app'],
      says: /does not answer for altinn-app; it does for maskinporten/,
    },
  ]);
});

test('other commands refuse what they do not know', async () => {
  await expectRefusals([
    { args: ['walk'], says: /unknown command 'walk'[^]*--help/ },
    { args: ['prove', '--fault', 'no-fault'], says: /no fault no-fault/ },
    { args: ['requirements', '--api', 'nothing'], says: /nothing.*altinn-app/ },
    { args: ['doctor', '--env', 'nowhere'], says: /no environment nowhere/ },
    { args: ['compile', 'a.yaml', '--remote', 'common.json'], says: /URL=FILE is expected/ },
  ]);
});

test('samsvar alone and --help explain, with examples, and end with 0', async () => {
  const alone = await runCli([]);
  expect(alone.code).toBe(0);
  const commands = [...alone.stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name);
  expect(commands).toEqual(
    expect.arrayContaining(['run', 'mock', 'doctor', 'compile', 'check', 'prove', 'requirements']),
  );
  for (const name of commands.filter((one) => one !== 'help')) {
    const { code, stdout } = await runCli([name, '--help']);
    expect(code, name).toBe(0);
    expect(stdout, name).toContain('Examples:');
  }
});

test('run --list names scenarios, asks nothing and leaves the report of before', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'conformance.json'), '{}');
  const { code, stdout } = await runCli(['run', '--list', '--grep', 'receipt', '--out', folder]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^altinn-app\/receipt: .*\(APP-PDF-001.*@must/m);
  expect(stdout).toMatch(/\d+ scenarios\n$/);
});

test('compile takes a remote reference from a local file', async () => {
  const folder = emptyFolder();
  const schema = { $ref: 'https://example.com/common.json#/Name' };
  const response = { description: 'ok', content: { 'application/json': { schema } } };
  const api = {
    openapi: '3.0.3',
    info: { title: 'a', version: '1' },
    paths: { '/a': { get: { responses: { 200: response } } } },
  };
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
  writeFileSync(join(folder, 'common.json'), JSON.stringify({ Name: { type: 'string' } }));
  const bare = await runCli(['compile', join(folder, 'api.json')]);
  expect(bare.code).toBe(1);
  const remote = `https://example.com/common.json=${join(folder, 'common.json')}`;
  const { code, stdout } = await runCli(['compile', join(folder, 'api.json'), '--remote', remote]);
  expect(stdout).toContain('1 compiled');
  expect(code).toBe(0);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { emptyFolder, runCli, startCli, type Ended } from './spawn-cli.ts';

// How much a command says: --quiet the result line and errors, --verbose more, --list what it would do.

const specs = join(import.meta.dirname, '..', '..', 'specs', 'apis');
const folder = emptyFolder();
const out = join(folder, 'out');
const place = (name: string): string => join(folder, name);
const variables = { XDG_STATE_HOME: folder };
const cli = (...args: readonly string[]): Promise<Ended> => runCli(args, variables);

const fault = 'mask-token-created';
const har = place('a.har');
const history = place('history.jsonl');
const run = ['run', '--api', 'maskinporten', '--grep', 'metadata', '--history', history];

/** Names of the commands that a help text lists. */
async function commandsOf(...group: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await cli(...group, '--help');
  const [, listed = ''] = /Commands:\n([^]*?)(?:\n\n|\n$)/.exec(stdout) ?? [];
  const names = [...listed.matchAll(/^ {2}([a-z]+)(?=[ |])/gm)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'help');
}

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async () => {
  const url = 'https://ttd.apps.altinn.no/ttd/app/instances/1/4f8e3a52-6c0f-4a54-9a41-1f6d8f0f3a11';
  const request = { method: 'GET', url, httpVersion: 'h2', headers: [] };
  const entry = { request, response: { status: 0, headers: [], content: {} } };
  const other = { ...entry, request: { ...request, url: 'https://elsewhere.example/' } };
  writeFileSync(har, JSON.stringify({ log: { entries: [entry, other] } }));
  writeFileSync(place('broken.openapi.yaml'), 'openapi: 3.0.3\n');
});

test('every command has --help with examples, --list, --verbose and --quiet, which is not --verbose', async () => {
  const top = await commandsOf();
  const below = await commandsOf('report');
  const all = [
    ...top.filter((name) => name !== 'report').map((name) => [name]),
    ...below.map((name) => ['report', name]),
  ];
  expect(all.length).toBeGreaterThan(10);
  for (const words of all) {
    const { code, stdout } = await cli(...words, '--help');
    expect.soft(code, words.join(' ')).toBe(0);
    for (const part of ['--list', '--verbose', '--quiet', '--help', 'Examples:'])
      expect.soft(stdout, words.join(' ')).toContain(part);
  }
  const both = await cli('requirements', '--quiet', '--verbose');
  expect(both.stderr).toContain("'--quiet' cannot be used with option '--verbose'");
  expect([both.code, both.stdout]).toEqual([2, '']);
});

interface Manner {
  readonly args: readonly string[];
  /** The whole of what is printed with --quiet. */
  readonly quiet: RegExp;
  /** A line that stands there with --verbose alone. */
  readonly verbose: RegExp;
  readonly code?: number;
}

/** In this order: later rows read what the first has left. */
const manners: readonly Manner[] = [
  {
    args: [...run, '--seed', 'a', '--out', out],
    quiet: /^Conforms \(exit code 0\)\n$/,
    verbose: /^.*GET .* 200/m,
  },
  {
    args: ['report', 'merge', out, '--out', place('merged')],
    quiet: /^Conforms \(exit code 0\)\n$/,
    verbose: /results\.jsonl: whole of run \S+-a in mock, \d+ scenarios/,
  },
  {
    args: ['report', 'diff', out, place('merged')],
    quiet: /^0 new, 0 fixed, 0 changed; 0 verdict\(s\) differ\n$/,
    verbose: /^\S+-a: \d+ .*conforms/m,
  },
  {
    args: ['report', 'open', out],
    quiet: /^file:.*index\.html\n$/,
    verbose: /shown by: nothing, this is no terminal/,
  },
  {
    args: ['report', 'publish', out, '--out', place('site')],
    quiet: /^file:.*site\/index\.html\n$/,
    verbose: /^publish mock \S+-a \(/m,
  },
  {
    args: ['doctor', '--env', 'test', '--api', 'fiks-svarut'],
    quiet: /^(WRONG .*\n)+test: \d+ settings are missing or wrong.*\n$/,
    verbose: /^fiks-svarut https:.* \(2 requests\/s\)$/m,
    code: 2,
  },
  {
    args: ['compile', join(specs, 'sdir'), place('broken.openapi.yaml')],
    quiet: /^error .*broken[^]*\n5 compiled, 1 with errors\.\n$/,
    verbose: /openapi\.yaml: (GET|POST) \/\S* \w+/,
    code: 1,
  },
  {
    args: ['check', har],
    quiet: /^No deviation\.\n$/,
    verbose: /a\.har:0 getInstance\n.*a\.har:1 no known operation/,
  },
  {
    args: ['prove', '--fault', fault],
    quiet: /^1 faults, 1 detected .*\n$/,
    verbose: /mask-token-created: aimed at MASK-CONTRACT-001, detected; fired: MASK-CONTRACT-001/,
  },
  {
    args: ['requirements', '--api', 'maskinporten'],
    quiet: /^\d+ requirements: \d+ asked, \d+ excluded, \d+ not asked\n$/,
    verbose: /^ +- .*\w/m,
  },
];

for (const { args, quiet, verbose, code = 0 } of manners) {
  const [name] = args[0] === 'report' ? [args.slice(0, 2).join(' ')] : args;
  test(`${name} says the result alone with --quiet, and more with --verbose`, async () => {
    const usual = await cli(...args);
    const little = await cli(...args, '--quiet');
    expect.soft(little.stdout).toMatch(quiet);
    expect.soft(little.stderr).toBe('');
    const much = await cli(...args, '--verbose');
    const said = ({ stdout, stderr }: Ended): string => stderr + stdout;
    expect.soft(said(much)).toMatch(verbose);
    expect.soft(said(usual)).not.toMatch(verbose);
    expect([usual.code, little.code, much.code]).toEqual([code, code, code]);
  });
}

test('a quiet run says in one line what deviates, and why it is none at all', async () => {
  const away = place('endpoints.json');
  writeFileSync(
    away,
    JSON.stringify({ apis: { 'altinn-app': { baseUrl: 'http://127.0.0.1:9' } }, actors: {} }),
  );
  const asked = ['run', '--endpoints', away, '--out', place('away'), '--quiet'];
  const { code, stdout } = await cli(...asked, '--grep', 'receipt');
  expect(stdout).toMatch(/^Inconclusive: .*\(exit code 3\)\n$/);
  expect(code).toBe(3);
});

test('a quiet mock prints its addresses and no token', async () => {
  const { child, ended, output } = startCli(['mock', '--api', 'maskinporten', '--quiet']);
  await expect.poll(output).toMatch(/control +http/);
  child.kill();
  expect((await ended).stdout).toMatch(/^(\S+ +http:\/\/127\.0\.0\.1:\d+\S*\n)+$/);
});

const lists: readonly (readonly [readonly string[], RegExp])[] = [
  [['run', '--api', 'maskinporten'], /^maskinporten\/[\w-]+: [^]*\n\d+ scenarios\n$/],
  [['mock', '--api', 'maskinporten'], /^mask-token-created: .*\n[^]*\n\d+ faults\n$/m],
  [['doctor', '--env', 'tt02'], /^altinn-app\n[^]*altinn-storage\n/],
  [['compile', join(specs, 'sdir')], /openapi\.yaml\n[^]*\d+ files\n$/],
  [['check'], /^status-documented: .*\n[^]*\n\d+ checks\n$/m],
  [['prove', '--fault', fault], /^mask-token-created \(maskinporten, MASK-CONTRACT-001\)\n1 f/],
  [['requirements', '--api', 'maskinporten'], /^(MASK-\S+\n)+$/],
  [['report', 'merge', out, '--out', place('none')], /whole of run \S+-a in mock/],
  [['report', 'diff', '--history', history], /-a of .* in mock \(like real\)\n\d runs in /],
  [['report', 'open', out], /conformance\.json\n[^]*index\.html\n/],
  [['report', 'publish', out, '--out', place('none')], /^publish mock \S+-a \([^]*1 report/],
];

for (const [args, says] of lists)
  test(`${args.slice(0, 2).join(' ')} --list names what it would do, and does nothing`, async () => {
    const { code, stdout, stderr } = await cli(...args, '--list');
    expect(stdout).toMatch(says);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect((await cli('report', 'open', place('none'))).code).toBe(2);
  });

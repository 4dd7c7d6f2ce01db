import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { findAllure, type FoundAllure } from '#environments';
import { findHomeCalls } from '../../reports/allure/home-calls.ts';
import { findChromium, isCi } from '../../reports/site/find-chromium.ts';
import { emptyFolder, runCli, startMockCommand, writeEndpoints, type Ended } from './spawn-cli.ts';

// The page of Allure 3, made by the command line of Allure that is found here. Where there is none, that is said aloud
// (and by ensure-allure.mjs), and is a failure under CI.

const missing =
  'NOT RUN: no command line of Allure 3 was found: set SAMSVAR_ALLURE to its cli.js, or `npm install --prefix node_modules/.cache/allure --no-save allure@3`';

function lookForAllure(): FoundAllure | undefined {
  try {
    return findAllure({ folder: join(import.meta.dirname, '../../node_modules/.cache/allure') });
  } catch {
    return undefined;
  }
}

const allure = lookForAllure();
const given = { SAMSVAR_ALLURE: allure?.file ?? '' };

test.beforeAll(() => {
  if (allure === undefined) process.stderr.write(`${missing}\n`);
});

/** Every file of a site as text, by its name. */
function filesOf(site: string): ReadonlyMap<string, string> {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')]),
  );
}

interface Category {
  readonly type: string;
  readonly name: string;
  readonly statistic?: { readonly total: number };
}

/** A part of the data that the page carries. */
function partOf(page: string, name: string): unknown {
  const [, data = ''] = new RegExp(`d\\("${name}","([^"]*)"\\)`).exec(page) ?? [];
  return JSON.parse(Buffer.from(data, 'base64').toString());
}

test('an Allure page of a run with deviations, twice: it calls nobody, sorts and counts as the run does, and remembers', async () => {
  test.setTimeout(300_000);
  if (allure === undefined && isCi(process.env)) throw new Error(missing);
  test.skip(allure === undefined, missing);
  const fault = 'app-metadata-name-another-app';
  const { running, endpoints } = await startMockCommand(['--api', 'altinn-app', '--fault', fault]);
  const out = emptyFolder();
  const file = writeEndpoints(out, endpoints);
  const history = join(out, 'kept', 'history.jsonl');
  const run = (seed: string): Promise<Ended> =>
    runCli(['run', '--endpoints', file, '--out', out, '--grep', 'metadata', '--seed', seed]);
  const page = (...more: readonly string[]): Promise<Ended> => {
    const place = ['--history', history, '--out', join(out, 'allure')];
    return runCli(['report', 'allure', out, ...place, ...more], given);
  };
  expect((await run('first')).code).toBe(1);
  const made = await page('--quiet');
  expect(made.stderr).toBe('');
  expect(made.stdout).toMatch(/^file:.*allure\/index\.html\n$/);
  // A page that is made again counts its run once.
  expect((await page()).stdout).toContain('its analytics are taken out');
  expect((await run('second')).code).toBe(1);
  running.child.kill();
  expect((await page('--verbose')).code).toBe(0);

  const files = filesOf(join(out, 'allure'));
  const html = files.get('index.html') ?? '';
  expect(findHomeCalls(html)).toEqual([]);
  for (const [name, text] of files)
    expect(text, name).not.toMatch(/googletagmanager|google-analytics|gtag\(|G-LNDJ3J7WT0/);

  const results = readdirSync(join(out, 'allure-results')).filter((name) =>
    name.endsWith('-result.json'),
  );
  const statistic = partOf(html, 'widgets/statistic.json') as Record<string, number>;
  expect(statistic['total']).toBe(results.length);
  const junit = readFileSync(join(out, 'junit.xml'), 'utf8');
  const [, tests, failures, skipped] =
    /<testsuites [^>]*tests="(\d+)" failures="(\d+)"[^>]* skipped="(\d+)"/.exec(junit) ?? [];
  expect([statistic['total'], statistic['failed'] ?? 0, statistic['skipped'] ?? 0]).toEqual(
    [tests, failures, skipped].map(Number),
  );
  const { nodes } = partOf(html, 'widgets/categories.json') as { nodes: Record<string, Category> };
  const categories = Object.values(nodes).filter(({ type }) => type === 'category');
  expect(categories).toMatchObject([
    { name: 'Deviation', statistic: { total: statistic['failed'] } },
  ]);

  const lines = readFileSync(join(out, 'kept', 'allure-mock-real.jsonl'), 'utf8').trim();
  const names = lines.split('\n').map((line) => (JSON.parse(line) as { name: string }).name);
  expect(names).toEqual([
    expect.stringMatching(/^Samsvar: mock \(like real\), run \S+-first$/),
    expect.stringMatching(/-second$/),
  ]);
});

/** A result as allure-playwright writes it. */
function writeResult(folder: string, name: string, [status, message]: readonly string[]): void {
  const result = { uuid: name, historyId: name, name, fullName: name, status, stage: 'finished' };
  const told = message === undefined ? {} : { statusDetails: { message } };
  const times = { start: 1_767_571_200_000, stop: 1_767_571_200_010 };
  const whole = { ...result, ...told, ...times, labels: [{ name: 'epic', value: 'things' }] };
  writeFileSync(
    join(folder, 'allure-results', `${name.replaceAll(' ', '-')}-result.json`),
    JSON.stringify(whole),
  );
}

test('what is not green is sorted by what it is, and a browser that opens the page asks nobody', async ({
  playwright,
}) => {
  test.setTimeout(120_000);
  const browserFound = await findChromium(process.env);
  if (isCi(process.env) && (allure === undefined || browserFound === undefined))
    throw new Error(`${missing}; or no Chromium`);
  test.skip(allure === undefined, missing);
  const run = storedRun('a');
  rmSync(join(run, 'allure-results', 'a-result.json'));
  const results: Readonly<Record<string, readonly string[]>> = {
    'a promise kept': ['passed'],
    'a deviation': ['failed', 'Error: deviation: expectation/id: expected 1, got 2'],
    'a target that is down': ['skipped', 'inconclusive: the target does not answer'],
    'no such actor': ['skipped', 'untested: there is no actor'],
    'a broken suite': ['failed', 'Error: suite error: the bench broke'],
    'a broken test': ['broken', 'TypeError: x is not a function'],
  };
  for (const [name, ended] of Object.entries(results)) writeResult(run, name, ended);
  const out = join(run, 'allure');
  const made = await runCli(['report', 'allure', run, '--out', out, '--no-history'], given);
  expect(made.stderr).toBe('');
  const html = readFileSync(join(out, 'index.html'), 'utf8');
  const { nodes } = partOf(html, 'widgets/categories.json') as { nodes: Record<string, Category> };
  const categories = Object.values(nodes).filter(({ type }) => type === 'category');
  const counts = categories.map(({ name, statistic }) => [name, statistic?.total] as const);
  expect(Object.fromEntries(counts)).toEqual({
    Deviation: 1,
    Inconclusive: 1,
    'Suite error': 2,
  });
  if (browserFound === undefined) {
    process.stderr.write('NOT RUN: opening the Allure page. No Chromium was found.\n');
    return;
  }
  const { executablePath, args } = browserFound;
  const browser = await playwright.chromium.launch({ executablePath, args: [...args] });
  const page = await browser.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(pathToFileURL(join(out, 'index.html')).href);
  await page.getByText('a promise kept').first().click();
  await browser.close();
  expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  expect(errors).toEqual([]);
});

/** An Allure of our own that says what it was given and makes one page. */
function standIn(html: string, version = '3.99.0'): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'allure', version }));
  const code = `const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args.length < 6) { console.error('too little'); process.exit(1); }
const { output, name } = JSON.parse(readFileSync(args[2], 'utf8'));
mkdirSync(output, { recursive: true });
writeFileSync(output + '/index.html', ${JSON.stringify(html)});
writeFileSync(output + '/summary.json', JSON.stringify({ name, results: args.slice(5) }));`;
  writeFileSync(join(folder, 'cli.js'), code);
  return join(folder, 'cli.js');
}

/** What a run leaves, as far as an Allure page needs it. */
function storedRun(id: string): string {
  const folder = emptyFolder();
  const run = { id, environment: 'tt02' };
  writeFileSync(
    join(folder, 'results.jsonl'),
    `${JSON.stringify({ schemaVersion: '1.0', run })}\n`,
  );
  mkdirSync(join(folder, 'allure-results'));
  writeFileSync(join(folder, 'allure-results', 'a-result.json'), '{}');
  return folder;
}

const shell = (body: string): string => `<!DOCTYPE html><html><head></head><body>${body}</body>`;

test('whatever Allure makes is stripped; a page that would still call home is not kept', async () => {
  const counter = '<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>';
  const run = storedRun('a');
  const out = join(emptyFolder(), 'site');
  const args = ['report', 'allure', run, '--out', out, '--no-history'];
  const kept = await runCli(args, { SAMSVAR_ALLURE: standIn(shell(`<p>ours</p>${counter}`)) });
  expect(kept.stderr).toBe('');
  expect(kept.code).toBe(0);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toMatch(/^(?!.*googletag)[^]*<p>ours/);
  expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toEqual({
    name: 'Samsvar: tt02, run a',
    results: [join(run, 'allure-results')],
  });
  rmSync(out, { recursive: true });
  const styled = shell('<style>@import "https://fonts.example/a.css"</style>');
  const refused = await runCli(args, { SAMSVAR_ALLURE: standIn(styled) });
  expect(refused.stderr).toContain('would still call other hosts after stripping: https://fonts.');
  expect(refused.code).toBe(2);
  expect(existsSync(out)).toBe(false);
});

test('what is missing or does not fit is told with 2, and nothing is made', async () => {
  const out = join(emptyFolder(), 'site');
  const [one, other, bare] = [storedRun('a'), storedRun('b'), storedRun('c')];
  rmSync(join(bare, 'allure-results'), { recursive: true });
  const ours = standIn(shell(''));
  const rows: readonly (readonly [readonly string[], string, RegExp])[] = [
    [[one], standIn('', '2.46.0'), /SAMSVAR_ALLURE: .*cli\.js is not cli\.js of the npm package/],
    [[one], '/nowhere', /SAMSVAR_ALLURE: .*nowhere is not cli\.js/],
    [[one, other], ours, /These are of several runs: tt02 a, tt02 b/],
    [[bare], ours, /There are no Allure results beside .*merged report has none/],
    [['/nowhere'], ours, /nowhere cannot be read: it is not there/],
  ];
  for (const [parts, named, says] of rows) {
    const { code, stderr } = await runCli(['report', 'allure', ...parts, '--out', out], {
      SAMSVAR_ALLURE: named,
    });
    expect.soft(stderr).toMatch(says);
    expect.soft(code).toBe(2);
  }
  expect(existsSync(out)).toBe(false);
  const listed = await runCli(['report', 'allure', one, '--list'], { SAMSVAR_ALLURE: ours });
  expect(listed.stdout).toBe(`Allure 3.99.0: ${ours}\n${join(one, 'allure-results')}\n`);
});

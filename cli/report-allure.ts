import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childVariables, findAllure, loadAllureHistory, type FoundAllure } from '#environments';
import { findParts, forgetRun, publishAllure, readStoredRun, toAllureConfig } from '#reports';
import { SuiteError } from '#specs';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar report allure`. */
export interface ReportAllureFlags extends SpeakingFlags {
  readonly out: string;
  readonly config?: string;
  readonly history?: string | false;
}

type Run = ReturnType<typeof readStoredRun>['meta']['run'];

/**
 * Makes the Allure 3 page of a run by the user's own command line of Allure, without its analytics.
 * Throws as `findParts` and `findAllure` do, `runs-differ`, `allure-results-missing`, `allure-failed`, `allure-calls-home`.
 */
export async function reportAllureCommand(
  parts: readonly string[],
  flags: ReportAllureFlags,
): Promise<number> {
  const { run, results } = findResults(parts.length === 0 ? ['reports/out'] : parts);
  const allure = findAllure(flags);
  if (flags.list === true) {
    const lines = [`Allure ${allure.version}: ${allure.file}`, ...results];
    process.stdout.write(`${lines.join('\n')}\n`);
    return exitCodes.conforms;
  }
  const outDir = resolve(flags.out);
  await generate({ allure, run, results, outDir }, flags);
  const { href } = pathToFileURL(join(outDir, 'index.html'));
  const made = `Allure ${allure.version} made a page of ${results.length} folder(s) of results; its analytics are taken out.\n`;
  process.stdout.write(`${flags.quiet === true ? '' : made}${href}\n`);
  return exitCodes.conforms;
}

interface Results {
  readonly run: Run;
  /** Folders of Allure's results. */
  readonly results: readonly string[];
}

/** Of one run, its shards together. */
function findResults(parts: readonly string[]): Results {
  const files = findParts(parts);
  const runs = files.map((file) => readStoredRun(file).meta.run);
  const ids = new Set(runs.map(({ environment, id }) => `${environment} ${id}`));
  const [run] = runs;
  if (run === undefined || ids.size !== 1)
    throw new SuiteError(
      'runs-differ',
      `These are of several runs: ${[...ids].join(', ')}. Name the --out folder of one run, or those of its shards.`,
    );
  const results = files.map((file) => join(dirname(file), 'allure-results')).filter(hasResults);
  if (results.length > 0) return { run, results };
  throw new SuiteError(
    'allure-results-missing',
    `There are no Allure results beside ${files.join(', ')}: a merged report has none of its own. Name the --out folders of the shards.`,
    { kind: 'unreadable-input' },
  );
}

/** A shard without scenarios leaves none. */
function hasResults(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('-result.json'));
}

interface Work extends Results {
  readonly allure: FoundAllure;
  readonly outDir: string;
}

/** Made beside and put in place at the end: nobody opens a page that still counts its readers. */
async function generate(work: Work, flags: ReportAllureFlags): Promise<void> {
  const { environment, like } = work.run;
  const history = loadAllureHistory({ environment, ...(like && { like }), ...flags });
  const folder = mkdtempSync(join(tmpdir(), 'samsvar-allure-'));
  try {
    const outDir = join(folder, 'site');
    const config = join(folder, 'allurerc.json');
    writeFileSync(
      config,
      JSON.stringify(toAllureConfig(work.run, { outDir, ...(history && { history }) })),
    );
    if (history !== undefined) {
      mkdirSync(dirname(history.file), { recursive: true });
      forgetRun(work.run, history.file);
    }
    const { allure, results } = work;
    await runAllure(allure, ['generate', '--config', config, '--cwd', folder, ...results], flags);
    publishAllure(outDir, work.outDir);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its own lines are told where somebody asked for them, or where it broke. */
async function runAllure(
  { file, version }: FoundAllure,
  args: readonly string[],
  { verbose }: ReportAllureFlags,
): Promise<void> {
  const env = childVariables({ NO_COLOR: '1' });
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (verbose === true) process.stderr.write(chunk);
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  if (code === 0) return;
  throw new SuiteError(
    'allure-failed',
    `Allure ${version} (${file}) ended with ${code ?? 'a signal'}: ${said.trim().slice(-2000) || 'it said nothing'}`,
    { kind: 'configuration' },
  );
}

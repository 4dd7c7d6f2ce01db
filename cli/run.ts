import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { constants as os, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  childVariables,
  journalFolder,
  loadHistory,
  requireRunnable,
  toRunVariables,
  type RunOptions,
} from '#environments';
import { SuiteError, type Waiver } from '#specs';
import { chooseApis, requireMatch, requireShard } from './choose-scenarios.ts';
import { exitCodes } from './exit-codes.ts';
import { readFloors, readWaivers } from './read-lists.ts';

/** Options of `samsvar run` as the command line gives them. */
export interface RunFlags {
  readonly env: string;
  readonly api?: readonly string[];
  readonly profile: string;
  readonly level: RunOptions['level'];
  readonly grep?: string;
  readonly seed?: string;
  readonly shard?: string;
  readonly endpoints?: string;
  readonly config?: string;
  readonly waivers?: string;
  readonly like?: 'real' | 'promise';
  readonly out: string;
  readonly history?: string | false;
  readonly workers?: number;
  readonly list?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** Runs the scenarios against an environment through Playwright and gives the run's exit code. */
export async function runCommand(flags: RunFlags): Promise<number> {
  requireShard(flags.shard);
  const apis = chooseApis(flags);
  const stateDir = makeFolder(() => mkdtempSync(join(tmpdir(), 'samsvar-')), tmpdir());
  try {
    const waiversFile = keepWaivers(await readWaivers(flags.waivers), stateDir);
    const options = { ...toOptions(flags, { apis, stateDir }), ...waiversFile };
    if (flags.list !== true) requireRunnable(options);
    await requireMatch(flags, apis);
    return flags.list === true ? await list(options, flags) : await ask(options, flags);
  } finally {
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** Read once, so that no process of the run judges by another list. */
function keepWaivers(
  waivers: readonly Waiver[],
  stateDir: string,
): Pick<RunOptions, 'waiversFile'> {
  if (waivers.length === 0) return {};
  const waiversFile = join(stateDir, 'waivers.json');
  writeFileSync(waiversFile, JSON.stringify(waivers), { mode: 0o600 });
  return { waiversFile };
}

async function list(options: RunOptions, flags: RunFlags): Promise<number> {
  const { code, signal } = await playwright(options, flags);
  if (signal !== null) return exitCodes.interrupted;
  return code === 0 ? exitCodes.conforms : exitCodes.wrongUse;
}

async function ask(options: RunOptions, flags: RunFlags): Promise<number> {
  makeFolder(() => {
    mkdirSync(options.outDir, { recursive: true });
    accessSync(options.outDir, constants.W_OK);
  }, options.outDir);
  for (const name of ['conformance.json', 'results.jsonl', 'junit.xml'])
    rmSync(join(options.outDir, name), { force: true });
  forgetAllure(join(options.outDir, 'allure-results'));
  return exitCodeOf(options, await playwright(options, flags));
}

/** Allure adds to what is there: the results of an earlier run in this folder would count in this one. */
function forgetAllure(folder: string): void {
  if (!existsSync(folder)) return;
  const own = /-(result|container)\.json$|-attachment(\.\w+)?$|^categories\.json$/;
  for (const name of readdirSync(folder).filter((name) => own.test(name)))
    rmSync(join(folder, name), { force: true });
}

function makeFolder<T>(make: () => T, folder: string): T {
  try {
    return make();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SuiteError(
      'folder-not-writable',
      `${folder} cannot be written: ${reason}. Choose another folder (--out; TMPDIR for temporary files).`,
      { kind: 'configuration', cause },
    );
  }
}

interface Resolved {
  readonly apis: readonly string[];
  readonly stateDir: string;
}

function toOptions(flags: RunFlags, { apis, stateDir }: Resolved): RunOptions {
  const seed = flags.seed ?? randomBytes(4).toString('hex');
  const isEmbedded = flags.env === 'mock' && flags.endpoints === undefined;
  return {
    environment: flags.env,
    apis,
    profile: flags.profile,
    level: flags.level,
    seed,
    ...(flags.like === undefined ? {} : { like: flags.like }),
    ...toFiles(flags),
    outDir: resolve(flags.out),
    stateDir,
    runId: toRunId(flags, seed),
    floors: readFloors().filter(({ environment }) => environment === flags.env),
    narrowed: [flags.api, flags.grep].some((one) => one !== undefined),
    ...(flags.grep === undefined ? {} : { grep: flags.grep }),
    ...(flags.workers === undefined ? {} : { workers: flags.workers }),
    ...toShard(flags),
    ...toHistory(flags),
    ...(flags.verbose === undefined ? {} : { verbose: flags.verbose }),
    ...(flags.quiet === undefined ? {} : { quiet: flags.quiet }),
    ...(flags.list === undefined ? {} : { list: flags.list }),
    ...(isEmbedded ? {} : { journalDir: journalFolder(flags.env) }),
  };
}

function toFiles({
  endpoints,
  config,
}: RunFlags): Pick<RunOptions, 'endpointsFile' | 'configFile'> {
  return {
    ...(endpoints === undefined ? {} : { endpointsFile: resolve(endpoints) }),
    ...(config === undefined ? {} : { configFile: resolve(config) }),
  };
}

function toShard({ shard }: RunFlags): Pick<RunOptions, 'shard'> {
  const [index, count] = shard?.split('/').map(Number) ?? [];
  return index === undefined || count === undefined ? {} : { shard: { index, count } };
}

function toHistory({ env, history: asked, config }: RunFlags): Pick<RunOptions, 'history'> {
  const history = loadHistory({
    environment: env,
    ...(asked === undefined ? {} : { history: asked }),
    ...(config === undefined ? {} : { config }),
  });
  return history === undefined ? {} : { history };
}

/** A seed is any text, and the id part of file names; shards that were given one seed are one run. */
function toRunId({ shard, seed: given }: RunFlags, seed: string): string {
  const name = seed.replaceAll(/[^\w-]/g, '_').slice(0, 40);
  if (shard !== undefined && given !== undefined) return name;
  return `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}-${name}`;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

async function playwright(options: RunOptions, flags: RunFlags): Promise<Ended> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const config = join(import.meta.dirname, '..', 'playwright.config.js');
  const args = [cli, 'test', '--config', config, `--project=${options.environment}`];
  if (flags.grep !== undefined) args.push(`--grep=${flags.grep}`);
  if (flags.shard !== undefined) args.push(`--shard=${flags.shard}`);
  if (flags.list === true) args.push('--list');
  // The scenarios run compiled: Playwright's own TypeScript loader would only cost time.
  const env = childVariables({ PW_DISABLE_TS_ESM: '1', ...toRunVariables(options) });
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  // A signal to the group reaches the child too; one to us alone is passed on. It removes what it made and writes the report.
  // Windows would end it at once instead, and tells both of Ctrl-C.
  const pass = (): void => void (process.platform === 'win32' || child.kill('SIGINT'));
  for (const signal of interrupts) process.on(signal, pass);
  const ended = await new Promise<Ended>((done) => {
    child.on('exit', (code, signal) => done({ code, signal }));
  });
  for (const signal of interrupts) process.off(signal, pass);
  return ended;
}

const interrupts = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function exitCodeOf({ outDir }: RunOptions, { code, signal }: Ended): number {
  const file = join(outDir, 'conformance.json');
  if (existsSync(file))
    return (JSON.parse(readFileSync(file, 'utf8')) as { summary: { exitCode: number } }).summary
      .exitCode;
  const interrupted = signal !== null || code === 128 + os.signals.SIGINT;
  process.stderr.write(
    `samsvar: the run ended without a report${signal === null ? '' : ` (${signal})`}; see the lines above.\n`,
  );
  return interrupted ? exitCodes.interrupted : exitCodes.wrongUse;
}

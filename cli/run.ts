import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { requireRunnable, toRunVariables, type RunOptions } from '#environments';
import { SuiteError } from '#specs';
import { exitCodes } from './exit-codes.ts';

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
  readonly like?: 'real' | 'promise';
  readonly out: string;
  readonly workers?: number;
  readonly list?: boolean;
  readonly verbose?: boolean;
}

/** Runs the scenarios against an environment through Playwright and gives the run's exit code. */
export async function runCommand(flags: RunFlags): Promise<number> {
  requireShard(flags.shard);
  const options = toOptions(flags);
  try {
    await requireRunnable(options);
    mkdirSync(options.outDir, { recursive: true });
    rmSync(join(options.outDir, 'conformance.json'), { force: true });
    const signal = await playwright(options, flags);
    return flags.list === true ? exitCodes.conforms : exitCodeOf(options, signal);
  } finally {
    rmSync(options.stateDir, { recursive: true, force: true });
  }
}

function toOptions(flags: RunFlags): RunOptions {
  const seed = flags.seed ?? randomBytes(4).toString('hex');
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-'));
  return {
    environment: flags.env,
    ...(flags.api === undefined ? {} : { apis: flags.api }),
    profile: flags.profile,
    level: flags.level,
    seed,
    ...(flags.like === undefined ? {} : { like: flags.like }),
    ...(flags.endpoints === undefined ? {} : { endpointsFile: resolve(flags.endpoints) }),
    ...(flags.config === undefined ? {} : { configFile: resolve(flags.config) }),
    outDir: resolve(flags.out),
    stateDir,
    runId: `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}-${seed}`,
    narrowed: [flags.api, flags.grep, flags.shard].some((one) => one !== undefined),
    ...(flags.workers === undefined ? {} : { workers: flags.workers }),
    ...(flags.verbose === undefined ? {} : { verbose: flags.verbose }),
  };
}

function requireShard(shard: string | undefined): void {
  const [index, count] = /^(\d+)\/(\d+)$/
    .exec(shard ?? '1/1')
    ?.slice(1)
    .map(Number) ?? [0, 0];
  if (index === undefined || count === undefined || index < 1 || index > count)
    throw new SuiteError(
      'bad-shard',
      `--shard ${shard}: expected i/n with 1 <= i <= n, for example 1/3.`,
    );
}

async function playwright(options: RunOptions, flags: RunFlags): Promise<NodeJS.Signals | null> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const config = join(import.meta.dirname, '..', 'playwright.config.js');
  const args = [cli, 'test', '--config', config, `--project=${options.environment}`];
  if (flags.grep !== undefined) args.push('--grep', flags.grep);
  if (flags.shard !== undefined) args.push('--shard', flags.shard);
  if (flags.list === true) args.push('--list');
  const env = { ...process.env, ...toRunVariables(options) };
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  // Ctrl-C reaches the child too (one process group): it removes what it made and writes the report.
  const wait = (): void => undefined;
  process.on('SIGINT', wait);
  const onTerm = (): void => void child.kill('SIGINT');
  process.on('SIGTERM', onTerm);
  const signal = await new Promise<NodeJS.Signals | null>((done) => {
    child.on('exit', (_code, by) => done(by));
  });
  process.off('SIGINT', wait);
  process.off('SIGTERM', onTerm);
  return signal;
}

function exitCodeOf(options: RunOptions, signal: NodeJS.Signals | null): number {
  const file = join(options.outDir, 'conformance.json');
  if (!existsSync(file)) {
    process.stderr.write(
      `samsvar: the run ended without a report${signal === null ? '' : ` (${signal})`}; see the lines above.\n`,
    );
    return signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.wrongUse;
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { summary: { exitCode: number } }).summary
    .exitCode;
}

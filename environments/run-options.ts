import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Floor, Waiver } from '#specs';

/** How one run was asked for: made by the command line, read by every process of the run. */
export interface RunOptions {
  readonly environment: string;
  /** Absent: every API of the environment. */
  readonly apis?: readonly string[];
  readonly profile: string;
  readonly level: 'must' | 'should' | 'may';
  readonly seed: string;
  readonly like?: 'real' | 'promise';
  /** endpoints.json of a mock that runs already. */
  readonly endpointsFile?: string;
  /** The user's own settings. */
  readonly configFile?: string;
  /** JSON list of the run's waivers, in the state folder: every process judges by the same ones. */
  readonly waiversFile?: string;
  /** Of the environment: what a release has to judge at least. */
  readonly floors?: readonly Floor[];
  readonly outDir: string;
  /** 0700 folder of this run: endpoints of the mock, token cache, whether the target is gone. */
  readonly stateDir: string;
  readonly runId: string;
  /** True where --api or --grep left something out: nothing is then stale. */
  readonly narrowed: boolean;
  /** Pattern of --grep. */
  readonly grep?: string;
  readonly workers?: number;
  /** Which part of the run this is, of how many that share the environment's pace: `--shard i/n`. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Where the run leaves its line; absent: nowhere. */
  readonly history?: { readonly file: string; readonly keep: number; readonly days?: number };
  /** Faults of the embedded mock (a run that shows how the suite reacts). */
  readonly faults?: readonly string[];
  readonly verbose?: boolean;
  /** Only the result line, and errors. */
  readonly quiet?: boolean;
  /** Names the scenarios and asks nothing. */
  readonly list?: boolean;
  /** Where the data that a run makes is noted until it is removed; absent: nothing outlives the run. */
  readonly journalDir?: string;
}

const variable = 'SAMSVAR_RUN';

/** The options of the run that this process belongs to; undefined outside of one. */
export function readRunOptions(env: NodeJS.ProcessEnv = process.env): RunOptions | undefined {
  const text = env[variable];
  return text === undefined ? undefined : (JSON.parse(text) as RunOptions);
}

/** The waivers of a run; none where it was given none. */
export function readRunWaivers({
  waiversFile,
}: Pick<RunOptions, 'waiversFile'>): readonly Waiver[] {
  if (waiversFile === undefined) return [];
  return JSON.parse(readFileSync(waiversFile, 'utf8')) as readonly Waiver[];
}

/** Environment variables that hand the options to the processes of a run. */
export function toRunVariables(options: RunOptions): Readonly<Record<string, string>> {
  return { [variable]: JSON.stringify(options) };
}

/** Variables of a process that we start: ours, and these; the command line of a process never carries more than names. */
export function childVariables(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

/** Folder of the user, outlasting runs, for what was made in an environment and is not removed yet. */
export function journalFolder(environment: string, env: NodeJS.ProcessEnv = process.env): string {
  return join(stateFolder(env), 'made', environment);
}

/** Folder of the user for what outlasts runs. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const state = env['XDG_STATE_HOME'] || env['LOCALAPPDATA'] || join(homedir(), '.local', 'state');
  return join(state, 'samsvar');
}

import { join, resolve } from 'node:path';
import { SuiteError } from '#specs';
import { stateFolder } from './run-options.ts';
import { readSettings, type Settings } from './settings/read-settings.ts';

/** How a run was asked to leave its line. */
export interface HistoryQuestion {
  readonly environment: string;
  /** `--history FILE`, or false: `--no-history`. */
  readonly history?: string | false;
  /** The user's own settings. */
  readonly config?: string;
}

/**
 * Where a run leaves its line and how many are kept; undefined where it leaves none: the mock says
 * nothing of a service, so that it is noted only where somebody asks for it. Throws `setting-invalid`.
 */
export function loadHistory({
  environment,
  history,
  config,
}: HistoryQuestion): { readonly file: string; readonly keep: number } | undefined {
  if (history === false) return undefined;
  const settings = settingsOf(config);
  const named = history ?? settings.value('SAMSVAR_HISTORY_FILE');
  if (named === undefined && environment === 'mock') return undefined;
  return { file: named === undefined ? ownFile() : resolve(named), keep: toKeep(settings) };
}

/** Where run ids are looked up if nobody names a file. */
export function defaultHistoryFile(config?: string): string {
  const named = settingsOf(config).value('SAMSVAR_HISTORY_FILE');
  return named === undefined ? ownFile() : resolve(named);
}

function settingsOf(config: string | undefined): Settings {
  return readSettings(config === undefined ? {} : { configFile: resolve(config) });
}

function ownFile(): string {
  return join(stateFolder(), 'history.jsonl');
}

function toKeep(settings: Settings): number {
  const text = settings.value('SAMSVAR_HISTORY_RUNS') ?? '500';
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new SuiteError(
    'setting-invalid',
    'SAMSVAR_HISTORY_RUNS: expected a whole number above 0, for example 500.',
    { kind: 'configuration' },
  );
}

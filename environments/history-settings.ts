import { dirname, join, resolve } from 'node:path';
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

/** What is kept of one environment: the latest so many, and none that is older. */
export interface Retention {
  readonly keep: number;
  /** Absent: of any age. */
  readonly days?: number;
}

/** A file of runs, and what is kept in it. */
export interface KeptHistory extends Retention {
  readonly file: string;
}

/**
 * Where a run leaves its line and how many are kept; undefined where it leaves none: the mock says
 * nothing of a service, so that it is noted only where somebody asks for it. Throws `setting-invalid`.
 */
export function loadHistory(question: HistoryQuestion): KeptHistory | undefined {
  const settings = settingsOf(question.config);
  const file = fileOf(question, settings);
  if (file === undefined) return undefined;
  const keep = wholeNumber(settings, 'SAMSVAR_HISTORY_RUNS') ?? 500;
  return { file, keep, ...daysOf(settings, 'SAMSVAR_HISTORY_DAYS') };
}

/** Allure's own history, beside that of the runs and one for each environment; undefined where a run leaves no line. Throws `setting-invalid`. */
export function loadAllureHistory(
  question: HistoryQuestion & { readonly like?: string },
): Pick<KeptHistory, 'file' | 'keep'> | undefined {
  const settings = settingsOf(question.config);
  const file = fileOf(question, settings);
  if (file === undefined) return undefined;
  const { environment, like } = question;
  const own = join(dirname(file), `allure-${[environment, like].filter(Boolean).join('-')}.jsonl`);
  return { file: own, keep: wholeNumber(settings, 'SAMSVAR_ALLURE_RUNS') ?? 20 };
}

/** How many published reports of an environment are kept, and for how long. Throws `setting-invalid`. */
export function loadReportRetention(config?: string): Retention {
  const settings = settingsOf(config);
  const keep = wholeNumber(settings, 'SAMSVAR_REPORT_RUNS') ?? 30;
  return { keep, ...daysOf(settings, 'SAMSVAR_REPORT_DAYS') };
}

/** Where run ids are looked up if nobody names a file. */
export function defaultHistoryFile(config?: string): string {
  const named = settingsOf(config).value('SAMSVAR_HISTORY_FILE');
  return named === undefined ? ownFile() : resolve(named);
}

function fileOf({ environment, history }: HistoryQuestion, settings: Settings): string | undefined {
  if (history === false) return undefined;
  const named = history ?? settings.value('SAMSVAR_HISTORY_FILE');
  if (named === undefined && environment === 'mock') return undefined;
  return named === undefined ? ownFile() : resolve(named);
}

function settingsOf(config: string | undefined): Settings {
  return readSettings(config === undefined ? {} : { configFile: resolve(config) });
}

function ownFile(): string {
  return join(stateFolder(), 'history.jsonl');
}

function daysOf(settings: Settings, name: string): Pick<Retention, 'days'> {
  const days = wholeNumber(settings, name);
  return days === undefined ? {} : { days };
}

function wholeNumber(settings: Settings, name: string): number | undefined {
  const text = settings.value(name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new SuiteError(
    'setting-invalid',
    `${name}: expected a whole number above 0, for example 90.`,
    { kind: 'configuration' },
  );
}

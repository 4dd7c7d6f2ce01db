import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadAllureHistory, loadHistory, loadReportRetention } from './history-settings.ts';

/** A file of settings. */
function settings(values: Readonly<Record<string, string>>): string {
  const file = join(mkdtempSync(join(tmpdir(), 'samsvar-settings-')), 'samsvar.json');
  writeFileSync(file, JSON.stringify(values));
  return file;
}

const none = settings({});

test('what is kept where nothing is said: 500 runs, 30 reports, 20 runs of Allure, of any age', () => {
  const question = { environment: 'tt02', history: 'kept/history.jsonl', config: none };
  expect(loadHistory(question)).toEqual({ file: resolve('kept/history.jsonl'), keep: 500 });
  expect(loadAllureHistory(question)).toEqual({
    file: resolve('kept/allure-tt02.jsonl'),
    keep: 20,
  });
  expect(loadReportRetention(none)).toEqual({ keep: 30 });
});

test('each is a setting of its own', () => {
  const config = settings({
    SAMSVAR_HISTORY_FILE: resolve('named.jsonl'),
    SAMSVAR_HISTORY_RUNS: '7',
    SAMSVAR_HISTORY_DAYS: '90',
    SAMSVAR_REPORT_RUNS: '3',
    SAMSVAR_REPORT_DAYS: '14',
    SAMSVAR_ALLURE_RUNS: '5',
  });
  const question = { environment: 'mock', config };
  expect(loadHistory(question)).toEqual({ file: resolve('named.jsonl'), keep: 7, days: 90 });
  expect(loadAllureHistory({ ...question, like: 'promise' })).toEqual({
    file: resolve('allure-mock-promise.jsonl'),
    keep: 5,
  });
  expect(loadReportRetention(config)).toEqual({ keep: 3, days: 14 });
});

test('a run on a mock leaves nothing unless a file is named, and no run does with --no-history', () => {
  for (const load of [loadHistory, loadAllureHistory]) {
    expect(load({ environment: 'mock', config: none })).toBeUndefined();
    expect(load({ environment: 'mock', history: 'a.jsonl', config: none })).toBeDefined();
    expect(load({ environment: 'tt02', history: false, config: none })).toBeUndefined();
  }
});

const places: Readonly<Record<string, (config: string) => unknown>> = {
  SAMSVAR_HISTORY_RUNS: (config) => loadHistory({ environment: 'tt02', config }),
  SAMSVAR_HISTORY_DAYS: (config) => loadHistory({ environment: 'tt02', config }),
  SAMSVAR_REPORT_RUNS: loadReportRetention,
  SAMSVAR_REPORT_DAYS: loadReportRetention,
  SAMSVAR_ALLURE_RUNS: (config) => loadAllureHistory({ environment: 'tt02', config }),
};
for (const [name, load] of Object.entries(places))
  for (const value of ['0', '-1', '1.5', 'all', '1e3'])
    test(`${name} is no ${value}`, () => {
      expect(() => load(settings({ [name]: value }))).toThrow(
        `${name}: expected a whole number above 0`,
      );
    });

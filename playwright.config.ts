import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import { environmentNames, environments, readRunOptions } from '#environments';

// The composition root: one project per environment, and "self" for the tests of our own code.
// `samsvar run` starts the compiled copy of this file, so that the scenarios beside it run compiled.

const options = readRunOptions();
const here = import.meta.dirname;
const pace = environments.find(({ name }) => name === options?.environment)?.pace;
// More workers than an environment allows would ask it faster than its pace.
const workers = Math.min(options?.workers ?? 2, pace?.workers ?? Number.POSITIVE_INFINITY);
/** A hundred exchanges of one scenario, kept to the pace and told to wait now and then, take minutes. */
const timeoutMs = pace?.shared === true ? 30 * 60_000 : 120_000;

/** Spec files of the chosen APIs, and of the capabilities that they declare. */
function specPattern(): string[] {
  const all = readdirSync(join(here, 'tests/scenarios'));
  const chosen = all.filter((api) => options?.apis === undefined || options.apis.includes(api));
  return chosen.map((api) => `**/scenarios/${api}/*.spec.{ts,js}`);
}

/** A module of ours: compiled where this file is. */
function own(module: string): string {
  return join(here, `${module}${extname(import.meta.filename)}`);
}

/** How Allure sorts what is not green: settle() of tests/engine/playwright.ts begins its messages so. */
const categories = [
  { name: 'Deviation', matchedStatuses: ['failed'], messageRegex: '(?s).*deviation: .*' },
  { name: 'Inconclusive', matchedStatuses: ['skipped'], messageRegex: '(?s)inconclusive: .*' },
  {
    name: 'Suite error',
    matchedStatuses: ['failed', 'broken'],
    messageRegex: '(?s).*suite error: .*',
  },
];

function reporters(): ReporterDescription[] {
  if (options === undefined) return [[join(here, 'reports/reporters/closing-line.ts')]];
  if (options.list === true) return [[own('reports/reporters/list'), options]];
  const { outDir } = options;
  return [
    [own('reports/reporters/conformance'), options],
    ['html', { outputFolder: join(outDir, 'playwright'), open: 'never' }],
    [
      'allure-playwright',
      { resultsDir: join(outDir, 'allure-results'), detail: false, categories },
    ],
  ];
}

export default defineConfig({
  captureGitInfo: { commit: false, diff: false },
  outputDir: options === undefined ? 'test-results' : join(options.stateDir, 'playwright'),
  reporter: reporters(),
  workers,
  forbidOnly: options?.profile === 'release',
  globalSetup: own(
    options === undefined ? 'tests/self/temporary-folder' : 'tests/engine/global-setup',
  ),
  projects: [
    {
      name: 'self',
      testDir: here,
      testMatch: '**/*.test.ts',
      testIgnore: ['**/dist/**', '**/node_modules/**'],
      timeout: 120_000,
    },
    ...environmentNames.map((name) => ({
      name,
      testDir: join(here, 'tests'),
      testMatch: specPattern(),
      timeout: timeoutMs,
    })),
  ],
});

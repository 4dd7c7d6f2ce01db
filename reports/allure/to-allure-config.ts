import type { RunMeta } from '../conformance.ts';
import { nameOfRun } from './allure-history.ts';

/** Where Allure writes and remembers. */
export interface AllurePlace {
  readonly outDir: string;
  /** Absent: nothing is remembered. */
  readonly history?: { readonly file: string; readonly keep: number };
}

/** How what is not green is sorted: messages begin as tests/engine/playwright.ts ends its tests; Allure reads them as JavaScript's expressions. */
const categories = [
  { name: 'Deviation', statuses: ['failed'], message: '^(Error: )?deviation: ' },
  { name: 'Inconclusive', statuses: ['skipped'], message: '^inconclusive: ' },
  { name: 'Suite error', statuses: ['failed', 'broken'], message: '^(?!(Error: )?deviation: )' },
].map(({ name, ...matchers }) => ({ name, matchers }));

/** Settings of Allure 3 for one page of a run, grouped by API and area of the requirement. */
export function toAllureConfig(run: RunMeta, { outDir, history }: AllurePlace): object {
  const options = { singleFile: true, reportLanguage: 'en', groupBy: ['epic', 'feature'] };
  return {
    name: nameOfRun(run),
    output: outDir,
    ...(history === undefined
      ? {}
      : { historyPath: history.file, historyLimit: history.keep, appendHistory: true }),
    categories,
    plugins: { awesome: { options } },
  };
}

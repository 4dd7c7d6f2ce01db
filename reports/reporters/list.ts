import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';

/** Names the scenarios that a run would ask, one line each, for `samsvar run --list`. */
export default class ListReporter implements Reporter {
  readonly #quiet: boolean;

  constructor({ quiet = false }: { readonly quiet?: boolean } = {}) {
    this.#quiet = quiet;
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    const tests = suite.allTests();
    for (const test of this.#quiet ? [] : tests) process.stdout.write(`${toLine(test)}\n`);
    process.stdout.write(`${tests.length} scenarios\n`);
  }
}

/** File, title, requirements and tags. */
function toLine(test: TestCase): string {
  const [file = '', ...titles] = test.titlePath().slice(2);
  const ids = test.annotations.flatMap(({ type, description }) =>
    type === 'requirement' && description !== undefined ? [description] : [],
  );
  const name = file
    .replaceAll('\\', '/')
    .replace(/^.*scenarios\//, '')
    .replace(/\.spec\.[jt]s$/, '');
  return `${name}: ${titles.join(' ')} (${ids.join(', ')}) ${test.tags.join(' ')}`;
}

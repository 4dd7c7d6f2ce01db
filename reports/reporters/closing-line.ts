import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';

/** Reporter of the project's own tests: failures in full, then one line `N passed, N failed, N skipped`. */
export default class ClosingLineReporter implements Reporter {
  #suite: Suite | undefined;
  #startedMs = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
    this.#startedMs = Date.now();
    process.stdout.write(`${suite.allTests().length} tests\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    const texts = result.errors.map((error) => error.stack ?? error.message ?? '');
    process.stdout.write(`\nFAILED ${titleOf(test)} (${result.status})\n${texts.join('\n')}\n`);
  }

  onError(error: TestError): void {
    process.stdout.write(`\n${error.stack ?? error.message ?? ''}\n`);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onEnd(result: FullResult): void {
    const outcomes = this.#suite?.allTests().map((test) => outcomeOf(test)) ?? [];
    const count = (wanted: string): number => outcomes.filter((one) => one === wanted).length;
    const seconds = ((Date.now() - this.#startedMs) / 1000).toFixed(1);
    const ended =
      result.status === 'passed' || result.status === 'failed' ? '' : ` (${result.status})`;
    process.stdout.write(
      `\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped in ${seconds} s${ended}\n`,
    );
  }
}

function outcomeOf(test: TestCase): 'passed' | 'failed' | 'skipped' {
  const outcome = test.outcome();
  if (outcome === 'skipped') return 'skipped';
  return outcome === 'unexpected' ? 'failed' : 'passed';
}

function titleOf(test: TestCase): string {
  return `${test.location.file}:${test.location.line} ${test.titlePath().slice(3).join(' > ')}`;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { registeredApis, type Floor, type Level, type Waiver } from '#specs';
import type { RunMeta } from '../conformance.ts';
import type { HistoryPlace } from '../history/add-to-history.ts';
import { profileOf } from '../profiles.ts';
import { toConsole, toResultLine } from '../to-console.ts';
import { writeReport } from '../write-report.ts';
import { Progress } from './progress.ts';
import { StoredResults } from './stored-results.ts';

/** How the run was asked for; more members may be there. */
export interface ConformanceOptions {
  readonly environment: string;
  readonly apis?: readonly string[];
  readonly profile: string;
  readonly level: Level;
  readonly seed: string;
  readonly like?: 'real' | 'promise';
  /** endpoints.json of a mock that runs already: it says how the mock answers. */
  readonly endpointsFile?: string;
  /** JSON list of the run's waivers. */
  readonly waiversFile?: string;
  readonly floors?: readonly Floor[];
  readonly outDir: string;
  readonly runId: string;
  /** True where --api or --grep left something out. */
  readonly narrowed: boolean;
  readonly grep?: string;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly history?: HistoryPlace;
  /** Only the result line, and errors. */
  readonly quiet?: boolean;
}

/** Collects the scenarios' results and writes conformance.json, index.html and the console summary. */
export default class ConformanceReporter implements Reporter {
  readonly #options: ConformanceOptions;
  readonly #results = new StoredResults();
  readonly #progress: Progress;
  readonly #errors: string[] = [];
  #startedAt = new Date();

  constructor(options: ConformanceOptions) {
    this.#options = options;
    const said = options.quiet === true ? { write: () => undefined } : process.stdout;
    this.#progress = new Progress(said, profileOf(options.profile));
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#startedAt = new Date();
    this.#progress.begin(suite.allTests().length);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const stored = this.#results.add(test, result);
    this.#progress.count(stored);
  }

  onError(error: TestError): void {
    this.#errors.push(error.message ?? error.value ?? 'unknown error');
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    this.#progress.end();
    for (const message of this.#errors) process.stderr.write(`${message}\n`);
    const exitCode = await this.#write(result);
    if (result.status === 'interrupted' || result.status === 'timedout')
      return { status: result.status };
    return { status: exitCode === 0 ? 'passed' : 'failed' };
  }

  /** Writes all reports and gives the exit code; an error outside scenarios is the suite's own. */
  async #write(result: FullResult): Promise<number> {
    const { outDir, history } = this.#options;
    const results =
      this.#errors.length > 0 ? this.#results.withError(this.#errors) : this.#results.all();
    const meta = {
      suiteVersion: suiteVersion(),
      run: this.#run(result),
      waivers: this.#waivers(),
      floors: this.#options.floors ?? [],
    };
    const report = await writeReport({ meta, results }, { outDir, ...(history && { history }) });
    const reportAt = pathToFileURL(path.join(outDir, 'index.html')).href;
    process.stdout.write(
      this.#options.quiet === true ? `${toResultLine(report)}\n` : toConsole(report, { reportAt }),
    );
    return report.summary.exitCode;
  }

  #run({ status, duration }: FullResult): RunMeta {
    const { environment, profile, seed, level, narrowed, grep, shard, runId } = this.#options;
    const partial =
      status === 'interrupted' ? 'interrupted' : status === 'timedout' ? 'timed-out' : undefined;
    const like = this.#like();
    return {
      id: runId,
      startedAt: this.#startedAt.toISOString(),
      finishedAt: new Date(this.#startedAt.getTime() + duration).toISOString(),
      environment,
      profile,
      seed,
      apis: this.#options.apis ?? this.#results.apis() ?? registeredApis(),
      level,
      narrowed: narrowed || shard !== undefined,
      ...(grep === undefined ? {} : { grep }),
      ...(shard === undefined ? {} : { shard: { ...shard, wholeNarrowed: narrowed } }),
      ...(like === undefined ? {} : { like }),
      ...(partial === undefined ? {} : { partial }),
    };
  }

  #waivers(): readonly Waiver[] {
    const { waiversFile } = this.#options;
    if (waiversFile === undefined) return [];
    return JSON.parse(readFileSync(waiversFile, 'utf8')) as readonly Waiver[];
  }

  #like(): 'real' | 'promise' | undefined {
    const { environment, like, endpointsFile } = this.#options;
    if (like !== undefined || environment !== 'mock') return like;
    if (endpointsFile === undefined) return 'real';
    return /"like"\s*:\s*"promise"/.test(readFileSync(endpointsFile, 'utf8')) ? 'promise' : 'real';
  }
}

function suiteVersion(): string {
  const manifest = createRequire(import.meta.url)('#package') as { readonly version: string };
  return manifest.version;
}

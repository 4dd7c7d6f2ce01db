import { defaultHistoryFile } from '#environments';
import { diffRuns, findRun, readHistory, runText, summaryOf, toDiffText } from '#reports';
import { SuiteError } from '#specs';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar report diff`. */
export interface ReportDiffFlags extends SpeakingFlags {
  readonly history?: string;
  readonly config?: string;
  readonly format: 'text' | 'json';
}

type Named = readonly [string | undefined, string | undefined];
type Run = ReturnType<typeof findRun>;

/** Compares two runs and prints what changed; exit code 1 where a deviation is new. Throws `no-runs`, and as `findRun` does. */
export function reportDiffCommand([before, after]: Named, flags: ReportDiffFlags): number {
  const historyFile = flags.history ?? defaultHistoryFile(flags.config);
  if (flags.list === true) return list(historyFile);
  if (before === undefined || after === undefined)
    throw new SuiteError(
      'no-runs',
      'Two runs are compared. Use: samsvar report diff BEFORE AFTER; `samsvar report diff --list` names those of the history.',
    );
  const runs = { before: findRun(before, historyFile), after: findRun(after, historyFile) };
  if (flags.verbose === true)
    process.stderr.write(`${countsOf(runs.before)}${countsOf(runs.after)}`);
  const changes = diffRuns(runs.before, runs.after);
  const text = flags.quiet === true ? `${summaryOf(changes)}\n` : toDiffText(changes);
  process.stdout.write(flags.format === 'json' ? `${JSON.stringify(changes, null, 2)}\n` : text);
  return changes.new.length > 0 ? exitCodes.deviates : exitCodes.conforms;
}

function list(historyFile: string): number {
  const { runs } = readHistory(historyFile);
  const lines = runs.map(({ run }) => `${runText(run)}\n`);
  process.stdout.write(`${lines.join('')}${runs.length} runs in ${historyFile}\n`);
  return exitCodes.conforms;
}

function countsOf({ run, summary }: Run): string {
  const counts = Object.entries(summary.verdicts).filter(([, count]) => count > 0);
  return `${run.id}: ${counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ')}\n`;
}

import { defaultHistoryFile } from '#environments';
import { diffRuns, findRun, toDiffText } from '#reports';
import { exitCodes } from './exit-codes.ts';

/** Options of `samsvar report diff`. */
export interface ReportDiffFlags {
  readonly history?: string;
  readonly config?: string;
  readonly format: 'text' | 'json';
}

/** Compares two runs and prints what changed; exit code 1 where a deviation is new. Throws as `findRun` does. */
export function reportDiffCommand(
  [before, after]: readonly [string, string],
  flags: ReportDiffFlags,
): number {
  const historyFile = flags.history ?? defaultHistoryFile(flags.config);
  const find = (name: string): ReturnType<typeof findRun> => findRun(name, historyFile);
  const runs = { before: find(before), after: find(after) };
  const changes = diffRuns(runs.before, runs.after);
  process.stdout.write(
    flags.format === 'json' ? `${JSON.stringify(changes, null, 2)}\n` : toDiffText(changes),
  );
  return changes.new.length > 0 ? exitCodes.deviates : exitCodes.conforms;
}

import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadHistory } from '#environments';
import { SuiteError } from '#specs';
import {
  findParts,
  mergeRuns,
  readStoredRun,
  toConsole,
  toResultLine,
  writeReport,
  type StoredRun,
} from '#reports';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar report merge`. */
export interface ReportMergeFlags extends SpeakingFlags {
  readonly out: string;
  readonly config?: string;
  readonly history?: string | false;
}

/** Makes one report of the shards of a run and gives the exit code of the whole. Throws as `findParts`, `readStoredRun` and `mergeRuns` do. */
export async function reportMergeCommand(
  parts: readonly string[],
  flags: ReportMergeFlags,
): Promise<number> {
  const runs = findParts(parts).map(readStoredRun);
  const told = runs.map((one) => `${toLine(one)}\n`).join('');
  if (flags.list === true) {
    process.stdout.write(told);
    return exitCodes.conforms;
  }
  if (flags.verbose === true) process.stderr.write(told);
  const merged = mergeRuns(runs);
  const outDir = resolve(flags.out);
  requireWritable(outDir);
  const history = loadHistory({ environment: merged.meta.run.environment, ...flags });
  const report = await writeReport(merged, { outDir, ...(history && { history }) });
  process.stdout.write(
    flags.quiet === true
      ? `${toResultLine(report)}\n`
      : toConsole(report, {
          reportAt: pathToFileURL(resolve(outDir, 'index.html')).href,
          ...(flags.verbose === true && { maxShown: Number.POSITIVE_INFINITY }),
        }),
  );
  return report.summary.exitCode;
}

/** A shard as a person would name it. */
function toLine({ file = '', meta, results }: StoredRun): string {
  const { id, environment, shard } = meta.run;
  const part = shard === undefined ? 'whole' : `shard ${shard.index}/${shard.count}`;
  return `${file}: ${part} of run ${id} in ${environment}, ${results.length} scenarios`;
}

function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SuiteError(
      'folder-not-writable',
      `${folder} cannot be written: ${reason}. Choose another folder (--out).`,
      { kind: 'configuration', cause },
    );
  }
}

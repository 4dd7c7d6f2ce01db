import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadHistory } from '#environments';
import { SuiteError } from '#specs';
import { findParts, mergeRuns, readStoredRun, toConsole, writeReport } from '#reports';

/** Options of `samsvar report merge`. */
export interface ReportMergeFlags {
  readonly out: string;
  readonly config?: string;
  readonly history?: string | false;
}

/** Makes one report of the shards of a run and gives the exit code of the whole. Throws as `findParts`, `readStoredRun` and `mergeRuns` do. */
export async function reportMergeCommand(
  parts: readonly string[],
  flags: ReportMergeFlags,
): Promise<number> {
  const merged = mergeRuns(findParts(parts).map(readStoredRun));
  const outDir = resolve(flags.out);
  requireWritable(outDir);
  const history = loadHistory({ environment: merged.meta.run.environment, ...flags });
  const report = await writeReport(merged, { outDir, ...(history && { history }) });
  const reportAt = pathToFileURL(resolve(outDir, 'index.html')).href;
  process.stdout.write(toConsole(report, { reportAt }));
  return report.summary.exitCode;
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

import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadReportRetention } from '#environments';
import { planPublication, publishReports, type Publication } from '#reports';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar report publish`. */
export interface ReportPublishFlags extends SpeakingFlags {
  readonly out: string;
  readonly config?: string;
}

/** Puts reports into a site and prints its address. Throws as `findReports` and `loadReportRetention` do. */
export function reportPublishCommand(
  dirs: readonly string[],
  { out, config, list, verbose, quiet }: ReportPublishFlags,
): number {
  const places = dirs.length === 0 ? ['reports/out'] : dirs;
  const kept = loadReportRetention(config);
  const site = resolve(out);
  const publication = (list === true ? planPublication : publishReports)(places, site, kept);
  const lines = [
    ...(list === true || verbose === true ? toLines(publication) : []),
    ...(quiet === true ? [] : [countsOf(publication)]),
    ...(list === true ? [] : [pathToFileURL(join(site, 'index.html')).href]),
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return exitCodes.conforms;
}

function toLines({ published, removed }: Publication): readonly string[] {
  const told = [
    ['publish', published],
    ['remove', removed],
  ] as const;
  return told.flatMap(([word, runs]) =>
    runs.map(({ run, folder }) => `${word.padEnd(8)}${run.environment} ${run.id} (${folder})`),
  );
}

function countsOf({ published, removed }: Publication): string {
  return `${published.length} report(s) published, ${removed.length} older one(s) removed`;
}

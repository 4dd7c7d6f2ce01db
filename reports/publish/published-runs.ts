import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SuiteError } from '#specs';
import type { Conformance } from '../conformance.ts';

/** What a site says of a run. */
export interface PublishedRun {
  readonly run: Pick<Conformance['run'], 'id' | 'startedAt' | 'environment' | 'like'>;
  readonly exitCode: number;
  /** Its --out folder, or its folder in the site. */
  readonly folder: string;
}

const reportName = 'conformance.json';

/** The reports of --out folders, and of folders of such folders. Throws `report-missing`, `report-unreadable`. */
export function findReports(places: readonly string[]): readonly PublishedRun[] {
  return places.flatMap((place) => {
    const own = path.resolve(place);
    const folders = existsSync(path.join(own, reportName)) ? [own] : foldersOf(own);
    const found = folders.filter((folder) => existsSync(path.join(folder, reportName)));
    if (found.length > 0) return found.map(readPublished);
    throw new SuiteError(
      'report-missing',
      `${own} holds no report. Name the --out folder of a run, or a folder of such folders.`,
      { kind: 'unreadable-input' },
    );
  });
}

/** The runs of one environment that stand in a site, oldest first; what is no run of ours is passed over. */
export function findPublished(folder: string): readonly PublishedRun[] {
  return foldersOf(folder)
    .filter((one) => existsSync(path.join(one, reportName)))
    .map(readPublished)
    .filter(({ run, folder: own }) => folderNameOf(run) === path.basename(own))
    .toSorted((a, b) => (a.run.startedAt < b.run.startedAt ? -1 : 1));
}

/** Ids of runs are seeds that people chose: nothing of them may lead out of the site. */
export function folderNameOf({ id }: Pick<PublishedRun['run'], 'id'>): string {
  return id.replaceAll(/[^\w-]/g, '_') || '_';
}

/** Where the runs of an environment stand; a mock that keeps its promises is another one. */
export function placeOf({ environment, like }: PublishedRun['run']): string {
  return like === 'promise' ? `${environment}-${like}` : environment;
}

function foldersOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((one) => statSync(one).isDirectory());
}

function readPublished(folder: string): PublishedRun {
  try {
    const { schemaVersion, run, summary } = JSON.parse(
      readFileSync(path.join(folder, reportName), 'utf8'),
    ) as Conformance;
    if (!schemaVersion?.startsWith('1.') || !/^[\w-]+$/.test(run.environment))
      throw new Error(`its schemaVersion is ${schemaVersion}, its environment ${run.environment}`);
    if (run.shard !== undefined)
      throw new Error('it is of one shard: put all together first, by `samsvar report merge`');
    const { id, startedAt, environment, like } = run;
    const told = { id, startedAt, environment, ...(like && { like }) };
    return { run: told, exitCode: summary.exitCode, folder };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SuiteError(
      'report-unreadable',
      `${path.join(folder, reportName)} cannot be read as a report: ${reason}.`,
      { kind: 'unreadable-input', cause },
    );
  }
}

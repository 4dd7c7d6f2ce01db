import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseOld, type Kept } from '../history/add-to-history.ts';
import {
  findPublished,
  findReports,
  folderNameOf,
  placeOf,
  type PublishedRun,
} from './published-runs.ts';
import { toSiteIndex } from './to-site-index.ts';

/** What a site gains and loses. */
export interface Publication {
  readonly published: readonly PublishedRun[];
  /** Of an environment more than are kept, or too old. */
  readonly removed: readonly PublishedRun[];
}

/** What of a report is published: pages and data, never the results of single scenarios. */
const files = ['index.html', 'conformance.json', 'badge.svg', 'summary.md', 'allure/index.html'];

/** Says what publishing reports into a site would add and remove. Throws as `findReports` does. */
export function planPublication(places: readonly string[], out: string, kept: Kept): Publication {
  const published = findReports(places);
  const removed = [...new Set(published.map(({ run }) => placeOf(run)))].flatMap((place) =>
    chooseOld(withNew(path.join(out, place), published, place), kept, new Date()),
  );
  return { published, removed: removed.filter((one) => !published.includes(one)) };
}

/** The runs of an environment as they stand afterwards, before any leaves. */
function withNew(
  folder: string,
  published: readonly PublishedRun[],
  place: string,
): readonly PublishedRun[] {
  const fresh = published.filter(({ run }) => placeOf(run) === place);
  const names = new Set(fresh.map(({ run }) => folderNameOf(run)));
  const stays = findPublished(folder).filter(({ run }) => !names.has(folderNameOf(run)));
  return [...stays, ...fresh].toSorted((a, b) => (a.run.startedAt < b.run.startedAt ? -1 : 1));
}

/** Copies reports into a site, removes the oldest, and writes its first page. Throws as `findReports` does. */
export function publishReports(places: readonly string[], out: string, kept: Kept): Publication {
  const publication = planPublication(places, out, kept);
  for (const one of publication.published)
    copyReport(one.folder, path.join(out, placeOf(one.run), folderNameOf(one.run)));
  for (const { folder } of publication.removed) rmSync(folder, { recursive: true, force: true });
  const names = readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const runs = new Map(names.map((name) => [name, findPublished(path.join(out, name))] as const));
  const shown = new Map([...runs].filter(([, own]) => own.length > 0));
  for (const [place, own] of shown) {
    const latest = own.at(-1);
    if (latest !== undefined) copyReport(latest.folder, path.join(out, place));
  }
  writeFileSync(path.join(out, 'index.html'), toSiteIndex(shown));
  return publication;
}

function copyReport(from: string, to: string): void {
  for (const name of files) {
    const file = path.join(to, name);
    // What the latest run has not must not be shown as its own.
    rmSync(file, { force: true });
    if (!existsSync(path.join(from, name))) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(path.join(from, name), file);
  }
}

import { wordOf } from '../exit-word.ts';
import { safe, type Html } from '../site/html.ts';
import { folderNameOf, type PublishedRun } from './published-runs.ts';

/** Runs of a site by the folder of their environment, oldest first. */
export type PublishedRuns = ReadonlyMap<string, readonly PublishedRun[]>;

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}td,th{padding:.25rem 1rem .25rem 0;text-align:left}';

/** The first page of a site: each environment with its latest report, and the runs before it. */
export function toSiteIndex(places: PublishedRuns): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'">
<title>Samsvar: reports</title>
<style>${style}</style>
</head>
<body>
<h1>Samsvar: reports</h1>
${[...places].map(([place, runs]) => toSection(place, runs).toString()).join('\n')}
</body>
</html>
`;
}

function toSection(place: string, runs: readonly PublishedRun[]): Html {
  const rows = runs.toReversed().map((one) => toRow(place, one));
  return safe`<h2><a href="${place}/">${place}</a> <img alt="" src="${place}/badge.svg"></h2>
<table><thead><tr><th scope="col">Run</th><th scope="col">Started (UTC)</th><th scope="col">Came to</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function toRow(place: string, { run, exitCode }: PublishedRun): Html {
  const at = run.startedAt.slice(0, 16).replace('T', ' ');
  return safe`<tr><td><a href="${place}/${folderNameOf(run)}/">${run.id}</a></td><td>${at}</td><td>${wordOf(exitCode)}</td></tr>
`;
}

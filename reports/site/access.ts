import type { AccessResult } from '#specs';
import type { Conformance } from '../conformance.ts';
import { groupBy } from './group.ts';
import { safe, type Html } from './html.ts';
import { toTable } from './table.ts';
import { say } from './words.ts';

/** Who may do what by the table of each API, and what came of it; nothing where no API has one. */
export function accessTables({ access }: Conformance): readonly Html[] {
  const tables = [...groupBy(access, ({ api }) => api)].map(
    ([api, cells]) =>
      safe`<details open><summary><h3 id="access-${api}-title">${api}</h3></summary>${accessTable(api, cells)}</details>`,
  );
  return tables.length === 0 ? [] : [safe`<p>${say('accessAbout')}</p>`, ...tables];
}

function accessTable(api: string, cells: readonly AccessResult[]): Html {
  const actors = [...new Set(cells.map(({ actor }) => actor))];
  const rows = [...groupBy(cells, rowOf)].map(([, own]) => {
    const { operationId = '', situation = '' } = own[0] ?? {};
    return [
      safe`${operationId}${situation === '' ? '' : safe`<br><small>${situation}</small>`}`,
      ...actors.map((actor) => cellText(own.find((one) => one.actor === actor))),
    ];
  });
  return toTable({
    labelledBy: `access-${api}-title`,
    columns: ['operation', ...actors.map((actor) => safe`${actor}`)],
    rows,
  });
}

function rowOf({ operationId, situation = '' }: AccessResult): string {
  return `${operationId} ${situation}`;
}

const signs = { allowed: '✓', denied: '⊘', unknown: '?' } as const;

function cellText(cell: AccessResult | undefined): Html {
  if (cell === undefined) return safe``;
  const { expected, statuses, seen, reason = '' } = cell;
  if (seen === undefined || expected === 'unknown')
    return safe`<span class="quiet">${signs[expected]}</span> <small lang="en">${reason}</small>`;
  if (statuses.includes(seen)) return safe`<span class="s2">${signs[expected]} ${seen}</span>`;
  return safe`<b class="wrong">! ${seen}</b> <small>${signs[expected]} ${statuses.join(', ')}</small>`;
}

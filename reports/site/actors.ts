import type { Conformance, ReportedOperation } from '../conformance.ts';
import { accessTables } from './access.ts';
import { groupBy } from './group.ts';
import { safe, type Html } from './html.ts';
import { apiPart, operationText, toSection, toTable } from './table.ts';
import { say } from './words.ts';

/** Who may do what where an API says it, then who asked each operation, and what each was answered; nothing where nobody counted it. */
export function actorSection(report: Conformance): Html {
  const counted = report.operations.filter(({ actors }) => Object.keys(actors).length > 0);
  const access = accessTables(report);
  if (counted.length === 0 && access.length === 0) return safe``;
  const tables = [...groupBy(counted, ({ api }) => api)].map(([api, own]) =>
    apiPart(`actors-${api}`, api, actorTable(api, own)),
  );
  return toSection({
    id: 'actors',
    title: 'actors',
    body: safe`${access}<p>${say('actorsAbout')}</p>${tables}`,
  });
}

function actorTable(api: string, operations: readonly ReportedOperation[]): Html {
  const actors = [...new Set(operations.flatMap((one) => Object.keys(one.actors)))].toSorted();
  const rows = operations.map((one) => [
    operationText(one),
    ...actors.map((actor) => answersText(one.actors[actor] ?? {})),
  ]);
  return toTable({
    labelledBy: `actors-${api}-title`,
    columns: ['operation', ...actors.map((actor) => safe`${actor}`)],
    rows,
  });
}

function answersText(statuses: Readonly<Record<string, number>>): Html {
  const parts = Object.entries(statuses).map(
    ([status, count]) => safe`<span class="s${status[0] ?? ''}">${status}×${count}</span> `,
  );
  return safe`${parts}`;
}

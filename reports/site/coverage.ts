import type { Conformance, ReportedOperation, UnaskedOperation } from '../conformance.ts';
import { toDocuments } from '../to-documents.ts';
import { groupBy } from './group.ts';
import { safe, type Html } from './html.ts';
import { apiPart, operationText, toSection, toTable } from './table.ts';
import { say } from './words.ts';

/** How often each status of each operation came, and which documented ones did not. */
export function coverageSection(report: Conformance): Html {
  const { operations, unasked } = report;
  const all = [...operations, ...unasked.map(toUncounted)];
  const tables = [...groupBy(all, ({ api }) => api)].map(([api, own]) =>
    apiPart(`coverage-${api}`, api, coverageTable(api, own)),
  );
  const body = safe`<p>${say('coverageAbout')}</p>${tables}<h3 id="documents-title">${say('documents')}</h3>${documentTable(report)}`;
  return toSection({ id: 'coverage', title: 'coverage', count: operations.length, body });
}

const notAsked = safe`<span class="mark untested">${say('notAsked')}</span>`;

/** What a document describes and no scenario asked stands below the others. */
function toUncounted(operation: UnaskedOperation): ReportedOperation {
  return { ...operation, exchanges: 0, statuses: {}, actors: {} };
}

function coverageTable(api: string, operations: readonly ReportedOperation[]): Html {
  const all = operations.flatMap(({ statuses, documented }) => [
    ...Object.keys(statuses),
    ...documented,
  ]);
  const statuses = [...new Set(all)].toSorted();
  const rows = operations.map((one) => [
    one.exchanges > 0 ? operationText(one) : safe`${operationText(one)} ${notAsked}`,
    ...statuses.map((status) => cell(one, status)),
  ]);
  return toTable({
    labelledBy: `coverage-${api}-title`,
    columns: ['operation', ...statuses.map((status) => safe`${status}`)],
    rows,
  });
}

function cell({ statuses, documented }: ReportedOperation, status: string): Html {
  const count = statuses[status] ?? 0;
  if (count === 0) return safe`${documented.includes(status) ? '○' : ''}`;
  if (documented.length === 0 || isDocumented(status, documented)) return safe`${count}`;
  return safe`<b class="red">${count} !</b>`;
}

/** A class of statuses, or the default, documents each of its members. */
function isDocumented(status: string, documented: readonly string[]): boolean {
  // No answer at all is none that a document could name.
  const names = [status, `${status[0]}XX`, `${status[0]}xx`, 'default'];
  return status === '0' || names.some((name) => documented.includes(name));
}

function documentTable(report: Conformance): Html {
  const rows = toDocuments(report).map(
    ({ api, document, version, operations, exchanges, deviations }) => [
      safe`${document}`,
      safe`${api}`,
      safe`${version}`,
      safe`${operations}`,
      safe`${exchanges}`,
      safe`${deviations}`,
    ],
  );
  return toTable({
    labelledBy: 'documents-title',
    columns: ['document', 'api', 'version', 'operationsAsked', 'exchangesTitle', 'deviations'],
    rows,
  });
}

import type { Conformance, ReportedFinding } from '../conformance.ts';
import { identityOf, toDeviations } from '../history/deviation.ts';
import { groupBy } from './group.ts';
import { safe, type Html } from './html.ts';
import { toSection, toTable } from './table.ts';
import { say } from './words.ts';

/** Observations that break no promise, each once. */
export function noteSection({ findings }: Conformance): Html {
  const notes = findings.filter(({ outcome }) => outcome === 'warn');
  const kinds = [...groupBy(notes, noteIdentity).values()].toSorted((a, b) => b.length - a.length);
  const rows = kinds.flatMap((own) => own.slice(0, 1).map((first) => noteRow(first, own.length)));
  const table = toTable({
    labelledBy: 'notes-title',
    columns: ['check', 'operation', 'expected', 'actual', 'times'],
    rows,
  });
  return toSection({
    id: 'notes',
    title: 'notes',
    count: kinds.length,
    closed: true,
    body: safe`<p>${say('notesAbout')}</p>${kinds.length === 0 ? safe`<p>${say('none')}</p>` : table}`,
  });
}

function noteRow(finding: ReportedFinding, count: number): readonly Html[] {
  const { requirement, check, operationId = '', api, expected, actual } = finding;
  return [
    safe`${requirement ?? check}`,
    safe`${operationId} <small>${api}</small>`,
    safe`<span lang="en">${expected}</span>`,
    safe`<span lang="en">${actual}</span>`,
    safe`${count}`,
  ];
}

/** As a deviation is told apart from another, so that ids and times do not make two of one. */
function noteIdentity(finding: ReportedFinding): string {
  return toDeviations([{ ...finding, outcome: 'fail' }])
    .map(identityOf)
    .join();
}

/** Where published documents are wrong about the service. */
export function correctionSection({ corrections }: Conformance): Html {
  if (corrections.length === 0) return safe``;
  const rows = corrections.map(({ id, pointer, published, observed, evidence, effect }) => [
    safe`<span id="${id}">${id}</span>`,
    safe`<span lang="en">${published}<br><small><code>${pointer}</code></small></span>`,
    safe`<span lang="en">${observed}</span>`,
    safe`<span lang="en">${effect}</span>`,
    safe`${evidence}`,
  ]);
  return toSection({
    id: 'corrections',
    title: 'corrections',
    count: corrections.length,
    closed: true,
    body: safe`<p>${say('correctionsAbout')}</p>${toTable({
      labelledBy: 'corrections-title',
      columns: ['id', 'published', 'observed', 'effect', 'evidence'],
      rows,
    })}`,
  });
}

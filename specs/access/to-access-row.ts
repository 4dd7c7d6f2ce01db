import { allow, textIn, toRow, type Row } from '../state-machine/row.ts';
import type { AccessCell, AccessRow } from './access.ts';

/** A column of the table. */
export interface Column {
  readonly actor: string;
  /** Why rows that say nothing of this actor do not ask as him. */
  readonly otherwise?: string;
}

/** Reads one row; complains where an actor has no cell, or two. */
export function toAccessRow(row: Row, columns: readonly Column[]): AccessRow {
  allow(row, ['operation', 'situation', 'allowed', 'denied', 'unknown']);
  const cells = [...allowedIn(row), ...deniedIn(row), ...unknownIn(row)];
  const known = new Set(columns.map(({ actor }) => actor));
  for (const { actor } of cells)
    if (!known.has(actor)) row.complain(`"${actor}" is no actor of the table`);
  const operationId = textIn(row, 'operation');
  const situation =
    row.value['situation'] === undefined ? {} : { situation: textIn(row, 'situation') };
  return { operationId, ...situation, cells: columns.map((one) => cellOf(one, cells, row)) };
}

function cellOf({ actor, otherwise }: Column, cells: readonly AccessCell[], row: Row): AccessCell {
  const [cell, ...others] = cells.filter((one) => one.actor === actor);
  if (others.length > 0) row.complain(`"${actor}" has more than one cell`);
  if (cell !== undefined) return cell;
  if (otherwise === undefined) row.complain(`"${actor}" has no cell`);
  return { actor, expected: 'unknown', reason: otherwise ?? '' };
}

/** `{ status: [actor, …] }`. */
function allowedIn(row: Row): AccessCell[] {
  return byStatus(row, 'allowed').flatMap(([statuses, actors]) =>
    actors.map((actor) => ({ actor, expected: 'allowed', statuses }) as const),
  );
}

function deniedIn(row: Row): AccessCell[] {
  return byStatus(row, 'denied').flatMap(([statuses, actors]) =>
    actors.map((actor) => ({ actor, expected: 'denied', statuses }) as const),
  );
}

/** Several legal statuses are joined by `or`: `401 or 403`. */
function byStatus(row: Row, member: string): [readonly number[], readonly string[]][] {
  const { value } = toRow(row.value[member] ?? {}, row.place, row.complain);
  return Object.entries(value).map(([key, actors]) => {
    const statuses = key.split(' or ').map(Number);
    if (!statuses.every((one) => one >= 200 && one < 500))
      row.complain(`"${member}: ${key}" is no status below 500`);
    if (!Array.isArray(actors)) row.complain(`"${member}: ${key}" must be a list of actors`);
    return [statuses, Array.isArray(actors) ? actors.map(String) : []];
  });
}

/** `{ actor: reason }`. */
function unknownIn(row: Row): AccessCell[] {
  const { value } = toRow(row.value['unknown'] ?? {}, row.place, row.complain);
  return Object.entries(value).map(([actor, reason]) => {
    if (typeof reason !== 'string' || reason === '') row.complain(`"${actor}" needs a reason`);
    return { actor, expected: 'unknown', reason: String(reason) };
  });
}

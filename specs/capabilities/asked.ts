import { textIn, toRow } from '../state-machine/row.ts';
import { optionalTextIn, type Part } from './part.ts';

/** A read of the API, as a declaration names it. */
export interface AskedOperation {
  readonly operation: string;
  /** Who asks; `anonymous` where nothing is said. */
  readonly actor: string;
  /** Path parameters by name: a text, or `$name` for a parameter of the target. */
  readonly path: Readonly<Record<string, string>>;
  /** Query parameters, worded alike. */
  readonly query: Readonly<Record<string, string>>;
}

/** Members of a row that say what is asked. */
export const askedMembers = ['operation', 'actor', 'path', 'query'] as const;

/** The read that a row names. */
export function askedIn(part: Part): AskedOperation {
  return {
    operation: textIn(part, 'operation'),
    actor: optionalTextIn(part, 'actor') ?? 'anonymous',
    path: textsIn(part, 'path'),
    query: textsIn(part, 'query'),
  };
}

/** Texts by name, possibly none. */
export function textsIn(part: Part, name: string): Readonly<Record<string, string>> {
  const value = part.value[name];
  if (value === undefined) return {};
  const rows = Object.entries(toRow(value, name, part.complain).value);
  if (rows.some(([, text]) => typeof text !== 'string'))
    part.complain(`"${name}:" must be texts by name`);
  return Object.fromEntries(rows.map(([key, text]) => [key, String(text)]));
}

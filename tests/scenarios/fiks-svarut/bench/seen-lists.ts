import type { LiveExchange } from '#environments';
import { seenList, seenRows } from './seen.ts';

/** A row of a status answer: a faulty one may lack any member. */
export interface StatusRow {
  readonly id?: string;
  readonly status?: string;
  readonly sisteStatusEndring?: string;
}

/** An event, of a forsendelse or of its signing. */
export interface EventRow {
  readonly tidspunkt?: string;
  readonly hendelse?: string;
  readonly status?: string;
}

/** A forsendelse as a lookup with metadata tells it. */
export interface LookupRow {
  readonly id?: string;
  readonly dato?: string;
  readonly avgivendeSystem?: string | null;
  readonly status?: string;
}

/** The rows of a status answer. */
export function statusRows(exchange: LiveExchange): readonly StatusRow[] {
  return seenRows(exchange, 'statuser');
}

/** The rows of a status answer that are about an id, whatever its case. */
export function rowsOf(exchange: LiveExchange, id: string): readonly StatusRow[] {
  return statusRows(exchange).filter((row) => sameId(row.id, id));
}

/** The events of an answer. */
export function eventRows(exchange: LiveExchange): readonly EventRow[] {
  return seenRows(exchange, 'hendelser');
}

/** The rows of a lookup with metadata. */
export function lookupRows(exchange: LiveExchange): readonly LookupRow[] {
  return seenRows(exchange, 'forsendelser');
}

/** Ids in the order of a lookup, plain or with metadata. */
export function foundIds(exchange: LiveExchange): readonly string[] {
  const ids = seenList(exchange, 'forsendelseIds');
  if (ids !== undefined) return ids.map(String);
  return lookupRows(exchange).map(({ id }) => String(id));
}

/** True where two texts are the same uuid. */
export function sameId(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}

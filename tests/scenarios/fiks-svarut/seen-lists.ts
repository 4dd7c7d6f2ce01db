import type { LiveExchange } from '#environments';

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

/** The list under a member of the answer; empty where there is none. */
function listIn(exchange: LiveExchange, member: string): readonly object[] {
  const body: unknown = exchange.json();
  if (body === null || typeof body !== 'object') return [];
  const list = (body as Readonly<Record<string, unknown>>)[member];
  return Array.isArray(list) ? list.map((one) => Object(one ?? {}) as object) : [];
}

/** The rows of a status answer. */
export function statusRows(exchange: LiveExchange): readonly StatusRow[] {
  return listIn(exchange, 'statuser');
}

/** The rows of a status answer that are about an id, whatever its case. */
export function rowsOf(exchange: LiveExchange, id: string): readonly StatusRow[] {
  return statusRows(exchange).filter((row) => sameId(row.id, id));
}

/** The events of an answer. */
export function eventRows(exchange: LiveExchange): readonly EventRow[] {
  return listIn(exchange, 'hendelser');
}

/** The rows of a lookup with metadata. */
export function lookupRows(exchange: LiveExchange): readonly LookupRow[] {
  return listIn(exchange, 'forsendelser');
}

/** Ids in the order of a lookup, plain or with metadata. */
export function foundIds(exchange: LiveExchange): readonly string[] {
  const body = Object(exchange.json() ?? {}) as { readonly forsendelseIds?: unknown };
  const { forsendelseIds: ids } = body;
  if (Array.isArray(ids)) return ids.map(String);
  return lookupRows(exchange).map(({ id }) => String(id));
}

/** True where two texts are the same uuid. */
export function sameId(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

import { readOrder, type AcceptedOrder } from '../services/certificates.ts';
import { isRecord } from '../../server/narrow.ts';
import type { Database, Row } from './database.ts';

/** What is kept of an order. */
export interface NewOrder {
  readonly id: string;
  readonly organisation: string;
  readonly createdMs: number;
  /** The order as it was sent. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Keeps an order. */
export function insertOrder(database: Database, order: NewOrder): void {
  database.run('INSERT INTO orders (id, organisation, created, content) VALUES (?, ?, ?, ?)', [
    order.id,
    order.organisation,
    order.createdMs,
    JSON.stringify(order.json),
  ]);
}

/** The register has the changes that an order awaits; false where there is no such order. */
export function releaseOrder(database: Database, id: string, releasedMs: number): boolean {
  database.run('UPDATE orders SET released = ? WHERE id = ?', [releasedMs, id]);
  return findOrder(database, id) !== undefined;
}

/** The order with that id. */
export function findOrder(database: Database, id: string): AcceptedOrder | undefined {
  const [row] = database.all('SELECT * FROM orders WHERE id = ?', [id.toLowerCase()]);
  return row === undefined ? undefined : toOrder(row);
}

/** Every order, oldest first. */
export function listOrders(database: Database): readonly AcceptedOrder[] {
  return database.all('SELECT * FROM orders ORDER BY seq').map((row) => toOrder(row));
}

function toOrder(row: Row): AcceptedOrder {
  const json: unknown = JSON.parse(String(row['content']));
  const released = row['released'];
  return {
    seq: Number(row['seq']),
    id: String(row['id']),
    organisation: String(row['organisation']),
    createdMs: Number(row['created']),
    releasedMs: typeof released === 'number' ? released : undefined,
    form: readOrder(isRecord(json) ? json : {}),
  };
}

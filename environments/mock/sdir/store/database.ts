import initSqlJs, { type Database as SqlDatabase, type SqlJsStatic, type SqlValue } from 'sql.js';

/** One row as a query gives it, by column. */
export type Row = Readonly<Record<string, SqlValue>>;

/** Statements that a store is made of; all are run at once, nothing waits. */
export interface Database {
  readonly run: (sql: string, values?: readonly SqlValue[]) => void;
  readonly all: (sql: string, values?: readonly SqlValue[]) => readonly Row[];
  readonly close: () => void;
}

// A uid is the service's own, an identity what makes two reports the same, a slot what may not overlap.
const schema = `
  PRAGMA journal_mode = MEMORY;
  BEGIN;
  CREATE TABLE items (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL,
    organisation TEXT NOT NULL,
    batch TEXT NOT NULL,
    identity TEXT NOT NULL,
    slot TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    written INTEGER NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (service, organisation, identity)
  );
  CREATE INDEX slots ON items (service, organisation, slot);
  CREATE TABLE batches (id TEXT PRIMARY KEY, outcome TEXT NOT NULL);
  CREATE TABLE orders (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    organisation TEXT NOT NULL,
    created INTEGER NOT NULL,
    released INTEGER,
    content TEXT NOT NULL
  );
  COMMIT;
`;

let loaded: Promise<SqlJsStatic> | undefined;

/** A new, empty database in memory; the engine is loaded at the first. */
export async function openDatabase(): Promise<Database> {
  loaded ??= initSqlJs();
  const { Database } = await loaded;
  const database = new Database();
  database.exec(schema);
  return {
    run: (sql, values = []) => void database.run(sql, [...values]),
    all: (sql, values = []) => rowsOf(database, sql, values),
    close: () => database.close(),
  };
}

function rowsOf(database: SqlDatabase, sql: string, values: readonly SqlValue[]): readonly Row[] {
  const statement = database.prepare(sql, [...values]);
  const rows: Row[] = [];
  try {
    while (statement.step()) rows.push(statement.getAsObject());
  } finally {
    statement.free();
  }
  return rows;
}

import type { ReportService } from '../gateway/places.ts';
import type { Database, Row } from './database.ts';

/** What a service keeps of a report, by its own names: texts, numbers, moments in milliseconds since 1970. */
export type Content = Readonly<Record<string, string | number | null>>;

/** What makes a report the same as another, and what may not overlap with another. */
export interface Place {
  readonly identity: string;
  readonly slot: string;
  /** Milliseconds since 1970. */
  readonly starts: number;
  readonly ends: number;
}

/** A report as it is stored. */
export interface Item {
  readonly uid: string;
  readonly service: ReportService;
  /** Who reported it. */
  readonly organisation: string;
  /** The batch that wrote it last, and what became of that batch. */
  readonly batch: string;
  readonly outcome: string;
  /** Milliseconds since 1970. */
  readonly writtenMs: number;
  readonly content: Content;
}

/** What is written of a report. */
export type NewItem = Omit<Item, 'outcome'> & { readonly place: Place };

/** Stores a report. Throws where the database has one of that identity. */
export function insertItem(database: Database, item: NewItem): void {
  const { identity, slot, starts, ends } = item.place;
  database.run(
    `INSERT INTO items (uid, service, organisation, batch, identity, slot, starts, ends, written, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...ownerOf(item), item.batch, identity, slot, starts, ends, item.writtenMs, text(item)],
  );
}

/** Changes a report. Throws where the database has another of that identity. */
export function changeItem(database: Database, item: NewItem): void {
  const { identity, slot, starts, ends } = item.place;
  database.run(
    `UPDATE items SET batch = ?, identity = ?, slot = ?, starts = ?, ends = ?, written = ?, content = ?
     WHERE uid = ?`,
    [item.batch, identity, slot, starts, ends, item.writtenMs, text(item), item.uid],
  );
}

/** Reports of a service, oldest first: those of an organisation, or of all where none is named. */
export function listItems(
  database: Database,
  service: ReportService,
  organisation: string | undefined,
): readonly Item[] {
  const rows =
    organisation === undefined
      ? database.all(`${select} WHERE service = ? ORDER BY seq`, [service])
      : database.all(`${select} WHERE service = ? AND organisation = ? ORDER BY seq`, [
          service,
          organisation,
        ]);
  return rows.map((row) => toItem(row));
}

/** The report with that id. */
export function findItem(database: Database, uid: string): Item | undefined {
  const [row] = database.all(`${select} WHERE uid = ?`, [uid.toLowerCase()]);
  return row === undefined ? undefined : toItem(row);
}

/** Whether another report of the organisation is in the slot at the same time. */
export function isSlotTaken(database: Database, item: NewItem): boolean {
  const { slot, starts, ends } = item.place;
  const found = database.all(
    `SELECT uid FROM items WHERE service = ? AND organisation = ? AND slot = ?
     AND starts < ? AND ends > ? AND uid <> ?`,
    [item.service, item.organisation, slot, ends, starts, item.uid],
  );
  return found.length > 0;
}

/** Notes what became of a batch. */
export function noteOutcome(database: Database, batch: string, outcome: string): void {
  database.run('INSERT INTO batches (id, outcome) VALUES (?, ?)', [batch, outcome]);
}

const select = `SELECT items.*, batches.outcome FROM items LEFT JOIN batches ON batches.id = items.batch`;

function ownerOf({ uid, service, organisation }: NewItem): readonly string[] {
  return [uid, service, organisation];
}

function text({ content }: NewItem): string {
  return JSON.stringify(content);
}

function toItem(row: Row): Item {
  return {
    uid: String(row['uid']),
    service: String(row['service']) as ReportService,
    organisation: String(row['organisation']),
    batch: String(row['batch']),
    outcome: String(row['outcome'] ?? 'open'),
    writtenMs: Number(row['written']),
    content: JSON.parse(String(row['content'])) as Content,
  };
}

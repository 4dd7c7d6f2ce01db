import { openDatabase, type Database } from './database.ts';

/**
 * The database and who may use it: one connection, so whoever writes has it for himself until he commits or rolls
 * back, and whoever reads waits as long, as under the locks of READ COMMITTED.
 */
export class Store {
  readonly database: Database;
  #last: Promise<unknown> = Promise.resolve();
  #asked = 0;
  readonly #waiting: { readonly from: number; readonly tell: () => void }[] = [];

  constructor(database: Database) {
    this.database = database;
  }

  /** Uses the database when everybody before is done. */
  exclusive<T>(use: (database: Database) => Promise<T> | T): Promise<T> {
    this.#ask();
    const turn = this.#last.then(() => use(this.database));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Uses the database at once, whatever goes on in it. */
  async atOnce<T>(use: (database: Database) => Promise<T> | T): Promise<T> {
    this.#ask();
    return use(this.database);
  }

  /** Resolves when so many have asked for the database from now on. */
  whenAsked(count: number): Promise<void> {
    if (count <= 0) return Promise.resolve();
    return new Promise((tell) => this.#waiting.push({ from: this.#asked + count, tell }));
  }

  #ask(): void {
    this.#asked += 1;
    const due = this.#waiting.filter(({ from }) => from <= this.#asked);
    for (const one of due) {
      this.#waiting.splice(this.#waiting.indexOf(one), 1);
      one.tell();
    }
  }
}

/** A store without anything in it. */
export async function openStore(): Promise<Store> {
  return new Store(await openDatabase());
}

/** Does it in one transaction: what it throws, or a result that `keeps` denies, undoes all of it. */
export async function inTransaction<T>(
  database: Database,
  work: () => Promise<T> | T,
  keeps: (result: T) => boolean,
): Promise<T> {
  const opened = begin(database);
  try {
    const result = await work();
    end(database, opened, keeps(result));
    return result;
  } catch (error) {
    end(database, opened, false);
    throw error;
  }
}

/** False where a transaction is open already: then it is joined. */
function begin(database: Database): boolean {
  try {
    database.run('BEGIN IMMEDIATE');
    return true;
  } catch {
    return false;
  }
}

function end(database: Database, opened: boolean, keep: boolean): void {
  if (opened) database.run(keep ? 'COMMIT' : 'ROLLBACK');
}

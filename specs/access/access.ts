/** Who may do what with an API: operation × actor, as data (specs/apis/<api>/access.yaml). */
export interface AccessTable {
  readonly api: string;
  /** The actors that are columns of the table, in order, with what each is. */
  readonly actors: Readonly<Record<string, string>>;
  readonly requirements: AccessRequirements;
  readonly rows: readonly AccessRow[];
  /** Operations without a row, each with the reason. */
  readonly excluded: Readonly<Record<string, string>>;
}

/** What the cells are judged for. */
export interface AccessRequirements {
  /** Whoever may is let in. */
  readonly allowed: string;
  /** Whoever may not is refused with the status of the table. */
  readonly denied: string;
  /** What was refused changed nothing. */
  readonly unchanged: string;
}

/** One operation in one situation: a cell for every actor. */
export interface AccessRow {
  readonly operationId: string;
  /** What the operation finds, where that decides: `ended`, `by party`; absent: as usual. */
  readonly situation?: string;
  readonly cells: readonly AccessCell[];
}

/** One cell: what becomes of an actor. */
export type AccessCell =
  | {
      readonly actor: string;
      readonly expected: 'allowed' | 'denied';
      /** Legal statuses of the answer. */
      readonly statuses: readonly number[];
    }
  | {
      readonly actor: string;
      readonly expected: 'unknown';
      /** Why nobody can say, or why it is not asked. */
      readonly reason: string;
    };

/** Permission that one kind of finding does not fail the run in one environment; never without an end. */
export interface Waiver {
  readonly id: string;
  readonly api: string;
  readonly environment: string;
  /** Every member given from here to `actual` must agree with the finding; at least one is given. */
  readonly requirement?: string;
  readonly check?: string;
  readonly operation?: string;
  /** As the finding names it; `*` stands for a place in a list, an empty text for the whole answer. */
  readonly pointer?: string;
  /** What the report shows as actual; compared by class (see `toActualClass`). */
  readonly actual?: string;
  readonly reason: string;
  readonly owner: string;
  /** Address of the agreement or the ticket. */
  readonly link: string;
  /** ISO 8601 date; the waiver holds to the end of that day (UTC). */
  readonly expires: string;
}

/** A waiver after it was held against findings. */
export interface AppliedWaiver {
  readonly waiver: Waiver;
  /** `idle`: in force, and nothing needs it. Only a `used` one covers anything. */
  readonly state: 'used' | 'idle' | 'expired' | 'too-broad';
  /** How many findings it matches. */
  readonly findings: number;
  /** The kinds of these findings, in words; more than one is too broad. */
  readonly kinds: readonly string[];
}

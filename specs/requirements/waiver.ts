/** Permission that one finding does not fail the run; never without an end. */
export interface Waiver {
  readonly id: string;
  readonly api: string;
  /** Every member given must agree with the finding. */
  readonly requirement?: string;
  readonly check?: string;
  readonly operation?: string;
  readonly pointer?: string;
  readonly reason: string;
  readonly owner: string;
  readonly link: string;
  /** ISO 8601 date; the waiver holds to the end of that day (UTC). */
  readonly expires: string;
}

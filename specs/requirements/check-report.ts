import type { Defect, Finding } from './finding.ts';
import type { AppliedWaiver } from './waiver.ts';

/** What judging recorded traffic found: what `samsvar check --format json` prints, without `defects` and `cases`. */
export interface CheckReport {
  readonly entries: number;
  /** Entries of a known operation, the unanswered ones included. */
  readonly matched: number;
  readonly unmatched: number;
  /** Matched entries with status 0: only their request is judged. */
  readonly unanswered: number;
  readonly findings: readonly EntryFinding[];
  /** The listed defects that explain findings. */
  readonly defects: readonly Defect[];
  /** What became of the waivers that were given. */
  readonly waivers: readonly AppliedWaiver[];
}

/** A finding of one recorded entry. */
export interface EntryFinding extends Pick<
  Finding,
  | 'check'
  | 'requirement'
  | 'outcome'
  | 'pointer'
  | 'operationId'
  | 'expected'
  | 'actual'
  | 'defect'
  | 'waiver'
> {
  /** Place in `log.entries`, from 0. */
  readonly entry: number;
  /** Set where several files are judged at once. */
  readonly file?: string;
}

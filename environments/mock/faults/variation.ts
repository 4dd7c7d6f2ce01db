import type { FaultOf } from './fault.ts';

/** Answers that are no fault: nothing that is promised decides between them and the mock's, so no scenario may take offence. */
export interface VariationOf<C, R extends { readonly id: string }, U> {
  /** Completes "no finding on …". */
  readonly says: string;
  readonly answers: Pick<FaultOf<C, R, U>, 'rules' | 'requests' | 'replies' | 'unrouted'>;
  /** The requirements whose scenarios could notice. */
  readonly seenBy: RegExp;
  /** Scenarios that are slow elsewhere are asked, too; absent: they are not. */
  readonly waits?: true;
}

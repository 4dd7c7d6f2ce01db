import type { Check, RawFinding } from '../check.ts';
import { readSending, type Sending } from './read-sending.ts';

/** What one of the rules R1-R12 needs to say (reference fiks 3.1). */
export interface RequestRule {
  readonly id: string;
  readonly demands: string;
  readonly judge: (sending: Sending) => readonly RawFinding[];
}

/** A check of one rule on the request alone, so that a client's recorded traffic is judged like the suite's own. */
export function requestRule({ id, demands, judge }: RequestRule): Check {
  return {
    id,
    demands,
    api: 'fiks-svarut',
    judges: 'request',
    judge: (context) => {
      const sending = readSending(context);
      return sending === undefined ? 'inapplicable' : judge(sending);
    },
  };
}

import type { Check } from './check.ts';

/** A connection that failed says nothing of the promise: inconclusive. */
export const answered: Check = {
  id: 'answered',
  demands: 'The target answers; where it cannot be reached, nothing can be judged.',
  judge: ({ exchange }) => {
    const kind = exchange.fault?.kind;
    if (kind === 'hung-up' || kind === 'silent') return 'inapplicable';
    if (exchange.fault === undefined) return exchange.response === undefined ? 'inapplicable' : [];
    const { message } = exchange.fault;
    return [{ outcome: 'inconclusive', expected: 'an answer', actual: `${kind}: ${message}` }];
  },
};

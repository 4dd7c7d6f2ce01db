import type { LiveExchange } from '#environments';
import type { Shape } from '../../../engine/expectation.ts';
import type { FiksContext } from '../bench/scenario.ts';
import { eventRows } from '../bench/seen-lists.ts';

/** Claims that an answer wraps a list of events, each of this shape (reference fiks 3.6). */
export function verifyEvents({ on }: FiksContext, answer: LiveExchange, row: Shape): void {
  on.conform(answer, {
    status: 200,
    mediaType: 'application/json',
    body: { hendelser: Array.isArray },
  });
  for (const actual of eventRows(answer))
    on.verify('an event', { actual, expected: row, exchange: answer });
}

import { fail } from '../check.ts';
import { errorRule } from './error-rule.ts';
import { sentAtMs } from './sent-at.ts';

/** How far the clocks of service and suite may lie apart: "within minutes". */
const toleranceMs = 10 * 60_000;

/** The timestamp is in milliseconds, near the time of the call (reference fiks 2.1); a short message may leave it out. */
export const fiksErrorTimestamp = errorRule({
  id: 'fiks-error-timestamp',
  demands: 'The timestamp of an error message is in milliseconds and lies within minutes of now.',
  judge: ({ timestamp }, { exchange, now }) => {
    if (typeof timestamp !== 'number') return 'inapplicable';
    const answeredMs = sentAtMs(exchange, now) + exchange.durationMs;
    if (isNear(timestamp, answeredMs)) return [];
    const unit = isNear(timestamp * 1000, answeredMs) ? ', which are seconds' : '';
    const expected = `milliseconds within 10 minutes of ${Math.round(answeredMs)}`;
    return [fail(expected, `${timestamp}${unit}`, '/timestamp')];
  },
});

function isNear(ms: number, wantedMs: number): boolean {
  return Math.abs(ms - wantedMs) <= toleranceMs;
}

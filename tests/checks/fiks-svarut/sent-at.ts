import type { Exchange } from '#specs';

/** When the exchange began, in epoch milliseconds; a recording that does not tell is judged by the clock given. */
export function sentAtMs({ startedAt }: Exchange, now: Date): number {
  const ms = Date.parse(startedAt);
  return Number.isNaN(ms) ? now.getTime() : ms;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { PaceLimits } from '../target.ts';

/** Lets requests through no faster than the limits say; counts how often the target asked us to wait. */
export interface Pace {
  /** Resolves when the next request may go; undefined when it may go at once. */
  wait(signal?: AbortSignal): Promise<void> | undefined;
  /** Waits so many milliseconds, and holds back every other request as long. */
  rest(waitMs: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds to wait after this 429, or undefined when it is to be taken as the answer. */
  backOff(retryAfter: string | undefined, attempt: number): number | undefined;
  /** Milliseconds to wait before a request that no service answered is sent again, or undefined when it is not. */
  again(attempt: number): number | undefined;
  readonly throttled: number;
}

/** Where time comes from; a test puts its own. */
export interface PaceClock {
  /** Milliseconds. */
  now(): number;
}

const longestWaitMs = 60_000;
const attempts = 3;
const firstAgainMs = 250;

/**
 * A bucket that holds one second of requests. A 429 is waited out where the environment is shared
 * or says for how long: `Retry-After` in seconds or as a date, at most 60 s, at most three times.
 */
export function createPace(limits: PaceLimits, clock: PaceClock = { now: Date.now }): Pace {
  const intervalMs = limits.requestsPerSecond === undefined ? 0 : 1000 / limits.requestsPerSecond;
  let nextAt = Number.NEGATIVE_INFINITY;
  let throttled = 0;
  return {
    wait(signal) {
      const now = clock.now();
      if (intervalMs === 0 && nextAt <= now) return undefined;
      nextAt = Math.max(nextAt, now) + intervalMs;
      const delayMs = nextAt - intervalMs - now;
      return delayMs <= 0 ? undefined : sleepFor(delayMs, signal);
    },
    backOff(retryAfter, attempt) {
      if (attempt >= attempts || (!limits.shared && retryAfter === undefined)) return undefined;
      throttled += 1;
      return toWaitMs({ retryAfter, attempt, now: clock.now() });
    },
    again(attempt) {
      return limits.shared && attempt < attempts ? firstAgainMs * 2 ** attempt : undefined;
    },
    async rest(waitMs, signal) {
      nextAt = Math.max(nextAt, clock.now() + waitMs);
      await sleepFor(waitMs, signal);
    },
    get throttled() {
      return throttled;
    },
  };
}

async function sleepFor(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(delayMs, undefined, signal === undefined ? {} : { signal });
}

interface Throttling {
  readonly retryAfter: string | undefined;
  readonly attempt: number;
  readonly now: number;
}

/** RFC 9110 10.2.3: seconds or an HTTP date; without one 1, 2, 4 s. */
export function toWaitMs({ retryAfter, attempt, now }: Throttling): number {
  const seconds = /^\s*\d+\s*$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  const date = Date.parse(retryAfter ?? '');
  const wantedMs = seconds === undefined ? date - now : seconds * 1000;
  const waitMs = Number.isNaN(wantedMs) ? 1000 * 2 ** attempt : wantedMs;
  return Math.min(Math.max(waitMs, 0), longestWaitMs);
}

import { expect, test } from '@playwright/test';
import { createPace, toWaitMs } from './pace.ts';

test('an unlimited pace never waits', () => {
  const pace = createPace({ shared: false });
  for (let at = 0; at < 100; at += 1) expect(pace.wait()).toBeUndefined();
});

test('a limited pace spaces requests evenly', async () => {
  const started = Date.now();
  const pace = createPace({ requestsPerSecond: 50, shared: true });
  await Promise.all(Array.from({ length: 6 }, async () => pace.wait()));
  expect(Date.now() - started).toBeGreaterThanOrEqual(95);
});

test('a rest holds every request back', async () => {
  const pace = createPace({ shared: false });
  const rest = pace.rest(60);
  const started = Date.now();
  await pace.wait();
  expect(Date.now() - started).toBeGreaterThanOrEqual(50);
  await rest;
});

test('a wait ends with the run', async () => {
  const pace = createPace({ requestsPerSecond: 0.01, shared: true });
  expect(pace.wait()).toBeUndefined();
  await expect(pace.wait(AbortSignal.abort())).rejects.toThrow();
});

const now = Date.parse('2026-01-01T00:00:00Z');
const waits: readonly [retryAfter: string | undefined, attempt: number, waitMs: number][] = [
  ['2', 0, 2000],
  [' 0 ', 0, 0],
  ['3600', 0, 60_000],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 0, 5000],
  ['Thu, 01 Jan 2026 01:00:00 GMT', 0, 60_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0, 0],
  ['soon', 1, 2000],
  [undefined, 0, 1000],
  [undefined, 2, 4000],
];

test('Retry-After is read as seconds or a date and capped', () => {
  for (const [retryAfter, attempt, waitMs] of waits) {
    expect(toWaitMs({ retryAfter, attempt, now }), retryAfter ?? 'none').toBe(waitMs);
  }
});

test('a 429 is waited out three times, then taken as the answer', () => {
  const pace = createPace({ shared: true });
  expect([0, 1, 2, 3].map((attempt) => pace.backOff(undefined, attempt))).toEqual([
    1000,
    2000,
    4000,
    undefined,
  ]);
  expect(pace.throttled).toBe(3);
});

test('a mock that says nothing of waiting means its 429', () => {
  const pace = createPace({ shared: false });
  expect(pace.backOff(undefined, 0)).toBeUndefined();
  expect(pace.backOff('1', 0)).toBe(1000);
});

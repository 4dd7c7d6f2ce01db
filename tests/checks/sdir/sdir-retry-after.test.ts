import { expect, test } from '@playwright/test';
import { json, judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirRetryAfter } from './sdir-retry-after.ts';

const wait = (seconds: number): object => ({
  statusCode: 429,
  message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
});

const cases: readonly SdirCase[] = [
  ['whole seconds', json(429, wait(7), { headers: { 'Retry-After': '7' } }), []],
  ['none', json(429, wait(7)), ['fail | header:retry-after | absent']],
  [
    'a fraction',
    json(429, wait(7), { headers: { 'Retry-After': '7.5' } }),
    ['fail | header:retry-after | 7.5'],
  ],
  [
    'a date, which the gateway never sends',
    json(429, wait(7), { headers: { 'Retry-After': 'Fri, 27 Nov 2026 12:00:00 GMT' } }),
    ['fail | header:retry-after | Fri, 27 Nov 2026 12:00:00 GMT'],
  ],
  ['another status', json(403, {}), 'inapplicable'],
  [
    'headers that were not recorded',
    json(429, {}, { response: { headersMissing: true } }),
    'inapplicable',
  ],
];

for (const [name, made, found] of cases)
  test(`sdir-retry-after: ${name}`, () => {
    expect(judgeSdir(sdirRetryAfter, made)).toEqual(found);
  });

import { expect, test } from '@playwright/test';
import { json, judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirRetryTime } from './sdir-retry-time.ts';

const wait = (seconds: number): object => ({
  statusCode: 429,
  message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
});

const cases: readonly SdirCase[] = [
  ['as the message tells', json(429, wait(7), { headers: { 'Retry-After': '7' } }), []],
  ['one beside it', json(429, wait(7), { headers: { 'Retry-After': '8' } }), []],
  [
    'another',
    json(429, wait(7), { headers: { 'Retry-After': '9' } }),
    ['fail | header:retry-after | 9'],
  ],
  ['a message of the publisher', json(429, {}, { headers: { 'Retry-After': '300' } }), []],
  [
    'too long',
    json(429, {}, { headers: { 'Retry-After': '301' } }),
    ['fail | header:retry-after | 301'],
  ],
  ['none is a finding of its own', json(429, wait(7)), 'inapplicable'],
  ['a quota may take days', json(403, {}, { headers: { 'Retry-After': '90000' } }), 'inapplicable'],
];

for (const [name, made, found] of cases)
  test(`sdir-retry-time: ${name}`, () => {
    expect(judgeSdir(sdirRetryTime, made)).toEqual(found);
  });

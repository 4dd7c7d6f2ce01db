import { expect, test } from '@playwright/test';
import { isGuid, readDate, writeDate } from './values.ts';

const at = (text: string): number => Date.parse(text);

for (const [text, ms] of [
  ['2020-08-17', at('2020-08-17T00:00:00Z')],
  ['2020-08-17T13:57:31+00:00', at('2020-08-17T13:57:31Z')],
  ['2020-08-17T15:57:31+02:00', at('2020-08-17T13:57:31Z')],
  ['2020-08-17T13:57:31.5Z', at('2020-08-17T13:57:31.5Z')],
  ['2024-02-29', at('2024-02-29T00:00:00Z')],
  ['2020-08-17T13:57:31', undefined],
  ['2020-08-17T13:57+00:00', undefined],
  ['2023-02-29', undefined],
  ['2026-02-30', undefined],
  ['2026-13-01', undefined],
  ['2026-01-01T25:00:00+00:00', undefined],
  ['17.08.2020', undefined],
  ['', undefined],
] as const)
  test(`the date ${text || 'of no text'} is ${ms === undefined ? 'refused' : 'read'}`, () => {
    expect(readDate(text)).toBe(ms);
  });

test('moments are written with seconds and +00:00', () => {
  expect(writeDate(at('2020-08-17T13:57:31.999Z'))).toBe('2020-08-17T13:57:31+00:00');
});

test('a GUID is known in any case', () => {
  expect(isGuid('1BD956A7-26a4-41f7-822b-c37d2f032d4f')).toBe(true);
  expect(isGuid('1bd956a726a441f7822bc37d2f032d4f')).toBe(false);
});

import { expect, test } from '@playwright/test';
import { toNorwegianDate, toTimestamp } from './timestamp.ts';

for (const [utc, local] of [
  ['2026-01-15T12:00:00.007Z', '2026-01-15T13:00:00.007+01:00'],
  ['2026-07-15T12:00:00.000Z', '2026-07-15T14:00:00.000+02:00'],
  ['2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999+01:00'],
  ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000+02:00'],
  ['2026-10-25T00:59:59.999Z', '2026-10-25T02:59:59.999+02:00'],
  ['2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00.000+01:00'],
  ['2024-03-31T01:00:00.000Z', '2024-03-31T03:00:00.000+02:00'],
  ['2026-12-31T23:30:00.000Z', '2027-01-01T00:30:00.000+01:00'],
] as const) {
  test(`${utc} is ${local}`, () => {
    expect(toTimestamp(new Date(utc))).toBe(local);
    expect(Date.parse(local)).toBe(Date.parse(utc));
  });
}

test('a date is written day first', () => {
  expect(toNorwegianDate(new Date('2026-12-31T23:30:00Z'))).toBe('01.01.2027');
});

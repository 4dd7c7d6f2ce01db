import { expect, test } from '@playwright/test';
import { toActualClass } from './actual-class.ts';

const cases: readonly (readonly [actual: string, actualClass: string])[] = [
  ['status 404', 'status 404'],
  ['status 500, {"detail":"instance 501337/4f8e3a52"}', 'status 500'],
  ['"AVVIST"', 'a text'],
  ['"a text that was cut…', 'a text'],
  ['{"a":1}', 'an object'],
  ['{"a":"cut…', 'an object'],
  ['[1,2]', 'a list'],
  ['-12.5e3', 'a number'],
  ['false', 'true or false'],
  ['absent', 'absent'],
  ['null', 'null'],
  ['12 bytes', '# bytes'],
  ['string "bokmål"', 'string text'],
  ['4f8e3a52-6c0f-4a54-9a41-1f6d8f0f3a11 at 2026-01-02T03:04:05.678Z', 'id at #Z'],
];
for (const [actual, actualClass] of cases) {
  test(`${actual} is ${actualClass}`, () => {
    expect(toActualClass(actual)).toBe(actualClass);
  });
}

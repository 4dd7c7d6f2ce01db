import { expect, test } from '@playwright/test';
import { json, judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirDatesOut } from './sdir-dates-out.ts';

const cases: readonly SdirCase[] = [
  ['the documented form', json(200, { a: '2020-08-17T13:57:31+00:00' }), []],
  [
    'a fraction',
    json(200, [{ a: '2020-08-17T13:57:31.5+00:00' }]),
    ['warn | /0/a | 2020-08-17T13:57:31.5+00:00'],
  ],
  ['Z', json(200, { a: '2020-08-17T13:57:31Z' }), ['fail | /a | 2020-08-17T13:57:31Z']],
  ['a day', json(200, { a: { b: '2020-08-17' } }), ['fail | /a/b | 2020-08-17']],
  ['no seconds', json(200, ['2020-08-17T13:57+00:00']), ['fail | /0 | 2020-08-17T13:57+00:00']],
  ['no offset', json(200, ['2020-08-17T13:57:31']), ['fail | /0 | 2020-08-17T13:57:31']],
  [
    'another offset',
    json(200, ['2020-08-17T15:57:31+02:00']),
    ['fail | /0 | 2020-08-17T15:57:31+02:00'],
  ],
  ['texts that are no dates', json(200, ['9-2020', '2020-08-17 was a day']), 'inapplicable'],
  ['an error', json(422, ['2020-08-17']), 'inapplicable'],
];

for (const [name, made, found] of cases)
  test(`sdir-dates-out: ${name}`, () => {
    expect(judgeSdir(sdirDatesOut, made)).toEqual(found);
  });

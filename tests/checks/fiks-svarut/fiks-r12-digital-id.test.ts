import { expect, test } from '@playwright/test';
import type { Json } from '../../har/json-parts.ts';
import { fiksR12DigitalId } from './fiks-r12-digital-id.ts';
import { beside, judgeSending, numbers, type Case, type Made } from './make-sending.ts';

const to = (digitalId: unknown, change: Json = {}): Made => ({
  change: { mottaker: { navn: 'a', digitalId }, ...change },
});
const failed = (actual: string): readonly string[] => [`fail | /mottaker/digitalId | ${actual}`];

const cases: readonly Case[] = [
  ...beside,
  ['none', {}, []],
  ['null', to(null), []],
  ['a blank one is none', to(' '), []],
  ['a person', to(numbers.person), []],
  ['an organisation', to(numbers.organisation), []],
  ['control digits do not count', to('00000000000'), []],
  ['a masked one', to('***'), []],
  ['what is no text belongs to the contract', to(12345678901), []],
  ['10 digits', to('1234567890'), failed('10 digits')],
  ['12 digits', to('123456789012'), failed('12 digits')],
  ['spaces inside', to('312 345 672'), failed('9 digits in 11 characters')],
  ['a space behind', to(`${numbers.person} `), failed('11 digits in 12 characters')],
  ['the authority in front', to('0192:312345672'), failed('13 digits in 14 characters')],
  [
    'the address for answers',
    to(numbers.person, { svarSendesTil: { navn: 'b', digitalId: 'x' } }),
    ['fail | /svarSendesTil/digitalId | 0 digits in 1 characters'],
  ],
  [
    'those it is exposed for',
    to(null, { eksponertFor: [numbers.person, '1', numbers.organisation, null] }),
    ['fail | /eksponertFor/1 | 1 digits'],
  ],
];

for (const [name, made, found] of cases) {
  test(`digitalId: ${name}`, () => {
    expect(judgeSending(fiksR12DigitalId, made)).toEqual(found);
  });
}

import { expect, test } from '@playwright/test';
import { fiksR08LevelFour } from './fiks-r08-level-four.ts';
import { beside, judgeSending, type Case, type Made } from './make-sending.ts';

const level = (krevNiva4Innlogging: unknown, kryptert: unknown): Made => ({
  change: { krevNiva4Innlogging, kryptert },
});
const open = ['fail | /kryptert | not so'];

const cases: readonly Case[] = [
  ...beside,
  ['neither', {}, []],
  ['both', level(true, true), []],
  ['encrypted alone', level(false, true), []],
  ['null is false', level(null, null), []],
  ['not encrypted', level(true, false), open],
  ['null for encrypted', level(true, null), open],
  ['absent for encrypted', { change: { krevNiva4Innlogging: true } }, open],
];

for (const [name, made, found] of cases) {
  test(`level four: ${name}`, () => {
    expect(judgeSending(fiksR08LevelFour, made)).toEqual(found);
  });
}

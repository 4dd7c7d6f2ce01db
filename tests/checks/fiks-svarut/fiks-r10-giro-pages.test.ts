import { expect, test } from '@playwright/test';
import { fiksR10GiroPages } from './fiks-r10-giro-pages.ts';
import { beside, judgeSending, letter, type Case, type Made } from './make-sending.ts';

const pages = (giroarkSider: unknown): Made => ({
  change: { dokumenter: [{ ...letter, giroarkSider }] },
});
const at = (index: number): string => `/dokumenter/0/giroarkSider/${index}`;

const cases: readonly Case[] = [
  ...beside,
  ['none', {}, []],
  ['null', pages(null), []],
  ['an empty list', pages([]), []],
  ['pages from 1', pages([1, 2, 30]), []],
  ['what is no number belongs to the contract', pages(['0', null]), []],
  ['page 0', pages([1, 0]), [`fail | ${at(1)} | 0`]],
  ['a page below', pages([-1]), [`fail | ${at(0)} | -1`]],
];

for (const [name, made, found] of cases) {
  test(`giro pages: ${name}`, () => {
    expect(judgeSending(fiksR10GiroPages, made)).toEqual(found);
  });
}

import { expect, test } from '@playwright/test';
import { fiksR05DigitalRecipient } from './fiks-r05-digital-recipient.ts';
import { beside, judgeSending, numbers, type Case, type Made } from './make-sending.ts';

const digital = (mottaker: unknown, kunDigitalLevering: unknown = true): Made => ({
  change: { mottaker, kunDigitalLevering },
});
const absent = ['fail | /mottaker/digitalId | absent'];

const cases: readonly Case[] = [
  ...beside,
  ['not purely digital', digital({ navn: 'a' }, false), []],
  ['null is not purely digital', digital({ navn: 'a' }, null), []],
  ['a person', digital({ navn: 'a', digitalId: numbers.person }), []],
  ['an organisation', digital({ navn: 'a', digitalId: numbers.organisation }), []],
  ['a number of neither kind belongs to R12', digital({ navn: 'a', digitalId: '1' }), []],
  ['no recipient, which the contract tells', digital(null), []],
  ['no number', digital({ navn: 'a' }), absent],
  ['null', digital({ navn: 'a', digitalId: null }), absent],
  ['a blank one', digital({ navn: 'a', digitalId: ' ' }), absent],
];

for (const [name, made, found] of cases) {
  test(`digital recipient: ${name}`, () => {
    expect(judgeSending(fiksR05DigitalRecipient, made)).toEqual(found);
  });
}

import { expect, test } from '@playwright/test';
import type { Json } from '../../har/json-parts.ts';
import { fiksR03OneToSign } from './fiks-r03-one-to-sign.ts';
import { beside, judgeSending, letter, type Case, type Made } from './make-sending.ts';

const documents = (...changes: readonly Json[]): Made => ({
  change: {
    dokumenter: changes.map((one, index) => ({ ...letter, filnavn: `${index}.pdf`, ...one })),
  },
});
const sign = { skalSigneres: true };

const cases: readonly Case[] = [
  ...beside,
  ['nothing to sign', documents({}, {}), []],
  ['one to sign', documents({}, sign, {}), []],
  ['false and null are none', documents(sign, { skalSigneres: false }, { skalSigneres: null }), []],
  ['other types beside', documents(sign, { mimeType: 'text/xml' }), []],
  ['no media type, which the contract tells', documents({ ...sign, mimeType: null }), []],
  ['two to sign', documents(sign, {}, sign), ['fail | /dokumenter/2/skalSigneres | one of 2']],
  [
    'three to sign',
    documents(sign, sign, sign),
    [1, 2].map((place) => `fail | /dokumenter/${place}/skalSigneres | one of 3`),
  ],
  [
    'XML to sign',
    documents({ ...sign, mimeType: 'text/xml' }),
    ['fail | /dokumenter/0/mimeType | text/xml'],
  ],
];

for (const [name, made, found] of cases) {
  test(`to sign: ${name}`, () => {
    expect(judgeSending(fiksR03OneToSign, made)).toEqual(found);
  });
}

import { expect, test } from '@playwright/test';
import type { Json } from '../../har/json-parts.ts';
import { fiksR06PostalAddress } from './fiks-r06-postal-address.ts';
import { beside, judgeSending, type Case, type Made } from './make-sending.ts';

const to = (address: Json | null, change: Json = {}): Made => ({
  change: { mottaker: address === null ? null : { navn: 'a', ...address }, ...change },
});
const noNumber = ['fail | /mottaker/postnummer | absent'];

const cases: readonly Case[] = [
  ...beside,
  ['a Norwegian address', to({ postnummer: '0150', poststed: 'Oslo' }), []],
  ['spaces around', to({ postnummer: ' 0150 ', poststed: ' Oslo ' }), []],
  ['a foreign address without postnummer', to({ poststed: 'Umeå', land: 'Sverige' }), []],
  [
    'a foreign one with other numbers',
    to({ postnummer: 'SW1A 1AA', poststed: 'London', land: 'UK' }),
    [],
  ],
  ['purely digital', to({}, { kunDigitalLevering: true }), []],
  ['no recipient, which the contract tells', to(null), []],
  ['a masked number', to({ postnummer: '***', poststed: 'Oslo' }), []],
  ['no poststed', to({ postnummer: '0150' }), ['fail | /mottaker/poststed | absent']],
  ['no poststed abroad', to({ land: 'Sverige' }), ['fail | /mottaker/poststed | absent']],
  ['no postnummer', to({ poststed: 'Oslo' }), noNumber],
  [
    'null for postnummer and land',
    to({ poststed: 'Oslo', postnummer: null, land: null }),
    noNumber,
  ],
  ...['Norge', 'Noreg', 'Norga', 'NORWAY', 'no', 'NOR', ''].map((land): Case => [
    `"${land}" is Norway`,
    to({ poststed: 'Oslo', land }),
    noNumber,
  ]),
  [
    'nulls for the flag',
    to({ postnummer: '0150', poststed: '' }, { kunDigitalLevering: null }),
    ['fail | /mottaker/poststed | absent'],
  ],
  [
    'a swapped pair',
    to({ postnummer: 'Oslo', poststed: '0150' }),
    ['fail | /mottaker/postnummer | Oslo'],
  ],
  [
    'a number of another form',
    to({ postnummer: 'N-0150', poststed: 'Oslo' }),
    ['warn | /mottaker/postnummer | N-0150'],
  ],
  [
    'three digits',
    to({ postnummer: '150', poststed: 'Oslo' }),
    ['warn | /mottaker/postnummer | 150'],
  ],
];

for (const [name, made, found] of cases) {
  test(`postal address: ${name}`, () => {
    expect(judgeSending(fiksR06PostalAddress, made)).toEqual(found);
  });
}

import { expect, test } from '@playwright/test';
import type { Json } from '../../har/json-parts.ts';
import { fiksR07ReplyAddress } from './fiks-r07-reply-address.ts';
import { beside, judgeSending, numbers, type Case, type Made } from './make-sending.ts';

const full = { navn: 'b', adresselinje1: 'Gate 1', postnummer: '0150', poststed: 'Oslo' };
const reply = (address: Json | null, svarPaForsendelseLink: unknown = null): Made => ({
  change: { svarSendesTil: address, svarPaForsendelseLink },
});
const organisation = { ...full, digitalId: numbers.organisation };
const at = '/svarSendesTil';

const cases: readonly Case[] = [
  ...beside,
  ['no address and no link', {}, []],
  ['null and false', reply(null, false), []],
  ['a full address', reply(full), []],
  ['a full address of a person', reply({ ...full, digitalId: numbers.person }), []],
  ['a full address and a link', reply(organisation, true), []],
  ['a line other than the first', reply({ ...full, adresselinje1: null, adresselinje2: 'b' }), []],
  ['an address abroad', reply({ ...full, postnummer: null, land: 'Danmark' }), []],
  ['a link without an address', reply(null, true), [`fail | ${at}/digitalId | absent`]],
  ['a link without a number', reply(full, true), [`fail | ${at}/digitalId | absent`]],
  [
    'a link to a person',
    reply({ ...full, digitalId: numbers.person }, true),
    [`fail | ${at}/digitalId | person`],
  ],
  ['a number of neither kind belongs to R12', reply({ ...full, digitalId: '12' }, true), []],
  ['no poststed', reply({ ...full, poststed: null }), [`fail | ${at}/poststed | absent`]],
  [
    'no postnummer',
    reply({ ...organisation, postnummer: '' }, true),
    [`fail | ${at}/postnummer | absent`],
  ],
  [
    'no line at all',
    reply({ navn: 'b', postnummer: '0150', poststed: 'Oslo' }),
    [`warn | ${at}/adresselinje1 | no line`],
  ],
];

for (const [name, made, found] of cases) {
  test(`reply address: ${name}`, () => {
    expect(judgeSending(fiksR07ReplyAddress, made)).toEqual(found);
  });
}

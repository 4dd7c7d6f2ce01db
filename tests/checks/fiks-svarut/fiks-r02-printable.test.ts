import { expect, test } from '@playwright/test';
import type { Json } from '../../har/json-parts.ts';
import { fiksR02Printable } from './fiks-r02-printable.ts';
import { beside, judgeSending, letter, type Case, type Made } from './make-sending.ts';

const beyond = (second: Json, change: Json = {}): Made => ({
  change: {
    dokumenter: [letter, { filnavn: 'b.xml', mimeType: 'text/xml', ...second }],
    ...change,
  },
});
const type = '/dokumenter/1/mimeType';

const cases: readonly Case[] = [
  ...beside,
  ['PDF', {}, []],
  ['PDF in other letters', beyond({ mimeType: 'Application/PDF' }), []],
  ['PDF with a parameter', beyond({ mimeType: 'application/pdf; version=1.7' }), []],
  ['kept out of print', beyond({ skalEkskluderesFraUtskrift: true }), []],
  ['purely digital', beyond({}, { kunDigitalLevering: true }), []],
  ['no media type, which the contract tells', beyond({ mimeType: null }), []],
  ['XML', beyond({}), [`fail | ${type} | text/xml`]],
  ['a false flag', beyond({ skalEkskluderesFraUtskrift: false }), [`fail | ${type} | text/xml`]],
  [
    'nulls mean false',
    beyond({ skalEkskluderesFraUtskrift: null }, { kunDigitalLevering: null }),
    [`fail | ${type} | text/xml`],
  ],
  ['almost PDF', beyond({ mimeType: 'application/pdfx' }), [`fail | ${type} | application/pdfx`]],
];

for (const [name, made, found] of cases) {
  test(`printable: ${name}`, () => {
    expect(judgeSending(fiksR02Printable, made)).toEqual(found);
  });
}

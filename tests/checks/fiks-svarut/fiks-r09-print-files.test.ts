import { Buffer } from 'node:buffer';
import { expect, test } from '@playwright/test';
import type { Json } from '../../har/json-parts.ts';
import { fiksR09PrintFiles } from './fiks-r09-print-files.ts';
import { beside, file, judgeSending, letter, pdf, type Case, type Made } from './make-sending.ts';

const open = pdf('<</Root 1 0 R>>');
const locked = pdf('<</Root 1 0 R/Encrypt 5 0 R/ID[<00><00>]>>');
const withBytes = (body: Uint8Array, change: Json = {}, document: Json = {}): Made => ({
  change: { dokumenter: [{ ...letter, ...document }], ...change },
  files: [file('brev.pdf', body)],
});
const sized = (bytes: number, made: Made = {}): Made => ({
  ...made,
  headers: [['Content-Length', String(bytes)]],
});
const failed = ['fail | /dokumenter/0 | /Encrypt in its trailer'];
const xml = { filnavn: 'a.xml', mimeType: 'text/xml', skalEkskluderesFraUtskrift: true };
const sizes = (made: Made): readonly string[] | 'inapplicable' =>
  outcomes(judgeSending(fiksR09PrintFiles, made));

function outcomes(found: readonly string[] | 'inapplicable'): readonly string[] | 'inapplicable' {
  return typeof found === 'string' ? found : found.map((line) => line.replace(/\d+ bytes$/, 'n'));
}

const cases: readonly Case[] = [
  ...beside,
  ['an open PDF', withBytes(open), []],
  ['bytes that are no PDF', withBytes(Buffer.from('trailer <</Encrypt 1 0 R>>')), []],
  ['a PDF of a password', withBytes(locked), failed],
  ['encrypted for SvarUt', withBytes(locked, { kryptert: true }), []],
  ['purely digital', withBytes(locked, { kunDigitalLevering: true }), []],
  ['kept out of print', withBytes(locked, {}, { skalEkskluderesFraUtskrift: true }), []],
  [
    'null for kept out of print',
    withBytes(locked, {}, { skalEkskluderesFraUtskrift: null }),
    failed,
  ],
  ['no part of its own', { files: [] }, []],
  [
    'the second of two, by its name',
    {
      change: { dokumenter: [letter, { ...letter, filnavn: 'b.pdf' }] },
      files: [file('b.pdf', locked), file('brev.pdf', open)],
    },
    ['fail | /dokumenter/1 | /Encrypt in its trailer'],
  ],
];

for (const [name, made, found] of cases) {
  test(`print files: ${name}`, () => {
    expect(judgeSending(fiksR09PrintFiles, made)).toEqual(found);
  });
}

test('a recording without its files is judged by Content-Length, where all of it may be printed', () => {
  expect(sizes(sized(349_000_000))).toEqual([]);
  expect(sizes(sized(351_000_000))).toEqual(['warn | /dokumenter | n']);
  expect(sizes(sized(368_000_000))).toEqual(['fail | /dokumenter | n']);
  expect(sizes(sized(368_000_000, { change: { kunDigitalLevering: true } }))).toEqual([]);
  expect(sizes(sized(368_000_000, { change: { dokumenter: [letter, xml] } }))).toEqual([]);
  expect(sizes({ headers: [['Content-Length', 'x']] })).toEqual([]);
});

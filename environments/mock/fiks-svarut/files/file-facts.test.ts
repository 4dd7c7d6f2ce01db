import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { FactScanner, type FileFacts } from './file-facts.ts';

function factsOf(text: string, size = 1000): FileFacts {
  const bytes = Buffer.from(text, 'latin1');
  const scanner = new FactScanner();
  for (let at = 0; at < bytes.length; at += size) scanner.look(bytes.subarray(at, at + size));
  return scanner.facts();
}

const none: FileFacts = { isPdf: false, isProtected: false, isEnveloped: false };
const pages = '<</Type /Page>> <</Type/Page/A 1>> <</Type /Pages /Count 2>>';
const filler = ' '.repeat(3000);

const files: readonly (readonly [string, string, FileFacts])[] = [
  ['nothing', '', none],
  ['a text', 'Hei', none],
  ['a PDF of two pages', `%PDF-1.4 ${pages}`, { ...none, isPdf: true, pages: 2 }],
  ['a PDF behind other bytes', `x\n%PDF-1.4 ${pages}`, { ...none, isPdf: true, pages: 2 }],
  ['a PDF without countable pages', '%PDF-1.5', { ...none, isPdf: true }],
  ['a PDF with packed objects', `%PDF-1.5 ${pages} /Type /ObjStm `, { ...none, isPdf: true }],
  [
    'a PDF with a password',
    `%PDF-1.4${filler}trailer <</Encrypt 5 0 R>>`,
    { ...none, isPdf: true, isProtected: true },
  ],
  [
    'the same written directly',
    '%PDF-1.4 trailer <</Encrypt<</Filter',
    { ...none, isPdf: true, isProtected: true },
  ],
  [
    'a PDF that speaks of encryption',
    '%PDF-1.4 (/Encrypted) /EncryptMetadata true',
    { ...none, isPdf: true },
  ],
  ['a text with a trailer', 'trailer <</Encrypt 5 0 R>>', none],
  [
    'enveloped data',
    '\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0',
    { ...none, isEnveloped: true },
  ],
  ['signed data', '\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0', none],
];
for (const [what, text, facts] of files) {
  test(`${what} is seen as it is`, () => {
    expect(factsOf(text)).toEqual(facts);
  });
}

test('a file is seen alike however it is cut', () => {
  const text = `%PDF-1.4${filler}${pages}${filler}${pages}${filler}<</Encrypt   12 0 R>> end`;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (size) => {
      expect(factsOf(text, size)).toEqual({ ...none, isPdf: true, isProtected: true, pages: 4 });
    }),
    { numRuns: 60 },
  );
});

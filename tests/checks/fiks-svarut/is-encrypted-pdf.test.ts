import { Buffer } from 'node:buffer';
import { expect, test } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { isEncryptedPdf } from './is-encrypted-pdf.ts';
import { pdf } from './make-sending.ts';

const head = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n';
const stream = (dictionary: string): Uint8Array =>
  Buffer.from(
    `${head}9 0 obj\n${dictionary}\nstream\nx\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF`,
  );
const text = (whole: string): Uint8Array => Buffer.from(whole);
const damaged = (bytes: Uint8Array): Uint8Array =>
  text(Buffer.from(bytes).toString('latin1').replace('<</Type', '<<\uFFFD\uFFFD\uFFFD/Type'));

const open = '<</Root 1 0 R/Info<</A 1>>>>';
const locked = '<</Root 1 0 R/Info<</A 1>>/Encrypt 5 0 R>>';
const cases: readonly (readonly [string, Uint8Array, boolean])[] = [
  ['a plain trailer', pdf(open), false],
  ['/Encrypt in the trailer', pdf(locked), true],
  ['/EncryptMetadata alone', pdf('<</EncryptMetadata false>>'), false],
  ['a cross-reference stream', stream('<</Type/XRef/Root 1 0 R>>'), false],
  ['/Encrypt in a cross-reference stream', stream('<</Type/XRef/Encrypt 5 0 R>>'), true],
  [
    '/Encrypt in the text of the document',
    text(`${head}(trailer <</Encrypt 1 0 R>>)\n${tail(open)}`),
    false,
  ],
  ['/Encrypt behind the trailer', text(`${head}${tail(`${open}\n% /Encrypt`)}`), false],
  ['bytes that a recording damaged, open', damaged(pdf(open)), false],
  ['bytes that a recording damaged, locked', damaged(pdf(locked)), true],
  [
    'an update that keeps the lock',
    text(`${Buffer.from(pdf(open)).toString()}${tail(locked)}`),
    true,
  ],
  ['no startxref', text('%PDF-1.7 /Encrypt'), false],
  ['a pointer to nowhere', text('%PDF-1.7\nstartxref\n999999\n%%EOF'), false],
  ['a trailer that does not end', pdf('<</Root <<'), false],
  ['nothing', new Uint8Array(), false],
  ['no PDF', text('trailer <</Encrypt 1 0 R>> startxref 0'), false],
];

/** A trailer whose pointer leads nowhere. */
function tail(trailer: string): string {
  return `xref\n0 0\ntrailer\n${trailer}\nstartxref\n99999999\n%%EOF`;
}

for (const [name, bytes, expected] of cases) {
  test(`password of a PDF: ${name}`, () => {
    expect(isEncryptedPdf(bytes)).toBe(expected);
  });
}

test('password of a PDF: files as a library writes them have none', async () => {
  const document = await PDFDocument.create();
  document.addPage();
  expect(isEncryptedPdf(await document.save())).toBe(false);
  expect(isEncryptedPdf(await document.save({ useObjectStreams: false }))).toBe(false);
});

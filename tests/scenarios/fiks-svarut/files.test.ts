import { expect, test } from '@playwright/test';
import forge from 'node-forge';
import { PDFDocument } from 'pdf-lib';
import { envelope, protectedPdf } from './files.ts';
import { pdf } from './letter.ts';

test('a PDF of a letter has one page, and other bytes for another text', async () => {
  const document = await PDFDocument.load(pdf('a (text) \\ with æ'));
  expect(document.getPageCount()).toBe(1);
  expect(pdf('one')).not.toEqual(pdf('two'));
});

test('a protected PDF asks for a password', async () => {
  await expect(PDFDocument.load(protectedPdf('a'))).rejects.toThrow(/is encrypted/);
});

for (const length of [0, 10, 127, 128, 300, 70_000])
  test(`an envelope around ${length} bytes is CMS EnvelopedData`, () => {
    const bytes = Buffer.from(envelope(Buffer.alloc(length, 1))).toString('latin1');
    const [type, content] = forge.asn1.fromDer(bytes).value as forge.asn1.Asn1[];
    expect(forge.asn1.derToOid(type?.value as string)).toBe(forge.pki.oids['envelopedData']);
    const [enveloped] = content?.value as forge.asn1.Asn1[];
    const [, , encrypted] = enveloped?.value as forge.asn1.Asn1[];
    const [, , data] = encrypted?.value as forge.asn1.Asn1[];
    expect(data?.value).toHaveLength(length);
  });

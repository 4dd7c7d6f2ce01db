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
    const whole = forge.asn1.fromDer(bytes);
    const oid = forge.asn1.oidToDer(forge.pki.oids['envelopedData'] ?? '').getBytes();
    expect(at(whole, 0).value).toBe(oid);
    expect(at(whole, 1, 0, 2, 2).value).toHaveLength(length);
  });

/** The value that these indexes lead to. */
function at(node: forge.asn1.Asn1, ...path: readonly number[]): forge.asn1.Asn1 {
  const [index = 0, ...rest] = path;
  const inner = Array.isArray(node.value) ? node.value[index] : undefined;
  if (inner === undefined) throw new Error(`no value ${index}`);
  return rest.length === 0 ? inner : at(inner, ...rest);
}

import { X509Certificate } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createSigningKey } from './create-world.ts';
import { selfSigned } from './self-signed.ts';

test('a certificate of the mock is one that node:crypto reads and verifies', async () => {
  const keys = await createSigningKey();
  const [notBefore, notAfter] = [
    new Date('2026-01-02T03:04:05Z'),
    new Date('2027-01-02T03:04:05Z'),
  ];
  const subject = { commonName: 'Samsvar', orgNumber: '310702641', notBefore, notAfter };
  const certificate = new X509Certificate(selfSigned(subject, keys));
  expect(certificate.verify(keys.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(keys.privateKey)).toBe(true);
  expect(certificate.subject).toContain('NTRNO-310702641');
  expect(new Date(certificate.validTo)).toEqual(notAfter);
});

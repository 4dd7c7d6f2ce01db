import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import forge from 'node-forge';
import { readKey, type KeySources } from './read-key.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const der = privateKey.export({ type: 'pkcs8', format: 'der' });
const encrypted = privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hemmelig' })
  .toString();
const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'from-jwk' };

/** A certificate that ends in 2030, signed by its own key. */
function toCertificate(): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicPem());
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2025-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2030-01-01T00:00:00Z');
  certificate.setSubject([{ name: 'commonName', value: 'samsvar' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'samsvar' }]);
  certificate.sign(forge.pki.privateKeyFromPem(pkcs1), forge.md.sha256.create());
  return certificate;
}

function publicPem(): string {
  const key = forge.pki.privateKeyFromPem(pkcs1);
  return forge.pki.publicKeyToPem(forge.pki.setRsaPublicKey(key.n, key.e));
}

const certificate = toCertificate();
const certificatePem = forge.pki.certificateToPem(certificate);

function toPkcs12(algorithm: 'aes256' | '3des'): Buffer {
  const key = forge.pki.privateKeyFromPem(pkcs1);
  const container = forge.pkcs12.toPkcs12Asn1(key, [certificate], 'hemmelig', { algorithm });
  return Buffer.from(forge.asn1.toDer(container).getBytes(), 'latin1');
}

interface KeyForm {
  readonly content: string | Buffer;
  readonly password?: string;
  readonly kid?: string;
  readonly hasChain?: boolean;
}

const forms: Readonly<Record<string, KeyForm>> = {
  'PKCS#8': { content: pkcs8 },
  'PKCS#1': { content: pkcs1 },
  'PKCS#8 with \\n for line ends': { content: pkcs8.replaceAll('\n', String.raw`\n`) },
  'PKCS#8 with a certificate': { content: pkcs8 + certificatePem, hasChain: true },
  'encrypted PKCS#8': { content: encrypted, password: 'hemmelig' },
  JWK: { content: JSON.stringify(jwk), kid: 'from-jwk' },
  'base64 of PEM': { content: Buffer.from(pkcs8).toString('base64') },
  'base64 of JWK': {
    content: Buffer.from(JSON.stringify(jwk)).toString('base64'),
    kid: 'from-jwk',
  },
  DER: { content: der },
  'base64 of DER': { content: der.toString('base64') },
  'PKCS#12 (AES)': { content: toPkcs12('aes256'), password: 'hemmelig', hasChain: true },
  'PKCS#12 (3DES)': { content: toPkcs12('3des'), password: 'hemmelig', hasChain: true },
  'base64 of PKCS#12': {
    content: toPkcs12('aes256').toString('base64'),
    password: 'hemmelig',
    hasChain: true,
  },
};

function asFile(content: string | Buffer, use: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'samsvar-key-'));
  try {
    const file = join(folder, 'key');
    writeFileSync(file, content);
    use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a key is read in every form, by file and by text', () => {
  for (const [title, { content, password, kid, hasChain = false }] of Object.entries(forms)) {
    const check = (key: KeySources['key']): void => {
      const read = readKey({ key, ...(password === undefined ? {} : { password }) });
      expect(read.key.export({ type: 'pkcs8', format: 'pem' }), title).toBe(pkcs8);
      expect(read.kid, title).toBe(kid);
      expect(read.chain?.length, title).toBe(hasChain ? 1 : undefined);
      if (hasChain) expect(read.notAfter?.toISOString(), title).toBe('2030-01-01T00:00:00.000Z');
    };
    asFile(content, (file) => check({ file, from: 'SAMSVAR_MASKINPORTEN_KEY_FILE' }));
    if (typeof content === 'string') check({ text: content, from: 'SAMSVAR_MASKINPORTEN_KEY' });
  }
});

test('a certificate beside the key gives the chain, a stranger to the key does not', () => {
  const key = { text: pkcs8, from: 'KEY' };
  const own = readKey({ key, certificate: { text: certificatePem, from: 'CERT' } });
  expect(own.chain).toHaveLength(1);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const text = other.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(
    readKey({ key: { text, from: 'KEY' }, certificate: { text: certificatePem, from: 'CERT' } })
      .chain,
  ).toBeUndefined();
});

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const unreadable: readonly [title: string, sources: KeySources, told: RegExp][] = [
  ['no file', { key: { file: '/nowhere/key', from: 'A_KEY_FILE' } }, /A_KEY_FILE.*cannot be read/],
  ['empty', { key: { text: ' ', from: 'A_KEY' } }, /A_KEY/],
  ['garbage', { key: { text: 'hemmelig nøkkel', from: 'A_KEY' } }, /none of PEM, JWK, PKCS#12/],
  ['wrong password', { key: { text: encrypted, from: 'A_KEY' }, password: 'feil' }, /password/],
  ['no password', { key: { text: encrypted, from: 'A_KEY' } }, /password/],
  [
    'wrong password of PKCS#12',
    { key: { text: toPkcs12('aes256').toString('base64'), from: 'A_KEY' }, password: 'feil' },
    /password/,
  ],
  ['a certificate alone', { key: { text: certificatePem, from: 'A_KEY' } }, /A_KEY/],
  [
    'an EC key',
    { key: { text: ec.export({ type: 'pkcs8', format: 'pem' }).toString(), from: 'A_KEY' } },
    /RSA/,
  ],
  [
    'a certificate file without one',
    { key: { text: pkcs8, from: 'A_KEY' }, certificate: { text: 'x', from: 'A_CERT' } },
    /A_CERT/,
  ],
];

test('a key that cannot be used is told by its setting, never by its value', () => {
  for (const [title, sources, told] of unreadable) {
    let message = '';
    try {
      readKey(sources);
    } catch (error) {
      message = String(error);
      expect(error, title).toMatchObject({ code: 'key-unreadable', kind: 'configuration' });
    }
    expect(message, title).toMatch(told);
    if ('text' in sources.key && sources.key.text.trim() !== '')
      expect(message).not.toContain(sources.key.text);
  }
});

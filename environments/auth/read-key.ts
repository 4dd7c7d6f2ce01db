import { createPrivateKey, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SuiteError } from '#specs';
import type { SecretSource } from '../target.ts';
import { readPkcs12 } from './read-pkcs12.ts';

/** An RSA key ready to sign with, and what came with it. */
export interface SigningKey {
  readonly key: KeyObject;
  /** Key id that a JWK carries. */
  readonly kid?: string;
  /** Base64 DER, leaf first, as `x5c` wants it. */
  readonly chain?: readonly string[];
  /** End of the leaf certificate's life. */
  readonly notAfter?: Date;
  /** The text that must never be kept. */
  readonly secrets: readonly string[];
}

/** Where a key and its certificates stand. */
export interface KeySources {
  readonly key: SecretSource;
  readonly password?: string;
  readonly certificate?: SecretSource;
}

interface KeyMaterial {
  readonly key: KeyObject;
  readonly kid?: string;
  readonly certificates: readonly X509Certificate[];
}

/**
 * Reads a private key: PEM (PKCS#8, PKCS#1, encrypted too), JWK, PKCS#12 or DER, as file, text or
 * base64 of any of these. Throws `key-unreadable`, which names the setting and never its value.
 */
export function readKey({ key: source, password, certificate }: KeySources): SigningKey {
  const content = readSource(source);
  const material = tryRead(source, () => parseKey(content, password));
  if (material.key.type !== 'private' || material.key.asymmetricKeyType !== 'rsa') {
    throw unreadable(source, 'it is no private RSA key; Maskinporten takes RS256');
  }
  const extra =
    certificate === undefined ? [] : tryRead(certificate, () => readCertificates(certificate));
  const chain = orderChain([...material.certificates, ...extra], material.key);
  const [leaf] = chain;
  return {
    key: material.key,
    ...(material.kid === undefined ? {} : { kid: material.kid }),
    ...(leaf === undefined
      ? {}
      : {
          chain: chain.map((each) => each.raw.toString('base64')),
          notAfter: new Date(leaf.validTo),
        }),
    secrets: [content.toString('utf8').trim(), ...(password === undefined ? [] : [password])],
  };
}

function readSource(source: SecretSource): Buffer {
  if ('text' in source) return Buffer.from(source.text, 'utf8');
  try {
    return readFileSync(source.file);
  } catch (cause) {
    throw unreadable(source, 'the file cannot be read', cause);
  }
}

function tryRead<T>(source: SecretSource, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof SuiteError) throw cause;
    throw unreadable(source, toReason(cause), cause);
  }
}

/** Messages of OpenSSL and forge hold no part of a key, but say little: the common one in words. */
function toReason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  if (
    /mac could not be verified|bad decrypt|invalid password|interrupted or cancelled/i.test(message)
  ) {
    return 'the password (…_KEY_PASSWORD) is missing or wrong';
  }
  return 'its content is none of PEM, JWK, PKCS#12 or base64 of these';
}

function parseKey(content: Buffer, password: string | undefined): KeyMaterial {
  const text = content.toString('utf8').trim();
  if (text.includes('-----BEGIN')) return parsePem(text, password);
  if (text.startsWith('{')) return parseJwk(text);
  if (/^[A-Za-z0-9+/_=\s-]+$/.test(text)) return parseKey(Buffer.from(text, 'base64'), password);
  return parseDer(content, password);
}

function parsePem(text: string, password: string | undefined): KeyMaterial {
  // A variable often holds `\n` where the file has line ends.
  const pem = text.replaceAll(String.raw`\n`, '\n');
  const passphrase = password === undefined ? {} : { passphrase: password };
  return {
    key: createPrivateKey({ key: pem, ...passphrase }),
    certificates: parseCertificates(pem),
  };
}

function parseJwk(text: string): KeyMaterial {
  // createPrivateKey judges the members.
  const jwk = JSON.parse(text) as JsonWebKey & { kid?: unknown; x5c?: unknown };
  const chain = Array.isArray(jwk.x5c) ? jwk.x5c : [];
  return {
    key: createPrivateKey({ key: jwk, format: 'jwk' }),
    ...(typeof jwk.kid === 'string' ? { kid: jwk.kid } : {}),
    certificates: chain.map((each) => new X509Certificate(Buffer.from(String(each), 'base64'))),
  };
}

function parseDer(content: Buffer, password: string | undefined): KeyMaterial {
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    try {
      const passphrase = password === undefined ? {} : { passphrase: password };
      return {
        key: createPrivateKey({ key: content, format: 'der', type, ...passphrase }),
        certificates: [],
      };
    } catch {
      // The next form.
    }
  }
  const { keyPem, certificatePems } = readPkcs12(content, password ?? '');
  return {
    key: createPrivateKey(keyPem),
    certificates: certificatePems.map((pem) => new X509Certificate(pem)),
  };
}

function readCertificates(source: SecretSource): X509Certificate[] {
  const found = parseCertificates(readSource(source).toString('utf8'));
  if (found.length === 0) throw unreadable(source, 'it holds no PEM certificate');
  return found;
}

function parseCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

/** RFC 7515 4.1.6: the certificate of the key first, each next one certifying the one before. */
function orderChain(certificates: readonly X509Certificate[], key: KeyObject): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next = certificates.find((each) => each.checkPrivateKey(key));
  while (next !== undefined && !chain.includes(next)) {
    const subject = next;
    chain.push(subject);
    next = certificates.find((each) => each !== subject && subject.checkIssued(each));
  }
  return chain;
}

function unreadable(source: SecretSource, reason: string, cause?: unknown): SuiteError {
  return new SuiteError(
    'key-unreadable',
    `The key of ${source.from} cannot be used: ${reason}. Expected a private RSA key as PEM, JWK or PKCS#12, by file or variable.`,
    { kind: 'configuration', fields: { setting: source.from }, cause },
  );
}

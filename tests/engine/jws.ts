import { createHmac, type KeyObject } from 'node:crypto';
import {
  CompactSign,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type ProtectedHeaderParameters,
} from 'jose';

/** Members of a header or of claims; one that is undefined is left out. */
export type Members = Readonly<Record<string, unknown>>;

/** What is signed, and how. */
export interface JwsParts {
  /** `alg` included: RSA, EC, `HS256` (the public key is the secret) or `none`. */
  readonly header: Members;
  readonly claims: Members;
  /** A private key; nobody needs one for `none`. */
  readonly key: KeyObject;
  /** Of the same pair, for `HS256`. */
  readonly publicKey?: KeyObject;
}

/** Signs exactly what it is told to: also what no issuer or client should. */
export async function signJws({ header, claims, key, publicKey }: JwsParts): Promise<string> {
  const alg = String(header['alg']);
  const payload = Buffer.from(JSON.stringify(claims));
  const unsigned = `${partOf(JSON.stringify(header))}.${partOf(payload)}`;
  if (alg === 'none') return `${unsigned}.`;
  if (alg === 'HS256') return `${unsigned}.${partOf(hmac(unsigned, publicKey))}`;
  const plain = Object.fromEntries(Object.entries(header).filter(([, one]) => one !== undefined));
  return new CompactSign(payload).setProtectedHeader({ ...plain, alg }).sign(key);
}

function partOf(content: string | Buffer): string {
  return Buffer.from(content).toString('base64url');
}

function hmac(text: string, publicKey: KeyObject | undefined): Buffer {
  const secret = publicKey?.export({ type: 'spki', format: 'pem' }) ?? 'secret';
  return createHmac('sha256', secret).update(text).digest();
}

/** A token as it can be read without any check. */
export interface ReadToken {
  readonly text: string;
  readonly header: ProtectedHeaderParameters;
  readonly claims: JWTPayload;
}

/** The parts of a token; undefined for a text that is none. */
export function readToken(text: string): ReadToken | undefined {
  try {
    return { text, header: decodeProtectedHeader(text), claims: decodeJwt(text) };
  } catch {
    return undefined;
  }
}

const skewS = 10;

/** Whether a token holds at a time by these keys: `verified`, or why it does not. */
export async function verifyToken(
  text: string,
  { keys, now }: { readonly keys: unknown; readonly now: Date },
): Promise<string> {
  try {
    await jwtVerify(text, createLocalJWKSet(keys as JSONWebKeySet), {
      algorithms: ['RS256', 'RS384', 'RS512'],
      currentDate: now,
      clockTolerance: skewS,
      requiredClaims: ['exp'],
    });
    return 'verified';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

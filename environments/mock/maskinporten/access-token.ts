import { randomUUID } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, SignJWT, type JWTPayload } from 'jose';
import { lazyKey } from '../server/create-world.ts';
import { isRecord, textOf } from '../server/narrow.ts';
import type { SigningKey, World } from '../server/world.ts';
import { maskinportenIssuer } from './issuer.ts';

/** Kinds of tokens that are wrong in one way, whoever takes them. */
export const specialAccessTokens = [
  'expired',
  'not-yet-valid',
  'no-expiry',
  'wrong-issuer',
  'wrong-key',
  'unknown-kid',
  'alg-none',
] as const;

const readySeconds = 30 * 24 * 3600;
const clockSkewSeconds = 10;

/** The claims of a token without any check; undefined where it is none. */
export function readClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

const known = new WeakMap<World, Map<string, Promise<boolean>>>();

/** Whether Maskinporten's key made the signature; asked once per token, as it does not change. */
export function isSigned(world: World, token: string): Promise<boolean> {
  const asked = known.get(world) ?? new Map<string, Promise<boolean>>();
  known.set(world, asked);
  const answer = asked.get(token) ?? verified(world, token);
  asked.set(token, answer);
  return answer;
}

async function verified(world: World, token: string): Promise<boolean> {
  try {
    const { kid, publicKey } = await world.maskinportenKey();
    if (decodeProtectedHeader(token).kid !== kid) return false;
    await compactVerify(token, publicKey, { algorithms: ['RS256'] });
    return true;
  } catch {
    return false;
  }
}

/** Whether Maskinporten says that it made the token. */
export function isFromMaskinporten(claims: JWTPayload): boolean {
  return claims.iss === maskinportenIssuer;
}

/** Whether a token is good now: it must say when it ends. */
export function isInTime({ exp, nbf = 0 }: JWTPayload, now: Date): boolean {
  const seconds = Math.floor(now.getTime() / 1000);
  return exp !== undefined && exp > seconds - clockSkewSeconds && nbf <= seconds + clockSkewSeconds;
}

/** Whether the scope is among those of a token, letter for letter. */
export function hasScope(claims: JWTPayload, scope: string): boolean {
  return textOf(claims['scope']).split(' ').includes(scope);
}

/** The organisation that a token acts for. */
export function consumerOf(claims: JWTPayload): string | undefined {
  const consumer = claims['consumer'];
  const id = isRecord(consumer) ? textOf(consumer['ID']) : '';
  return /^0192:(\d{9})$/.exec(id)?.[1];
}

/** Whose token it is, what it opens, and in which way it is wrong. */
export interface AccessTokenWish {
  readonly organisation: string;
  /** Scopes separated by blanks. */
  readonly scope: string;
  /** One of `specialAccessTokens`; any other is a good token. */
  readonly special?: string | undefined;
  readonly expiresInSeconds?: number | undefined;
}

/** A token as Maskinporten would give it, wrong in at most one way. */
export async function mintAccessToken(world: World, wish: AccessTokenWish): Promise<string> {
  const { special, expiresInSeconds = readySeconds } = wish;
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const payload: JWTPayload = {
    ...claimsOf(wish),
    iat: now,
    exp: now + expiresInSeconds,
    ...changedClaims(now, special),
  };
  if (special === 'no-expiry') delete payload.exp;
  const key = await world.maskinportenKey();
  if (special === 'alg-none') return unsigned(payload, key.kid);
  const { kid, privateKey } = await keyFor(key, special);
  return new SignJWT(payload).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey);
}

function claimsOf({ organisation, scope }: AccessTokenWish): JWTPayload {
  return {
    scope,
    iss: maskinportenIssuer,
    client_amr: 'private_key_jwt',
    token_type: 'Bearer',
    client_id: randomUUID(),
    jti: randomUUID(),
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${organisation}` },
  };
}

function changedClaims(now: number, special: string | undefined): JWTPayload {
  if (special === 'expired') return { iat: now - 3600, exp: now - 60 };
  if (special === 'not-yet-valid') return { nbf: now + 600 };
  if (special === 'wrong-issuer') return { iss: 'https://issuer.invalid/' };
  return {};
}

const otherKey = lazyKey();

async function keyFor(key: SigningKey, special: string | undefined): Promise<SigningKey> {
  // A stranger's key under the right name, and the right key under a stranger's name.
  if (special === 'wrong-key') return { ...(await otherKey()), kid: key.kid };
  if (special === 'unknown-kid') return { ...key, kid: (await otherKey()).kid };
  return key;
}

function unsigned(payload: JWTPayload, kid: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', kid })}.${part(payload)}.`;
}

import { randomUUID } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, SignJWT, type JWTPayload } from 'jose';
import { maskinportenIssuer } from '../../maskinporten/issue-token.ts';
import { lazyKey } from '../../server/create-world.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { TokenWish } from '../../server/served-api.ts';
import type { SigningKey, World } from '../../server/world.ts';
import { integrations, organisations, type Actor } from './accounts.ts';

/** The scope that a token must have (reference fiks 1.1). */
export const fiksScope = 'ks:fiks';

/** Kinds of tokens that are wrong in one way. */
export const fiksSpecialTokens = [
  'expired',
  'not-yet-valid',
  'no-expiry',
  'wrong-issuer',
  'wrong-key',
  'unknown-kid',
  'alg-none',
  'missing-scope',
  'wrong-organisation',
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

/** Whether the scope is among those of a token. */
export function hasFiksScope(claims: JWTPayload): boolean {
  return textOf(claims['scope']).split(' ').includes(fiksScope);
}

/** The organisation that a token acts for. */
export function consumerOf(claims: JWTPayload): string | undefined {
  const consumer = claims['consumer'];
  const id = isRecord(consumer) ? textOf(consumer['ID']) : '';
  return /^0192:(\d{9})$/.exec(id)?.[1];
}

/** A token of an actor as Maskinporten would give it, wrong in at most one way; undefined for an unknown actor. */
export async function mintFiksToken(
  world: World,
  actor: string,
  { special, expiresInSeconds = readySeconds }: TokenWish,
): Promise<string | undefined> {
  if (!isActor(actor)) return undefined;
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const payload: JWTPayload = {
    ...claimsOf(integrations[actor].organisation),
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

function isActor(name: string): name is Actor {
  return Object.hasOwn(integrations, name);
}

function claimsOf(organisation: string): JWTPayload {
  return {
    scope: fiksScope,
    iss: maskinportenIssuer,
    client_amr: 'private_key_jwt',
    token_type: 'Bearer',
    client_id: randomUUID(),
    jti: randomUUID(),
    consumer: consumerClaim(organisation),
  };
}

function consumerClaim(organisation: string): Record<string, string> {
  return { authority: 'iso6523-actorid-upis', ID: `0192:${organisation}` };
}

function changedClaims(now: number, special: string | undefined): JWTPayload {
  if (special === 'expired') return { iat: now - 3600, exp: now - 60 };
  if (special === 'not-yet-valid') return { nbf: now + 600 };
  if (special === 'wrong-issuer') return { iss: 'https://issuer.invalid/' };
  if (special === 'missing-scope') return { scope: 'ks:annet' };
  if (special === 'wrong-organisation') return { consumer: consumerClaim(organisations.stranger) };
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

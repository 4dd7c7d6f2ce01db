import { randomUUID } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, SignJWT, type JWTPayload } from 'jose';
import { maskinportenIssuer } from '../../maskinporten/issuer.ts';
import { lazyKey } from '../../server/create-world.ts';
import type { TokenWish } from '../../server/served-api.ts';
import type { SigningKey, World } from '../../server/world.ts';
import { actorOf, type ActorLogin } from './actors.ts';

/** Issuer of the tokens of end users. */
export const idportenIssuer = 'https://idporten.mock.samsvar.invalid/';

/** Kinds of tokens that are wrong in one way. */
export const altinn2SpecialTokens = [
  'expired',
  'not-yet-valid',
  'wrong-issuer',
  'wrong-key',
  'unknown-kid',
  'alg-none',
  'missing-scope',
] as const;

const readySeconds = 30 * 24 * 3600;

/** The claims of a token without any check; undefined where it is none. */
export function readClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

const known = new WeakMap<World, Map<string, Promise<boolean>>>();

/** Whether the key of the issuer that it names made the signature; asked once per token, as it does not change. */
export function isSigned(world: World, token: string): Promise<boolean> {
  const asked = known.get(world) ?? new Map<string, Promise<boolean>>();
  known.set(world, asked);
  const answer = asked.get(token) ?? verified(world, token);
  asked.set(token, answer);
  return answer;
}

async function verified(world: World, token: string): Promise<boolean> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const keys = [world.altinnKey, await world.maskinportenKey()];
    const key = keys.find((one) => one.kid === kid);
    if (key === undefined) return false;
    await compactVerify(token, key.publicKey, { algorithms: ['RS256'] });
    return true;
  } catch {
    return false;
  }
}

/** Whether the issuer is one that the service trusts. */
export function isTrusted({ iss }: JWTPayload): boolean {
  return iss === idportenIssuer || iss === maskinportenIssuer;
}

/** A token of an actor, wrong in at most one way; undefined for an actor without login. */
export async function mintAltinn2Token(
  world: World,
  actor: string,
  { special, expiresInSeconds = readySeconds }: TokenWish,
): Promise<string | undefined> {
  const login = actorOf(actor)?.login;
  if (login === undefined) return undefined;
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const payload = {
    ...claimsOf(login),
    iat: now,
    exp: now + expiresInSeconds,
    ...changedClaims(now, special),
  };
  const key = login.by === 'organization' ? await world.maskinportenKey() : world.altinnKey;
  if (special === 'alg-none') return unsigned(payload, key.kid);
  const { kid, privateKey } = await keyFor(key, special);
  return new SignJWT(payload).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey);
}

function claimsOf({ by, party, scope }: ActorLogin): JWTPayload {
  const common = { scope, token_type: 'Bearer', client_id: randomUUID(), jti: randomUUID() };
  if (by === 'person') return { ...common, iss: idportenIssuer, pid: party.number, acr: 'Level4' };
  const consumer = { authority: 'iso6523-actorid-upis', ID: `0192:${party.number}` };
  return { ...common, iss: maskinportenIssuer, consumer };
}

function changedClaims(now: number, special: string | undefined): JWTPayload {
  if (special === 'expired') return { iat: now - 3600, exp: now - 600 };
  if (special === 'not-yet-valid') return { nbf: now + 3600 };
  if (special === 'wrong-issuer') return { iss: 'https://issuer.invalid/' };
  if (special === 'missing-scope') return { scope: 'openid' };
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

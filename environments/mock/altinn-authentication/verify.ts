import { compactVerify, SignJWT, type JWTPayload } from 'jose';
import { maskinportenIssuer } from '../maskinporten/issuer.ts';
import { publishedKeys } from '../maskinporten/key-ring.ts';
import { lazyKey } from '../server/create-world.ts';
import type { SigningKey } from '../server/world.ts';
import { secondsOf, type AuthenticationCall } from './call.ts';
import { idPortenIssuer, idPortenKey } from './id-porten.ts';
import type { ReadToken, TrustedIssuer } from './rules/tokens.ts';

/** A second Maskinporten that the service trusts beside the first. */
export const alternativeIssuer = 'https://alternative.maskinporten.mock.samsvar.invalid/';

/** Key of that second one. */
export const alternativeKey = lazyKey();

const toTrusted = (issuer: string, document: string): TrustedIssuer => ({
  issuer,
  wellKnown: `${issuer}${issuer.endsWith('/') ? '' : '/'}.well-known/${document}`,
});

const maskinportens = [maskinportenIssuer, alternativeIssuer].map((issuer) =>
  toTrusted(issuer, 'oauth-authorization-server'),
);
const idPortens = [toTrusted(idPortenIssuer, 'openid-configuration')];

/** The claims of a good Maskinporten token; its audience does not count. */
export async function maskinportenClaims(
  call: AuthenticationCall,
  token: ReadToken,
): Promise<JWTPayload | undefined> {
  const keys = [...(await publishedKeys(call.state.world)), await alternativeKey()];
  return goodClaims(call, { token, keys, trusted: maskinportens });
}

/** The claims of a good ID-porten token. */
export async function idPortenClaims(
  call: AuthenticationCall,
  token: ReadToken,
): Promise<JWTPayload | undefined> {
  return goodClaims(call, { token, keys: [await idPortenKey()], trusted: idPortens });
}

interface Question {
  readonly token: ReadToken;
  readonly keys: readonly SigningKey[];
  readonly trusted: readonly TrustedIssuer[];
}

async function goodClaims(
  call: AuthenticationCall,
  { token, keys, trusted }: Question,
): Promise<JWTPayload | undefined> {
  const { world, rules } = call.state;
  const isGood =
    (await isSigned(call, token, keys)) &&
    isInTime(call, token) &&
    rules.isFrom(token.claims, trusted, world);
  return isGood ? token.claims : undefined;
}

/** The claims of a good token of the platform's own. */
export async function ownClaims(
  call: AuthenticationCall,
  token: ReadToken,
): Promise<JWTPayload | undefined> {
  const { world, rules } = call.state;
  const isGood =
    (await isSigned(call, token, [world.altinnKey])) &&
    isInTime(call, token) &&
    rules.isOwn(token.claims, world);
  return isGood ? token.claims : undefined;
}

async function isSigned(
  { state: { rules, world } }: AuthenticationCall,
  token: ReadToken,
  keys: readonly SigningKey[],
): Promise<boolean> {
  if (!rules.checksSignature()) return true;
  const algorithms = [...rules.algorithms()];
  for (const { publicKey } of rules.keysFor(token, keys, world)) {
    const verified = compactVerify(token.text, publicKey, { algorithms });
    if (await verified.then(() => true).catch(() => false)) return true;
  }
  return false;
}

function isInTime(call: AuthenticationCall, { claims }: ReadToken): boolean {
  const { rules } = call.state;
  return rules.isInTime(claims, secondsOf(call), rules.clockSkewSeconds());
}

/** Signs an Altinn token with exactly these claims. */
export function signAltinnToken(
  { state: { rules, world } }: AuthenticationCall,
  claims: JWTPayload,
): Promise<string> {
  const header = rules.headerOf(world.altinnKey);
  return new SignJWT(claims).setProtectedHeader(header).sign(world.altinnKey.privateKey);
}

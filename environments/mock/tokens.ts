import { createHash, randomUUID } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { lazyKey } from './server/create-world.ts';
import type { SigningKey, World } from './server/world.ts';
import { parties, serviceOwners, systemUser, users } from './identities.ts';

/** Issuer of the mock's Altinn tokens. */
export const altinnIssuer = 'https://platform.mock.samsvar.invalid/authentication/api/v1/openid/';

const ownerScopes = 'altinn:serviceowner/instances.read altinn:serviceowner/instances.write';
const userScopes = 'openid profile altinn:instances.read altinn:instances.write';
// A synthetic number for owners that the register of the mock does not have.
const unknownOwnerNumber = '310702641';
const readySeconds = 30 * 24 * 3600;
const clockSkewSeconds = 10;

type Claims = Readonly<Record<string, unknown>>;

/** Claims of every actor that the mock knows, by actor id (recorded README); `org` owns the apps. */
export function actorClaims(owner: string): Readonly<Record<string, Claims>> {
  const other = owner === 'digdir' ? 'ttd' : 'digdir';
  return {
    user: userClaims(1337, 3),
    stranger: userClaims(12345, 3),
    userLevel0: userClaims(1337, 0),
    userLevel1: userClaims(1337, 1),
    org: ownerClaims(owner, ownerScopes),
    otherOrg: ownerClaims(other, ownerScopes),
    orgReadOnly: ownerClaims(owner, 'altinn:serviceowner/instances.read'),
    // The shortest scope that still gives the claim of a service owner.
    orgNoScope: ownerClaims(owner, 'altinn:serviceowner'),
    orgPublish: ownerClaims(owner, 'altinn:serviceowner altinn:events.publish'),
    orgSubscribe: ownerClaims(owner, 'altinn:serviceowner altinn:events.subscribe'),
    orgAdmin: ownerClaims(owner, 'altinn:serviceowner altinn:events.publish.admin'),
    system: systemClaims(),
  };
}

/** Tokens that are wrong in one way, or right in an unusual one. */
export const specialTokens = [
  'expired',
  'not-yet-valid',
  'no-expiry',
  'wrong-issuer',
  'wrong-audience',
  'wrong-key',
  'unknown-kid',
  'alg-none',
  'missing-scope',
] as const;

/** One of the special tokens. */
export type SpecialToken = (typeof specialTokens)[number];

/** What a minted token deviates in. */
export interface MintOptions {
  /** Service owner that `org` stands for; default `ttd`. */
  readonly owner?: string;
  /** Seconds until `exp`, counted on the mock's clock. */
  readonly expiresInSeconds?: number;
  readonly special?: SpecialToken;
}

/** An Altinn token with these claims, as the exchange would give it. */
export async function mintAltinnToken(
  world: World,
  claims: Claims,
  options: MintOptions = {},
): Promise<string> {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const payload: JWTPayload = {
    ...claims,
    ...standardClaims(now, options.expiresInSeconds ?? 1800),
    ...changedClaims(now, options.special),
  };
  if (options.special === 'no-expiry') delete payload.exp;
  if (options.special === 'alg-none') return unsigned(payload);
  return signed(payload, await keyFor(world, options.special));
}

/** The ready token of an actor; undefined for an actor that the mock does not know. */
export async function mintActorToken(
  world: World,
  actor: string,
  options: MintOptions = {},
): Promise<string | undefined> {
  const claims = actorClaims(options.owner ?? 'ttd')[actor];
  if (claims === undefined) return undefined;
  return mintAltinnToken(world, claims, { expiresInSeconds: readySeconds, ...options });
}

/**
 * The claims of a good token, else undefined: signature, issuer and life time are checked, with ten
 * seconds of tolerance; the audience is not, as in the service (reference altinn-app 0.1).
 */
export async function verifyAltinnToken(
  world: World,
  token: string,
): Promise<JWTPayload | undefined> {
  const known = verified.get(world) ?? new Map<string, JWTPayload>();
  verified.set(world, known);
  const claims = known.get(token) ?? (await verifiedClaims(world, token));
  if (claims === undefined || !isInTime(claims, world)) return undefined;
  known.set(token, claims);
  return claims;
}

// A signature costs more than all the rest of an answer, and does not change; the time does.
const verified = new WeakMap<World, Map<string, JWTPayload>>();

function isInTime({ exp = 0, nbf = 0 }: JWTPayload, world: World): boolean {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  return nbf <= now + clockSkewSeconds && exp > now - clockSkewSeconds;
}

async function verifiedClaims(world: World, token: string): Promise<JWTPayload | undefined> {
  try {
    if (decodeProtectedHeader(token).kid !== world.altinnKey.kid) return undefined;
    const { payload } = await jwtVerify(token, world.altinnKey.publicKey, {
      algorithms: ['RS256'],
      issuer: altinnIssuer,
      clockTolerance: clockSkewSeconds,
      currentDate: world.clock.now(),
      requiredClaims: ['exp'],
    });
    return payload;
  } catch {
    return undefined;
  }
}

function standardClaims(now: number, lifeSeconds: number): JWTPayload {
  return { iss: altinnIssuer, iat: now, nbf: now, exp: now + lifeSeconds, jti: randomUUID() };
}

function changedClaims(now: number, special: SpecialToken | undefined): JWTPayload {
  if (special === 'expired') return { iat: now - 3600, nbf: now - 3600, exp: now - 60 };
  if (special === 'not-yet-valid') return { nbf: now + 600 };
  if (special === 'wrong-issuer') return { iss: 'https://issuer.invalid/' };
  if (special === 'wrong-audience') return { aud: 'https://other.invalid/' };
  if (special === 'missing-scope') return { scope: 'openid' };
  return {};
}

async function keyFor(world: World, special: SpecialToken | undefined): Promise<SigningKey> {
  // A stranger's key under the right name, and the right key under a stranger's name.
  if (special === 'wrong-key') return { ...(await otherKey()), kid: world.altinnKey.kid };
  if (special === 'unknown-kid') return { ...world.altinnKey, kid: (await otherKey()).kid };
  return world.altinnKey;
}

const otherKey = lazyKey();

function signed(payload: JWTPayload, key: SigningKey): Promise<string> {
  const x5t = Buffer.from(key.kid, 'hex').toString('base64url');
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, x5t, typ: 'JWT' })
    .sign(key.privateKey);
}

function unsigned(payload: JWTPayload): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(payload)}.`;
}

function userClaims(userId: number, level: number): Claims {
  const user = users.get(userId);
  const party = user === undefined ? undefined : parties.get(user.partyId);
  return {
    nameid: String(userId),
    'urn:altinn:userid': String(userId),
    'urn:altinn:username': user?.userName,
    'urn:altinn:partyid': user?.partyId,
    'urn:altinn:party:uuid': party?.partyUuid,
    'urn:altinn:authenticatemethod': 'BankID',
    'urn:altinn:authlevel': level,
    pid: party?.ssn,
    scope: userScopes,
  };
}

function ownerClaims(org: string, scope: string): Claims {
  const orgNumber = serviceOwners[org]?.orgNumber ?? unknownOwnerNumber;
  return {
    ...maskinportenClaims(orgNumber, scope),
    ...(scope.includes('altinn:serviceowner') ? { 'urn:altinn:org': org } : {}),
  };
}

function systemClaims(): Claims {
  return {
    ...maskinportenClaims(
      systemUser.vendorOrgNumber,
      'altinn:instances.read altinn:instances.write',
    ),
    authorization_details: {
      type: 'urn:altinn:systemuser',
      systemuser_id: [systemUser.id],
      systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${systemUser.orgNumber}` },
      system_id: systemUser.systemId,
    },
  };
}

function maskinportenClaims(orgNumber: string, scope: string): Claims {
  return {
    scope,
    token_type: 'Bearer',
    client_id: clientIdOf(orgNumber),
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${orgNumber}` },
    'urn:altinn:orgNumber': orgNumber,
    'urn:altinn:authenticatemethod': 'maskinporten',
    'urn:altinn:authlevel': 3,
  };
}

function clientIdOf(orgNumber: string): string {
  const hex = createHash('sha1').update(orgNumber).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

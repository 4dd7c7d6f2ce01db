import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { lazyKey } from './server/create-world.ts';
import { textOf } from './server/narrow.ts';
import type { World } from './server/world.ts';

/** Header with the token of an app or of a component of the platform. */
export const platformHeader = 'PlatformAccessToken';

/** Issuers whose tokens are taken: service owners, and the platform itself. */
const issuers = ['ttd', 'digdir', 'platform'];

/** Ways in which a platform access token may be wrong. */
export const platformSpecials = ['expired', 'unknown-issuer', 'wrong-key'] as const;

const strangersKey = lazyKey();
const lifeSeconds = 30 * 24 * 3600;

/** A platform access token of `org/app`: the issuer is the owner, the app stands in a claim. */
export async function mintPlatformToken(
  world: World,
  id: string,
  special?: string,
): Promise<string> {
  const [owner = '', app = ''] = id.split('/');
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const life = special === 'expired' ? -60 : lifeSeconds;
  const iss = special === 'unknown-issuer' ? 'nobody-known' : owner;
  const claims = { iss, 'urn:altinn:app': app, iat: now - 120, nbf: now - 120, exp: now + life };
  const { kid } = world.altinnKey;
  const { privateKey } = special === 'wrong-key' ? await strangersKey() : world.altinnKey;
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey);
}

/** `org/app` of a good platform access token, else undefined. */
export async function readPlatformToken(world: World, token: string): Promise<string | undefined> {
  try {
    if (!issuers.includes(textOf(decodeJwt(token).iss))) return undefined;
    const { payload } = await jwtVerify(token, world.altinnKey.publicKey, {
      algorithms: ['RS256'],
      currentDate: world.clock.now(),
      requiredClaims: ['exp', 'urn:altinn:app'],
    });
    return `${payload.iss}/${textOf(payload['urn:altinn:app'])}`;
  } catch {
    return undefined;
  }
}

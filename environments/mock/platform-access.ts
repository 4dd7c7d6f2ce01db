import { jwtVerify, SignJWT } from 'jose';
import type { World } from './server/world.ts';
import { altinnIssuer } from './tokens.ts';

const claim = 'urn:altinn:app';

/** A platform access token (header PlatformAccessToken), as an app `<org>/<app>` or a part of the platform shows it. */
export function mintPlatformToken(world: World, org: string, app: string): Promise<string> {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const { kid, privateKey } = world.altinnKey;
  return new SignJWT({ [claim]: app, 'urn:altinn:org': org, iss: `${altinnIssuer}${org}` })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuedAt(now)
    .setExpirationTime(now + 3600)
    .sign(privateKey);
}

/** Whether a header holds a good platform access token. */
export async function isPlatformToken(world: World, token: string | undefined): Promise<boolean> {
  if (token === undefined) return false;
  try {
    const { payload } = await jwtVerify(token, world.altinnKey.publicKey, {
      algorithms: ['RS256'],
      currentDate: world.clock.now(),
      requiredClaims: ['exp', claim],
    });
    return payload[claim] !== undefined;
  } catch {
    return false;
  }
}

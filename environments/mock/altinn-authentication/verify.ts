import { decodeJwt, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { maskinportenIssuer } from '../maskinporten/issue-token.ts';
import type { SigningKey, World } from '../server/world.ts';

const algorithms = ['RS256', 'RS384', 'RS512'];
const wellKnown = `${maskinportenIssuer}.well-known/oauth-authorization-server`;

/** Whether a text looks like a signed JWT: what the service asks before it reads one. */
export function looksLikeJwt(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
}

/** The claims of a JWT without any check; undefined where it cannot be read. */
export function readClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

/** The claims of a good Maskinporten token: `kid` and audience do not count. */
export async function verifyMaskinportenToken(
  world: World,
  token: string,
): Promise<JWTPayload | undefined> {
  const claims = await verified(world, token, await world.maskinportenKey());
  if (claims === undefined || typeof claims.iss !== 'string') return undefined;
  // The service asks whether its own address begins with the issuer, not the reverse.
  return wellKnown.startsWith(claims.iss) ? claims : undefined;
}

/** The claims of a good Altinn token; here the service does not look at the issuer. */
export function verifyOwnToken(world: World, token: string): Promise<JWTPayload | undefined> {
  return verified(world, token, world.altinnKey);
}

async function verified(
  world: World,
  token: string,
  key: SigningKey,
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms,
      currentDate: world.clock.now(),
      clockTolerance: 10,
      requiredClaims: ['exp'],
    });
    const { exp = 0, nbf = 0 } = payload;
    return exp > nbf ? payload : undefined;
  } catch {
    return undefined;
  }
}

/** Signs an Altinn token with exactly these claims. */
export function signAltinnToken(world: World, claims: JWTPayload): Promise<string> {
  const { kid, privateKey } = world.altinnKey;
  const x5t = Buffer.from(kid, 'hex').toString('base64url');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid, x5t, typ: 'JWT' })
    .sign(privateKey);
}

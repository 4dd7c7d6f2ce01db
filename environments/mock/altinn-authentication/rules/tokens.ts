import {
  decodeJwt,
  decodeProtectedHeader,
  type JWTPayload,
  type ProtectedHeaderParameters,
} from 'jose';
import type { SigningKey, World } from '../../server/world.ts';
import { altinnIssuer } from '../../tokens.ts';
import { authenticationDefects as defects } from '../defects.ts';

/** A token as it can be read without any check. */
export interface ReadToken {
  readonly text: string;
  readonly header: ProtectedHeaderParameters;
  readonly claims: JWTPayload;
}

/** An issuer that the service is configured with. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly wellKnown: string;
}

/** Which tokens are good (reference altinn-platform 2.1, 11.2, 12). */
export const tokenRules = {
  /** Whether a text looks like a signed JWT: what the service asks before it reads one. */
  looksLikeJwt: (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text),
  /** The parts of a token; undefined where it cannot be read. */
  read: (text: string): ReadToken | undefined => {
    try {
      return { text, header: decodeProtectedHeader(text), claims: decodeJwt(text) };
    } catch {
      return undefined;
    }
  },
  /** Algorithms of signatures that count. */
  algorithms: (): readonly string[] => ['RS256', 'RS384', 'RS512'],
  /** The keys of these that may have signed the token. */
  keysFor: (
    { header }: ReadToken,
    keys: readonly SigningKey[],
    world: World,
  ): readonly SigningKey[] =>
    world.has(defects.anyKeyId) ? keys : keys.filter(({ kid }) => kid === header.kid),
  /** Whether the signature must be right. */
  checksSignature: (): boolean => true,
  clockSkewSeconds: (): number => 10,
  /** Whether a token lives now: it must say when it ends, and not begin after that. */
  isInTime: ({ exp, nbf }: JWTPayload, now: number, skew: number): boolean => {
    if (typeof exp !== 'number' || (nbf !== undefined && nbf >= exp)) return false;
    return exp > now - skew && (nbf ?? 0) <= now + skew;
  },
  /** Whether a token of a trusted key names its issuer well. */
  isFrom: (claims: JWTPayload, trusted: readonly TrustedIssuer[], world: World): boolean => {
    const { iss } = claims;
    if (typeof iss !== 'string') return false;
    // The service asks whether its own address begins with the issuer, not the reverse.
    return world.has(defects.looseIssuer)
      ? trusted.some(({ wellKnown }) => wellKnown.startsWith(iss))
      : trusted.some(({ issuer }) => issuer === iss);
  },
  /** Whether a person's token has a scope of the platform (reference altinn-platform 2.1). */
  mayBeExchanged: (scope: string): boolean => /(?:^| )altinn:/.test(scope),
  /** How the token of the platform is signed. */
  headerOf: ({ kid }: SigningKey): ProtectedHeaderParameters & { readonly alg: string } => ({
    alg: 'RS256',
    kid,
    x5t: Buffer.from(kid, 'hex').toString('base64url'),
    typ: 'JWT',
  }),
  /** Whether refresh takes a token of the platform's own key for the platform's. */
  isOwn: ({ iss }: JWTPayload, world: World): boolean =>
    world.has(defects.refreshAnyIssuer) || iss === altinnIssuer,
};

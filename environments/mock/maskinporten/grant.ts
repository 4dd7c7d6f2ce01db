import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';

/** A grant as it can be read without any check. */
export interface ReadGrant {
  readonly text: string;
  readonly alg: unknown;
  /** Name of a registered key. */
  readonly kid: unknown;
  /** Base64 DER of an enterprise certificate and those above it. */
  readonly chain: unknown;
  readonly claims: JWTPayload;
}

/** The parts of a grant; undefined where it is no JWT. */
export function readGrant(text: string): ReadGrant | undefined {
  try {
    const { alg, kid, x5c } = decodeProtectedHeader(text);
    return { text, alg, kid, chain: x5c, claims: decodeJwt(text) };
  } catch {
    return undefined;
  }
}

/** The scopes of a grant. */
export function scopesOf(claims: JWTPayload): readonly string[] {
  const scope = claims['scope'];
  return typeof scope === 'string' ? scope.split(/\s+/).filter(Boolean) : [];
}

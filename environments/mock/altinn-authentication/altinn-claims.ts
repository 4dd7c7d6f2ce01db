import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { serviceOwners } from '../identities.ts';
import { altinnIssuer } from '../tokens.ts';

/** What the exchange makes a token from. */
export interface ExchangeInput {
  readonly claims: JWTPayload;
  /** Seconds since 1970. */
  readonly now: number;
  /** `?test=true`: digdir becomes ttd. */
  readonly test: boolean;
}

/** Seconds that an exchanged token lives, whatever Maskinporten gave. */
export const exchangedSeconds = 1800;

const dropped = new Set(['iss', 'client_amr', 'sid', 'aud', 'sub', 'nbf']);

/** The organisation number of the consumer, or undefined where the service refuses it. */
export function consumerNumber(claims: JWTPayload): string | undefined {
  const given: unknown = claims['consumer'];
  const consumer: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
  const holder: { ID?: unknown } = Object(consumer);
  const number = typeof holder.ID === 'string' ? holder.ID.split(':')[1] : undefined;
  // The audit log keeps it as a 32-bit integer; nothing else is checked.
  return number !== undefined && /^\d{1,10}$/.test(number) && Number(number) < 2 ** 31
    ? number
    : undefined;
}

/** The claims of the Altinn token, in the service's order (reference altinn-platform 2.2, 11.2, 12). */
export function altinnClaims(input: ExchangeInput, orgNumber: string): JWTPayload {
  const { claims, now } = input;
  const copied = Object.entries(claims)
    .filter(([name]) => !dropped.has(name))
    .map(([name, value]) => [name, singled(value)] as const);
  return {
    ...Object.fromEntries(copied),
    ...furtherAudiences(claims),
    ...(claims.sub === undefined ? {} : { nameid: claims.sub }),
    ...joined(claims, { ...ownerClaim(input, orgNumber), ...fixed(orgNumber) }),
    iss: altinnIssuer,
    sid: randomUUID(),
    nbf: now,
    iat: now,
    exp: now + exchangedSeconds,
  };
}

const fixed = (orgNumber: string): Record<string, unknown> => ({
  'urn:altinn:orgNumber': orgNumber,
  'urn:altinn:authenticatemethod': 'maskinporten',
  'urn:altinn:authlevel': 3,
});

// A list of one becomes its element.
const singled = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? value[0] : value;

function furtherAudiences(claims: JWTPayload): Record<string, unknown> {
  const rest = Array.isArray(claims.aud) ? claims.aud.slice(1) : [];
  return rest.length === 0 ? {} : { aud: singled(rest) };
}

// Claims that the source already had are kept beside the new ones.
function joined(claims: JWTPayload, added: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(added).map(([name, value]) => {
    const before = claims[name];
    return [name, before === undefined ? value : [before, value].flat()] as const;
  });
  return Object.fromEntries(entries);
}

function ownerClaim({ claims, test }: ExchangeInput, orgNumber: string): Record<string, unknown> {
  const scope = claims['scope'];
  if (typeof scope !== 'string' || !scope.includes('altinn:serviceowner')) return {};
  const owner = Object.entries(serviceOwners).find(([, one]) => one.orgNumber === orgNumber)?.[0];
  if (owner === undefined) return {};
  return { 'urn:altinn:org': test && owner === 'digdir' ? 'ttd' : owner };
}

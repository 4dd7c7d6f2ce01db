import type { JWTPayload } from 'jose';
import type { RegisteredClient, RegisteredSystemUser } from './clients.ts';
import type { GrantReason } from './grant-problem.ts';
import { isRecord } from '../server/narrow.ts';

/** What the rules of a grant look at, its signature being good. */
export interface GrantQuestion {
  readonly claims: JWTPayload;
  readonly client: RegisteredClient;
  readonly issuer: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly usedBefore: (jti: string) => boolean;
}

type Rule = (question: GrantQuestion) => GrantReason | undefined;

const skewSeconds = 10;
const longestSeconds = 120;

const audience: Rule = ({ claims, issuer }) => (claims.aud === issuer ? undefined : 'audience');

const times: Rule = ({ claims: { iat, exp }, now }) => {
  if (typeof iat !== 'number' || typeof exp !== 'number') return 'malformed';
  if (exp <= now) return 'expired';
  if (iat > now + skewSeconds) return 'future';
  return exp - iat > longestSeconds ? 'lifetime' : undefined;
};

const reuse: Rule = ({ claims, usedBefore }) =>
  claims.jti !== undefined && usedBefore(claims.jti) ? 'used' : undefined;

const scopes: Rule = ({ claims, client }) => {
  const wanted = scopesOf(claims);
  if (wanted.length === 0) return 'malformed';
  return wanted.every((scope) => client.scopes.includes(scope)) ? undefined : 'scope';
};

const consumer: Rule = ({ claims, client }) => {
  const org = claims['consumer_org'];
  if (org === undefined) return undefined;
  if (typeof org !== 'string' || claims['iss_onbehalfof'] !== undefined) return 'malformed';
  if (org === client.orgNumber) return 'malformed';
  return client.delegatedBy.includes(org) ? undefined : 'delegation';
};

const detailFields = new Set(['type', 'systemuser_org', 'externalRef']);

const details: Rule = ({ claims, client }) => {
  const list: unknown = claims['authorization_details'];
  if (list === undefined) return undefined;
  const detail: unknown = Array.isArray(list) && list.length === 1 ? list[0] : undefined;
  if (!isRecord(detail)) return 'malformed';
  if (detail['type'] !== 'urn:altinn:systemuser') return 'detailType';
  if (!Object.keys(detail).every((name) => detailFields.has(name))) return 'detailField';
  return systemUserOf(claims, client) === undefined ? 'systemUser' : undefined;
};

const rules: readonly Rule[] = [audience, times, reuse, scopes, consumer, details];

/** The first rule that a grant breaks (reference altinn-platform 1.2, 1.3). */
export function brokenGrantRule(question: GrantQuestion): GrantReason | undefined {
  for (const rule of rules) {
    const reason = rule(question);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The scopes of a grant. */
export function scopesOf(claims: JWTPayload): readonly string[] {
  const scope = claims['scope'];
  return typeof scope === 'string' ? scope.split(/\s+/).filter(Boolean) : [];
}

/** The system user that `authorization_details` name by its owner and, where it has one, its reference. */
export function systemUserOf(
  claims: JWTPayload,
  client: RegisteredClient,
): RegisteredSystemUser | undefined {
  const list: unknown = claims['authorization_details'];
  const detail: unknown = Array.isArray(list) ? list[0] : undefined;
  const owner = isRecord(detail) ? detail['systemuser_org'] : undefined;
  if (!isRecord(detail) || !isRecord(owner)) return undefined;
  return client.systemUsers.find(
    (one) =>
      owner['authority'] === 'iso6523-actorid-upis' &&
      owner['ID'] === `0192:${one.ownerOrgNumber}` &&
      detail['externalRef'] === one.externalRef,
  );
}

import type { JWTPayload } from 'jose';
import type { RegisteredClient, RegisteredSystemUser } from '../clients.ts';
import { scopesOf } from '../grant.ts';
import type { GrantReason } from '../grant-problem.ts';
import { isRecord } from '../../server/narrow.ts';

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

const order = [
  'audience',
  'times',
  'expiry',
  'issueTime',
  'lifetime',
  'others',
  'reuse',
  'scopes',
  'consumer',
  'detailList',
  'detailType',
  'detailFields',
  'systemUser',
] as const;

/** Name of a rule of the grant. */
type GrantRule = (typeof order)[number];

const skewSeconds = 10;
const longestSeconds = 120;
const detailFields = new Set(['type', 'systemuser_org', 'externalRef']);

/** Each rule of a grant by itself, in the order in which they are asked (reference altinn-platform 1.2, 1.3). */
export const grantRules: Readonly<Record<GrantRule, Rule>> = {
  audience: ({ claims, issuer }) => (claims.aud === issuer ? undefined : 'audience'),
  times: ({ claims: { iat, exp } }) =>
    typeof iat === 'number' && typeof exp === 'number' ? undefined : 'malformed',
  expiry: ({ claims: { exp = 0 }, now }) => (exp <= now ? 'expired' : undefined),
  issueTime: ({ claims: { iat = 0 }, now }) => (iat > now + skewSeconds ? 'future' : undefined),
  lifetime: ({ claims: { iat = 0, exp = 0 } }) =>
    exp - iat > longestSeconds ? 'lifetime' : undefined,
  reuse: ({ claims, usedBefore }) =>
    claims.jti !== undefined && usedBefore(claims.jti) ? 'used' : undefined,
  scopes: ({ claims, client }) => {
    const wanted = scopesOf(claims);
    if (wanted.length === 0) return 'malformed';
    const refused = wanted.flatMap((scope) => client.refusedScopes[scope] ?? []);
    if (refused[0] !== undefined) return refused[0];
    return wanted.every((scope) => client.scopes.includes(scope)) ? undefined : 'scope';
  },
  consumer: ({ claims, client }) => {
    const org = claims['consumer_org'];
    if (org === undefined) return undefined;
    if (typeof org !== 'string' || claims['iss_onbehalfof'] !== undefined) return 'malformed';
    if (org === client.orgNumber) return 'malformed';
    return client.delegatedBy.includes(org) ? undefined : 'delegation';
  },
  detailList: ({ claims }) => {
    const list: unknown = claims['authorization_details'];
    if (list === undefined) return undefined;
    return Array.isArray(list) && list.length === 1 && isRecord(list[0]) ? undefined : 'malformed';
  },
  detailType: ({ claims }) => {
    const detail = detailOf(claims);
    return detail === undefined || detail['type'] === 'urn:altinn:systemuser'
      ? undefined
      : 'detailType';
  },
  detailFields: ({ claims }) => {
    const names = Object.keys(detailOf(claims) ?? {});
    return names.every((name) => detailFields.has(name)) ? undefined : 'detailField';
  },
  systemUser: ({ claims, client }) =>
    detailOf(claims) === undefined || systemUserOf(claims, client) !== undefined
      ? undefined
      : 'systemUser',
  /** Claims that nobody documents: today they are let through (reference altinn-platform 10.1). */
  others: (_question) => undefined,
};

/** The first rule that a grant breaks. */
export function brokenGrantRule(
  question: GrantQuestion,
  rules: Readonly<Record<GrantRule, Rule>>,
): GrantReason | undefined {
  for (const name of order) {
    const reason = rules[name](question);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The system user that `authorization_details` name by its owner and, where it has one, its reference; one without has its owner's number. */
export function systemUserOf(
  claims: JWTPayload,
  client: RegisteredClient,
): RegisteredSystemUser | undefined {
  const detail = detailOf(claims);
  const owner = detail?.['systemuser_org'];
  if (detail === undefined || !isRecord(owner)) return undefined;
  return client.systemUsers.find(
    (one) =>
      owner['authority'] === 'iso6523-actorid-upis' &&
      owner['ID'] === `0192:${one.ownerOrgNumber}` &&
      (detail['externalRef'] ?? one.ownerOrgNumber) === (one.externalRef ?? one.ownerOrgNumber),
  );
}

function detailOf(claims: JWTPayload): Readonly<Record<string, unknown>> | undefined {
  const list: unknown = claims['authorization_details'];
  const detail: unknown = Array.isArray(list) ? list[0] : undefined;
  return isRecord(detail) ? detail : undefined;
}

import { randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { SuiteError } from '#specs';
import type { MaskinportenSource } from '../target.ts';
import { askIssuer, toRefusal, type IssuerAccess } from './ask-issuer.ts';
import { jwtBearer, parseObject, type IssuerMetadata } from './maskinporten-metadata.ts';
import type { SigningKey } from './read-key.ts';

/** What a grant is signed with. */
export interface GrantOptions {
  readonly source: MaskinportenSource;
  readonly key: SigningKey;
  /** `issuer` of the metadata. */
  readonly audience: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** A token as its issuer gave it. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresInS: number;
  /** Scopes that were granted, where the issuer says. */
  readonly scopes?: readonly string[];
}

const backdatedS = 2;
const lifetimeS = 100;
const iso6523 = 'iso6523-actorid-upis';

/** Signs the JWT grant (RFC 7523): iat 2 s back, 102 s of life, a fresh jti, `kid` or else `x5c`. */
export function signGrant({ source, key, audience, nowMs }: GrantOptions): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000) - backdatedS;
  return new SignJWT(toClaims(source))
    .setProtectedHeader({ alg: 'RS256', ...toKeyReference(source, key) })
    .setIssuer(source.clientId)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + backdatedS + lifetimeS)
    .setJti(randomUUID())
    .sign(key.key);
}

function toKeyReference(
  source: MaskinportenSource,
  key: SigningKey,
): { kid: string } | { x5c: string[] } {
  const kid = source.kid ?? key.kid;
  if (kid !== undefined) return { kid };
  if (key.chain !== undefined) return { x5c: [...key.chain] };
  throw new SuiteError(
    'key-unidentified',
    `The key of ${source.key.from} has neither a key id nor a certificate. Set …_KEY_ID to the registered kid, or …_CERTIFICATE_FILE to its chain.`,
    { kind: 'configuration', fields: { setting: source.key.from } },
  );
}

function toClaims(source: MaskinportenSource): JWTPayload {
  const { scopes, consumerOrg, systemUserOrg, externalRef } = source;
  return {
    scope: scopes.join(' '),
    ...(consumerOrg === undefined ? {} : { consumer_org: consumerOrg }),
    ...(systemUserOrg === undefined
      ? {}
      : { authorization_details: [toSystemUser(systemUserOrg, externalRef)] }),
  };
}

/** RFC 9396 type of a system user; `ID` is upper case in requests and tokens alike. */
function toSystemUser(organisationNumber: string, externalRef: string | undefined): object {
  return {
    type: 'urn:altinn:systemuser',
    systemuser_org: { authority: iso6523, ID: `0192:${organisationNumber}` },
    ...(externalRef === undefined ? {} : { externalRef }),
  };
}

/** Spends a grant. Throws `credentials-refused` with the issuer's own code, or `issuer-unreachable`; both inconclusive. */
export async function requestToken(
  assertion: string,
  { metadata, access }: { metadata: IssuerMetadata; access: IssuerAccess },
): Promise<IssuedToken> {
  const answer = await askIssuer(
    {
      url: metadata.tokenUrl,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ grant_type: jwtBearer, assertion }).toString(),
    },
    access,
  );
  const body = parseObject(answer.text);
  const { access_token: token, expires_in: expiresIn, scope } = body;
  if (answer.status !== 200 || typeof token !== 'string') throw toGrantRefusal(answer.status, body);
  return {
    token,
    expiresInS: typeof expiresIn === 'number' ? expiresIn : 0,
    ...(typeof scope === 'string' ? { scopes: scope.split(' ') } : {}),
  };
}

/** Codes whose meaning saves a search. */
const meanings: Readonly<Record<string, string>> = {
  'MP-012': 'the grant was used already',
  'MP-100': 'the client or its key id is not known',
  'MP-110': 'the audience is wrong',
  'MP-120': 'the certificate is not valid',
  'MP-121': 'the registered key has expired',
  'MP-122': "the client's organisation differs from the certificate's",
  'MP-123': 'the certificate chain (x5c) is not valid',
  'MP-124': 'the signature does not fit the registered key',
  'MP-130': 'the grant has expired: is the clock right?',
  'MP-200': 'a scope is not on the client',
  'MP-201': 'a scope is not allowed for this kind of client',
  'MP-250': 'the organisation has not been given the scope',
  'MP-251': 'the consumer has not delegated to the supplier',
  'MP-303': 'there is no such system user, or its customer has not accepted it',
};

function toGrantRefusal(status: number, body: Readonly<Record<string, unknown>>): SuiteError {
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const description = text('error_description').replace(
    /\s*\((?:trace_id|correlation id): [^)]*\)/,
    '',
  );
  const code = /MP-\d{3}/.exec(`${text('error_uri')} ${description}`)?.[0];
  const meaning = code === undefined ? undefined : meanings[code];
  const details = [code, text('error'), description, meaning].filter(
    (each) => each !== undefined && each !== '',
  );
  return toRefusal(
    `Maskinporten refused the grant with ${status}: ${details.join(', ') || 'no reason given'}.`,
    { status, ...(code === undefined ? {} : { maskinportenCode: code }), error: text('error') },
  );
}

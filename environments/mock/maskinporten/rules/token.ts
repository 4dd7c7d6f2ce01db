import { randomBytes } from 'node:crypto';
import type { JWTPayload, ProtectedHeaderParameters } from 'jose';
import type { SigningKey } from '../../server/world.ts';
import type { RegisteredClient } from '../clients.ts';
import { scopesOf } from '../grant.ts';
import { maskinportenIssuer } from '../issuer.ts';
import { systemUserOf } from './grant.ts';

/** What the token of a good grant is made from. */
export interface TokenQuestion {
  readonly client: RegisteredClient;
  /** Of the grant. */
  readonly claims: JWTPayload;
  /** Seconds since 1970. */
  readonly now: number;
}

type Claims = Readonly<Record<string, unknown>>;

/** Seconds that an access token lives, the second that the answer takes included. */
const lifeSeconds = 120;

/** The access token and what is said of it (reference altinn-platform 1.4). */
export const tokenRules = {
  claimsOf: ({ client, claims, now }: TokenQuestion): JWTPayload => ({
    scope: scopesOf(claims).join(' '),
    iss: maskinportenIssuer,
    client_amr: client.chains === undefined ? 'private_key_jwt' : 'virksomhetssertifikat',
    token_type: 'Bearer',
    exp: now + lifeSeconds,
    iat: now,
    client_id: client.clientId,
    jti: randomBytes(32).toString('base64url'),
    ...parties(client, claims),
    ...detailsOf(client, claims),
    ...asked(claims),
  }),
  headerOf: ({ kid }: SigningKey): ProtectedHeaderParameters & { readonly alg: string } => ({
    kid,
    alg: 'RS256',
  }),
  /** What is answered beside the token. */
  answerOf: ({ claims }: TokenQuestion): Claims => ({
    token_type: 'Bearer',
    expires_in: lifeSeconds - 1,
    scope: scopesOf(claims).join(' '),
  }),
};

const organisation = (orgNumber: string): Record<string, string> => ({
  authority: 'iso6523-actorid-upis',
  ID: `0192:${orgNumber}`,
});

// A delegated token names both: whom it acts for, and who asked.
function parties(client: RegisteredClient, claims: JWTPayload): Claims {
  const consumer = claims['consumer_org'];
  if (typeof consumer !== 'string') return { consumer: organisation(client.orgNumber) };
  return {
    consumer: organisation(consumer),
    supplier: organisation(client.orgNumber),
    delegation_source: 'https://tt02.altinn.no/',
  };
}

function detailsOf(client: RegisteredClient, claims: JWTPayload): Claims {
  const systemUser = systemUserOf(claims, client);
  if (systemUser === undefined) return {};
  const reference =
    systemUser.externalRef === undefined ? {} : { externalRef: systemUser.externalRef };
  const detail = {
    type: 'urn:altinn:systemuser',
    systemuser_id: [systemUser.id],
    system_id: systemUser.systemId,
    systemuser_org: organisation(systemUser.ownerOrgNumber),
    ...reference,
  };
  return { authorization_details: [detail] };
}

function asked(claims: JWTPayload): Claims {
  const aud = claims['resource'];
  const pid = claims['pid'];
  return { ...(aud === undefined ? {} : { aud }), ...(pid === undefined ? {} : { pid }) };
}

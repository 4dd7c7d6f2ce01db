import { randomBytes } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { World } from '../server/world.ts';
import type { RegisteredClient } from './clients.ts';
import { scopesOf, systemUserOf } from './grant-rules.ts';

/** Issuer of the mock's Maskinporten; `aud` of every grant. */
export const maskinportenIssuer = 'https://maskinporten.mock.samsvar.invalid/';

/** Seconds that an access token lives, less the second that the answer takes. */
export const lifeSeconds = 119;

/** An access token for a good grant (reference altinn-platform 1.4). */
export async function issueToken(
  world: World,
  client: RegisteredClient,
  claims: JWTPayload,
): Promise<string> {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const payload = {
    scope: scopesOf(claims).join(' '),
    iss: maskinportenIssuer,
    client_amr: 'private_key_jwt',
    token_type: 'Bearer',
    exp: now + lifeSeconds + 1,
    iat: now,
    client_id: client.clientId,
    jti: randomBytes(32).toString('base64url'),
    ...parties(client, claims),
    ...detailsOf(client, claims),
    ...asked(claims),
  };
  const { kid, privateKey } = await world.maskinportenKey();
  return new SignJWT(payload).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey);
}

const organisation = (orgNumber: string): Record<string, string> => ({
  authority: 'iso6523-actorid-upis',
  ID: `0192:${orgNumber}`,
});

// A delegated token names both: whom it acts for, and who asked.
function parties(client: RegisteredClient, claims: JWTPayload): Record<string, unknown> {
  const consumer = claims['consumer_org'];
  if (typeof consumer !== 'string') return { consumer: organisation(client.orgNumber) };
  return {
    consumer: organisation(consumer),
    supplier: organisation(client.orgNumber),
    delegation_source: 'https://tt02.altinn.no/',
  };
}

function detailsOf(client: RegisteredClient, claims: JWTPayload): Record<string, unknown> {
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

function asked(claims: JWTPayload): Record<string, unknown> {
  const aud = claims['resource'];
  const pid = claims['pid'];
  return { ...(aud === undefined ? {} : { aud }), ...(pid === undefined ? {} : { pid }) };
}

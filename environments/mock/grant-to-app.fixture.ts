import { importJWK, SignJWT, type JWK } from 'jose';
import type { Mock } from './start-mock.ts';

interface Client {
  readonly clientId: string;
  readonly name: string;
  readonly privateJwk: JWK;
}

/** The client of Maskinporten of this name. Throws where the mock lists none. */
export async function clientOf(mock: Mock, name: string): Promise<Client> {
  const response = await fetch(`${mock.control ?? ''}/clients`);
  const clients = (await response.json()) as readonly Client[];
  const found = clients.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The mock lists no client ${name}.`);
  return found;
}

/** The system user that a grant asks for. */
export interface GrantFor {
  readonly client: Client;
  readonly owner: string;
  readonly externalRef?: string;
}

/** What Maskinporten answers to a grant for a system user. */
export async function requestToken(
  mock: Mock,
  { client, owner, externalRef }: GrantFor,
): Promise<{ readonly status: number; readonly access_token: string }> {
  const base = mock.apis['maskinporten']?.baseUrl ?? '';
  const listed = await fetch(`${base}/.well-known/oauth-authorization-server`);
  const metadata = (await listed.json()) as { issuer: string; token_endpoint: string };
  const now = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({
    aud: metadata.issuer,
    iss: client.clientId,
    scope: 'altinn:instances.read altinn:instances.write',
    iat: now,
    exp: now + 100,
    jti: crypto.randomUUID(),
    authorization_details: [
      {
        type: 'urn:altinn:systemuser',
        systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${owner}` },
        ...(externalRef === undefined ? {} : { externalRef }),
      },
    ],
  })
    .setProtectedHeader({ alg: 'RS256', kid: client.privateJwk.kid ?? '' })
    .sign(await importJWK(client.privateJwk));
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type, assertion });
  const answer = await fetch(metadata.token_endpoint, { method: 'POST', body });
  const { access_token } = (await answer.json()) as { access_token: string };
  return { status: answer.status, access_token };
}

/** Exchanges a token and instantiates the app `ttd/guide` for a party with it. */
export async function instantiate(mock: Mock, token: string, owner: string): Promise<Response> {
  const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
  const exchange = `${mock.apis['altinn-authentication']?.baseUrl ?? ''}/authentication/api/v1/exchange/maskinporten`;
  const exchanged = await fetch(exchange, { headers: bearer(token) });
  return fetch(`${mock.apis['altinn-app']?.baseUrl ?? ''}/ttd/guide/instances/create`, {
    method: 'POST',
    headers: { ...bearer(await exchanged.text()), 'content-type': 'application/json' },
    body: JSON.stringify({ instanceOwner: { organisationNumber: owner } }),
  });
}

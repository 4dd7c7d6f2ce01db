import { expect, test } from '@playwright/test';
import { importJWK, SignJWT, type JWK } from 'jose';
import { startMock, type Mock } from './start-mock.ts';

interface Client {
  readonly clientId: string;
  readonly name: string;
  readonly privateJwk: JWK;
}

async function vendor(mock: Mock): Promise<Client> {
  const response = await fetch(`${mock.control ?? ''}/clients`);
  const clients = (await response.json()) as readonly Client[];
  const found = clients.find((one) => one.name === 'samsvar-vendor');
  if (found === undefined) throw new Error('The mock lists no client samsvar-vendor.');
  return found;
}

async function granted(mock: Mock): Promise<string> {
  const client = await vendor(mock);
  const base = mock.apis['maskinporten']?.baseUrl ?? '';
  const listed = await fetch(`${base}/.well-known/oauth-authorization-server`);
  const metadata = (await listed.json()) as { issuer: string; token_endpoint: string };
  const owner = { authority: 'iso6523-actorid-upis', ID: '0192:950474084' };
  const now = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({
    aud: metadata.issuer,
    iss: client.clientId,
    scope: 'altinn:instances.read altinn:instances.write',
    iat: now,
    exp: now + 100,
    jti: crypto.randomUUID(),
    authorization_details: [{ type: 'urn:altinn:systemuser', systemuser_org: owner }],
  })
    .setProtectedHeader({ alg: 'RS256', kid: client.privateJwk.kid ?? '' })
    .sign(await importJWK(client.privateJwk));
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type, assertion });
  const answer = await fetch(metadata.token_endpoint, { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test('a grant becomes a token that the app takes for a system user', async () => {
  const mock = await startMock();
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const exchange = `${mock.apis['altinn-authentication']?.baseUrl ?? ''}/authentication/api/v1/exchange/maskinporten`;
  const exchanged = await fetch(exchange, { headers: bearer(await granted(mock)) });
  const app = `${mock.apis['altinn-app']?.baseUrl ?? ''}/ttd/guide`;
  const created = await fetch(`${app}/instances/create`, {
    method: 'POST',
    headers: { ...bearer(await exchanged.text()), 'content-type': 'application/json' },
    body: JSON.stringify({ instanceOwner: { organisationNumber: '950474084' } }),
  });
  expect(created.status).toBe(201);
  expect(await created.json()).toMatchObject({ createdBy: '950474084' });
  await mock.close();
});

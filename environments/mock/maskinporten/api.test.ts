import { expect, test } from '@playwright/test';
import { decodeJwt, SignJWT, type JWTPayload } from 'jose';
import { createWorld, sharedKeys } from '../server/create-world.ts';
import { listen, type Answer } from '../server/listen.ts';
import type { World } from '../server/world.ts';
import { openAuthentication } from '../altinn-authentication/open.ts';
import { registeredClients, type RegisteredClient } from './clients.ts';
import { maskinportenIssuer } from './issuer.ts';
import { createAltinnPlatform } from '../altinn-platform.ts';
import { openMaskinporten } from './open.ts';

const rarType = 'urn:altinn:systemuser';
const owner = { authority: 'iso6523-actorid-upis', ID: '0192:950474084' };

async function clientNamed(name: string): Promise<RegisteredClient> {
  const client = (await registeredClients()).find((one) => one.name === name);
  if (client === undefined) throw new Error(`There is no client ${name}.`);
  return client;
}

async function newWorld(): Promise<World> {
  return createWorld({ like: 'real', keys: await sharedKeys() });
}

async function assertionOf(
  client: RegisteredClient,
  changes: JWTPayload,
  header: { kid?: string; key?: RegisteredClient['key'] } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: maskinportenIssuer,
    iss: client.clientId,
    scope: 'altinn:instances.read',
    iat: now - 2,
    exp: now + 100,
    jti: crypto.randomUUID(),
    ...changes,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: header.kid ?? client.key.kid })
    .sign((header.key ?? client.key).privateKey);
}

const opened = new WeakMap<World, Answer>();

// Grants that were used are remembered by the API, which lives as long as its world.
function maskinportenOf(world: World): Answer {
  const answer =
    opened.get(world) ??
    openMaskinporten({ platform: createAltinnPlatform(world, new Map()), faults: {} }).answer;
  opened.set(world, answer);
  return answer;
}

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function ask(world: World, assertion: string): Promise<Answered> {
  const server = await listen(maskinportenOf(world), {
    host: '127.0.0.1',
    port: 0,
    onCrash: (error) => expect(error).toBeUndefined(),
  });
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion,
  });
  const response = await fetch(`${server.origin}/token`, { method: 'POST', body });
  const answer: Record<string, unknown> = Object(await response.json());
  await server.close();
  return { status: response.status, body: answer };
}

const now = (): number => Math.floor(Date.now() / 1000);

const refusals: readonly (readonly [string, () => JWTPayload, string, string])[] = [
  [
    'aud without the slash',
    () => ({ aud: maskinportenIssuer.slice(0, -1) }),
    'MP-110',
    'invalid_grant',
  ],
  ['expired', () => ({ iat: now() - 200, exp: now() - 100 }), 'MP-130', 'invalid_grant'],
  ['longer than two minutes', () => ({ exp: now() + 300 }), 'MP-130', 'invalid_grant'],
  ['issued in the future', () => ({ iat: now() + 60 }), 'MP-130', 'invalid_grant'],
  ['another client id', () => ({ iss: 'nobody' }), 'MP-100', 'invalid_grant'],
  ['a scope of others', () => ({ scope: 'altinn:serviceowner' }), 'MP-200', 'invalid_scope'],
  ['no scope', () => ({ scope: '' }), 'MP-011', 'invalid_request'],
  [
    'its own organisation as consumer',
    () => ({ consumer_org: '913312465' }),
    'MP-011',
    'invalid_request',
  ],
  ['no delegation', () => ({ consumer_org: '991825827' }), 'MP-251', 'forbidden'],
  [
    'unknown detail type',
    () => ({ authorization_details: [{ type: 'x' }] }),
    'MP-301',
    'invalid_request',
  ],
  [
    'unknown detail field',
    () => ({ authorization_details: [{ type: rarType, x: 1 }] }),
    'MP-302',
    'invalid_request',
  ],
  [
    'no such system user',
    () => ({
      authorization_details: [
        { type: rarType, systemuser_org: { ...owner, ID: '0192:991825827' } },
      ],
    }),
    'MP-303',
    'invalid_altinn_customer_configuration',
  ],
];

for (const [title, changes, code, error] of refusals) {
  test(`a grant is refused: ${title}`, async () => {
    const client = await clientNamed('samsvar-vendor');
    const { status, body } = await ask(await newWorld(), await assertionOf(client, changes()));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toMatchObject({ error, error_uri: `https://maskinporten.no/errors/${code}` });
  });
}

test('a grant is refused: foreign key, unknown key, no assertion', async () => {
  const client = await clientNamed('samsvar-vendor');
  const other = await clientNamed('samsvar-owner');
  const world = await newWorld();
  const foreign = await ask(world, await assertionOf(client, {}, { key: other.key }));
  expect(foreign.body['error_uri']).toMatch(/MP-124$/);
  const unknown = await ask(world, await assertionOf(client, {}, { kid: 'nobody' }));
  expect(unknown.body['error_uri']).toMatch(/MP-100$/);
  expect((await ask(world, 'abc')).body['error_uri']).toMatch(/MP-011$/);
});

test('a grant works once', async () => {
  const world = await newWorld();
  const assertion = await assertionOf(await clientNamed('samsvar-vendor'), {});
  expect((await ask(world, assertion)).status).toBe(200);
  expect((await ask(world, assertion)).body['error_uri']).toMatch(/MP-012$/);
});

test('a delegated token names consumer and supplier', async () => {
  const client = await clientNamed('samsvar-vendor');
  const assertion = await assertionOf(client, { consumer_org: '950474084' });
  const { body } = await ask(await newWorld(), assertion);
  expect(decodeJwt(String(body['access_token']))).toMatchObject({
    consumer: { ID: '0192:950474084' },
    supplier: { ID: '0192:913312465' },
  });
});

test('grant and exchange give the token of a system user', async () => {
  const world = await newWorld();
  const client = await clientNamed('samsvar-vendor');
  const authorization_details = [{ type: rarType, systemuser_org: owner }];
  const granted = await ask(world, await assertionOf(client, { authorization_details }));
  const answer = await exchange(world, String(granted.body['access_token']));
  expect(answer.type).toBe('text/plain; charset=utf-8');
  expect(decodeJwt(answer.text)).toMatchObject({
    'urn:altinn:orgNumber': '913312465',
    'urn:altinn:authlevel': 3,
    // A list of one becomes an object.
    authorization_details: { type: rarType, systemuser_org: owner },
  });
});

test('an owner gets the organisation claim, and quotes when it asks for JSON', async () => {
  const world = await newWorld();
  const client = await clientNamed('samsvar-owner');
  const scope = 'altinn:serviceowner/instances.read';
  const granted = await ask(world, await assertionOf(client, { scope }));
  const token = String(granted.body['access_token']);
  const quoted = await exchange(world, token, { accept: 'application/json' });
  expect(quoted.text).toMatch(/^".*"$/);
  expect(decodeJwt(String(JSON.parse(quoted.text)))).toMatchObject({ 'urn:altinn:org': 'ttd' });
});

const broken: readonly (readonly [string, Record<string, string>, number])[] = [
  ['no token', {}, 401],
  ['Basic', { authorization: 'Basic YTpi' }, 401],
  ['no JWT', { authorization: 'Bearer abc' }, 401],
  ['looks like a JWT', { authorization: 'Bearer a.b.c' }, 500],
];
for (const [title, headers, status] of broken) {
  test(`exchange: ${title}`, async () => {
    expect((await exchange(await newWorld(), '', headers)).status).toBe(status);
  });
}

async function exchange(
  world: World,
  token: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; type: string | null }> {
  const server = await listen(openAuthentication({ world, faults: {} }).answer, {
    host: '127.0.0.1',
    port: 0,
    onCrash: (error) => expect(error).toBeUndefined(),
  });
  const bearer = token === '' ? {} : { authorization: `Bearer ${token}` };
  const url = `${server.origin}/authentication/api/v1/exchange/maskinporten`;
  const response = await fetch(url, { headers: { ...bearer, ...headers } });
  const answer = { status: response.status, text: await response.text() };
  await server.close();
  return { ...answer, type: response.headers.get('content-type') };
}

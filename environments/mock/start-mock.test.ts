import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock, type Mock } from './start-mock.ts';

const apps = join(import.meta.dirname, 'altinn-app/apps');
let mock: Mock;

test.beforeEach(async () => {
  mock = await startMock();
});

test.afterEach(async () => {
  await mock.close();
});

const base = (): string => mock.apis['altinn-app']?.baseUrl ?? '';

async function create(app: string, token = mock.actors['user']?.token): Promise<Response> {
  return fetch(`${base()}/${app}/instances/create`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"instanceOwner":{"partyId":"501337"}}',
  });
}

async function tell(path: string, body: unknown): Promise<Response> {
  return fetch(`${mock.control}${path}`, { method: 'POST', body: JSON.stringify(body) });
}

const closed = new Set(['ttd/kun-eier', 'ttd/kun-organisasjoner']);

test('every built-in app takes an instance or says why not', async () => {
  for (const id of mock.api('altinn-app').state.apps.keys()) {
    const { status } = await create(id);
    expect([id, status]).toEqual([id, closed.has(id) ? 403 : 201]);
  }
  expect(mock.world().crashes).toEqual([]);
});

test('a reset forgets instances and keeps addresses and tokens', async () => {
  await create('ttd/guide');
  mock.reset({ like: 'promise' });
  expect(mock.api('altinn-app').state.instances.size).toBe(0);
  expect(mock.world().like).toBe('promise');
  expect((await create('ttd/guide')).status).toBe(201);
});

test('a fault replaces rules and changes replies until the next reset', async () => {
  const change = (reply: { status: number }): never => ({ ...reply, status: 418 }) as never;
  const fault = {
    id: 'F',
    breaks: 'x',
    aimedAt: 'X',
    replies: { routes: ['createInstanceSimple'], change },
  };
  mock.reset({ faults: { 'altinn-app': [fault] } });
  expect((await create('ttd/guide')).status).toBe(418);
  mock.reset({});
  expect((await create('ttd/guide')).status).toBe(201);
});

test('states of two mocks are their own', async () => {
  const other = await startMock();
  await create('ttd/guide');
  expect(other.api('altinn-app').state.instances.size).toBe(0);
  await other.close();
});

test('control moves the clock and mints tokens that are expired by then', async () => {
  const minted = await tell('/token', { actor: 'user', expiresInSeconds: 60 });
  const { token } = (await minted.json()) as { token: string };
  expect((await create('ttd/guide', token)).status).toBe(201);
  await tell('/clock', { advanceMs: 65_000 });
  expect((await create('ttd/guide', token)).status, 'within ten seconds of tolerance').toBe(201);
  await tell('/clock', { advanceMs: 10_000 });
  expect((await create('ttd/guide', token)).status).toBe(401);
});

for (const [special, status] of [
  ['expired', 401],
  ['not-yet-valid', 401],
  ['no-expiry', 401],
  ['wrong-issuer', 401],
  ['wrong-key', 401],
  ['unknown-kid', 401],
  ['alg-none', 401],
  ['wrong-audience', 201],
  ['missing-scope', 201],
] as const) {
  test(`a token that is ${special} is answered ${status}`, async () => {
    const minted = await tell('/token', { actor: 'user', special });
    const { token } = (await minted.json()) as { token: string };
    expect((await create('ttd/guide', token)).status).toBe(status);
  });
}

test('control refuses what it does not know', async () => {
  expect((await tell('/token', { actor: 'nobody' })).status).toBe(400);
  expect((await tell('/token', { actor: 'user', special: 'odd' })).status).toBe(400);
  expect((await tell('/clock', {})).status).toBe(400);
  expect((await tell('/nowhere', {})).status).toBe(404);
});

test('what cannot be started is refused with a stable code', async () => {
  const port = Number(new URL(base()).port);
  await expect(startMock({ port })).rejects.toMatchObject({ code: 'mock-address-unavailable' });
  const twice = [join(apps, 'guide'), join(apps, '../apps/guide')];
  await expect(startMock({ apps: twice })).rejects.toMatchObject({ code: 'app-twice' });
  await expect(startMock({ apis: ['nope'] })).rejects.toMatchObject({ code: 'unknown-api' });
});

test('the actor org owns the app that is served', async () => {
  const own = await startMock({ apps: [join(apps, 'guide')] });
  expect([...own.api('altinn-app').state.apps.keys()][0]).toBe('ttd/guide');
  await own.close();
});

test('a token that was good is refused when its time is over', async () => {
  const asked = await tell('/token', { actor: 'user', expiresInSeconds: 60 });
  const { token } = (await asked.json()) as { token: string };
  expect((await create('ttd/guide', token)).status).toBe(201);
  expect((await create('ttd/guide', token)).status).toBe(201);
  await tell('/clock', { advanceMs: 75_000 });
  expect((await create('ttd/guide', token)).status).toBe(401);
});

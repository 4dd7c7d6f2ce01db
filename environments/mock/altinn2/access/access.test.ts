import { expect, test } from '@playwright/test';
import { altinn2SpecialTokens } from './token.ts';
import { company, keys, startAltinn2, type Altinn2Mock } from '../altinn2.fixture.ts';

let alt2: Altinn2Mock;

test.beforeAll(async () => {
  alt2 = await startAltinn2();
});

test.afterAll(() => alt2.mock.close());

test.afterEach(() => expect(alt2.mock.world().crashes).toEqual([]));

const box = '/my/messages';
const key = { ApiKey: keys.full.value };
const login = {
  method: 'POST',
  as: null,
  json: { UserName: 'forsiktigbjelle', UserPassword: 'mock-Tr4pp-og-B7elle' },
};

test('key, login, scope and party are asked for in this order', async () => {
  const stages = [
    await alt2.ask('/999999999/messages', { as: null }),
    await alt2.ask('/999999999/messages', { as: null, headers: { ApiKey: keys.lookUp.value } }),
    await alt2.ask('/999999999/messages', { as: null, headers: key }),
    await alt2.ask('/999999999/messages', { as: 'profileOnly' }),
    await alt2.ask('/999999999/messages'),
    await alt2.ask(`/${company}/messages`),
  ];
  expect(stages.map(({ status }) => status)).toEqual([400, 403, 302, 401, 403, 200]);
  expect(stages.slice(0, 5).map(({ text }) => text.replace(/<.*/, ''))).toEqual(
    Array.from({ length: 5 }, () => ''),
  );
});

test('without login a user is sent to the login page, a service owner refused', async () => {
  const user = await alt2.ask(box, { as: null, headers: key });
  expect(user.headers.get('location')).toContain('/ui/Authentication');
  const owner = await alt2.ask('/serviceowner/organizations', { as: null, headers: key });
  expect([owner.status, owner.reason]).toEqual([
    401,
    'Authorization failed: There is no authenticated organization number set on this request',
  ]);
});

test('a key opens what it was registered for', async () => {
  const statuses = async (as: string): Promise<readonly number[]> => {
    const read = await alt2.ask(box, { as });
    const write = await alt2.ask(`${box}/a1/archive`, { method: 'PUT', as });
    return [read.status, write.status];
  };
  expect(await statuses('readKey')).toEqual([200, 403]);
  expect(await statuses('lookUpKey')).toEqual([403, 403]);
  expect(await statuses('user')).toEqual([200, 404]);
});

test('metadata need neither key nor login', async () => {
  expect((await alt2.ask('/metadata', { as: null })).status).toBe(200);
});

for (const special of altinn2SpecialTokens)
  test(`a token that is ${special} is refused`, async () => {
    const order = { api: 'altinn2', actor: 'user', special };
    const { body } = await alt2.tell('/token', order);
    const headers = { ...key, authorization: `Bearer ${String(body['token'])}` };
    expect((await alt2.ask(box, { as: null, headers })).status).toBe(401);
  });

test('a narrow scope opens its part alone', async () => {
  const ask = async (as: string, path: string): Promise<number> =>
    (await alt2.ask(path, { as })).status;
  expect(await ask('metaOnly', box)).toBe(200);
  expect(await ask('metaOnly', `${box}/a1000102`)).toBe(401);
  expect(await ask('reader', `${box}/a1000102?markAsRead=false`)).toBe(200);
  expect(await ask('profileOnly', '/my/profile')).toBe(200);
  expect(await ask('profileOnly', '/reportees')).toBe(401);
});

test('an organisation without a user reads no box', async () => {
  expect((await alt2.ask(box, { as: 'organization' })).status).toBe(403);
});

test('a password gives a cookie, which alone is a login, and with a token is one too many', async () => {
  const answer = await alt2.ask('/authentication/authenticatewithpassword', login);
  expect([answer.status, answer.text]).toEqual([200, '']);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  expect(cookie).toMatch(/\.AspxAuth\w+=[\dA-F]{64}$/);
  const headers = { ...key, cookie };
  expect((await alt2.ask(box, { as: null, headers })).status).toBe(200);
  expect((await alt2.ask(box, { headers: { cookie } })).status).toBe(400);
  const stale = { ...key, cookie: '.AspxAuthMock=00' };
  expect((await alt2.ask(box, { as: null, headers: stale })).status).toBe(302);
});

test('a wrong password is refused', async () => {
  const json = { ...login.json, UserPassword: 'x' };
  const path = '/authentication/authenticatewithpassword';
  expect((await alt2.ask(path, { ...login, json })).status).toBe(401);
});

import { expect, test } from '@playwright/test';
import { account } from './access/accounts.ts';
import { startFiks, type FiksMock } from './fiks.fixture.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const konto = `/v2/kontoer/${account.id}/forsendelser`;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

test('the address ends in /api, and without it there is nothing', async () => {
  expect(fiks.baseUrl).toMatch(/\/api$/);
  const response = await fetch(new URL('/v2/forsendelsestyper', fiks.baseUrl), {
    headers: fiks.credentials('sender'),
  });
  expect(response.status).toBe(404);
});

test('a refusal is an error message with its nulls', async () => {
  const before = Date.now();
  const { status, headers, body } = await fiks.ask(`${konto}?eksternRef=`);
  expect([status, headers.get('content-type')]).toEqual([400, 'application/json']);
  expect(Object.keys(body)).toEqual([
    'timestamp',
    'status',
    'error',
    'errorId',
    'path',
    'originalPath',
    'message',
    'errorCode',
    'errorJson',
  ]);
  expect(body).toMatchObject({
    status: 400,
    error: 'Bad Request',
    errorId: expect.stringMatching(uuid),
    path: `/api${konto}`,
    originalPath: null,
    errorCode: null,
    errorJson: null,
  });
  expect(Number(body['timestamp'])).toBeGreaterThanOrEqual(before);
  expect(Number(body['timestamp'])).toBeLessThanOrEqual(Date.now());
});

test('unknown paths are 404 and unknown methods 405, as error messages', async () => {
  const missing = await fiks.ask('/v2/annet');
  expect([missing.status, missing.body['status']]).toEqual([404, 404]);
  const wrong = await fiks.ask(konto, { method: 'PUT' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST']);
  expect(wrong.body['path']).toBe(`/api${konto}`);
});

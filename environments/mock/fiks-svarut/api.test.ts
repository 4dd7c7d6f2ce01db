import { expect, test } from '@playwright/test';
import { account } from './access/accounts.ts';
import type { FiksCall } from './call.ts';
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

test('a fault replaces a rule, misreads a call, changes or withholds an answer', async () => {
  const path = '/v2/forsendelsestyper';
  const row = { id: 'fiks-x', breaks: 'x', aimedAt: 'FIKS-X' };
  const wrong = { headers: { IntegrasjonPassord: 'x' } };
  fiks.reset({ ...row, rules: { fitsPassword: () => true } });
  expect((await fiks.ask(path, wrong)).status).toBe(200);
  const change = (call: FiksCall): FiksCall => ({ ...call, credentials: {} });
  fiks.reset({ ...row, requests: { routes: ['hentForsendelsestyper'], change } });
  expect((await fiks.ask(path)).status).toBe(401);
  fiks.reset({ ...row, replies: { change: (reply) => ({ ...reply, status: 202 }) } });
  expect((await fiks.ask(path)).status).toBe(202);
  fiks.reset({ ...row, bypass: () => ({ status: 204, headers: [] }) });
  expect((await fiks.ask(path, wrong)).status).toBe(204);
  fiks.reset();
  expect((await fiks.ask(path, wrong)).status).toBe(401);
});

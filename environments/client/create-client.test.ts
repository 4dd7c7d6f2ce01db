import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { SuiteError } from '#specs';
import type { LoopbackAnswer } from '../start-loopback.ts';
import { ask, token, withClient } from './ask-loopback.ts';
import type { OutgoingRequest } from './create-client.ts';
import type { LiveExchange } from './record-exchange.ts';

test('path, header lines and body go out as they stand', async () => {
  await withClient({}, async (client, server) => {
    await client.send({
      method: 'POST',
      path: '/a/../b//c%2f%41?q=%20&q=2',
      headers: [
        ['X-Twice', '1'],
        ['x-tWICE', '2'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"broken"',
      as: 'user',
    });
    const [request] = server.requests;
    expect(request?.path).toBe('/a/../b//c%2f%41?q=%20&q=2');
    expect(request?.rawHeaders).toEqual(expect.arrayContaining(['X-Twice', '1', 'x-tWICE', '2']));
    expect(request?.body.toString()).toBe('{"broken"');
    expect(request?.headers.authorization).toBe(`Bearer ${token}`);
    expect(request?.headers['user-agent']).toMatch(/^samsvar\//);
    expect(request?.headers.accept).toBeUndefined();
  });
});

test('an exchange is recorded with masked headers, hash and time', async () => {
  const seen: LiveExchange[] = [];
  const exchange = await ask(
    {
      method: 'PUT',
      path: '/a',
      body: 'abc',
      as: 'user',
      operationId: 'putA',
      deliberatelyInvalid: true,
    },
    { options: { onExchange: (each) => void seen.push(each), now: () => 0 } },
  );
  expect(seen).toEqual([exchange]);
  expect(exchange).toMatchObject({
    id: 'x1',
    api: 'altinn-app',
    actor: 'user',
    operationId: 'putA',
    status: 200,
  });
  expect(exchange.startedAt).toBe('1970-01-01T00:00:00.000Z');
  expect(exchange.durationMs).toBeGreaterThan(0);
  expect(exchange.request.headers).toContainEqual(['Authorization', 'Bearer $SAMSVAR_TOKEN_USER']);
  expect(exchange.request.bodySha256).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(exchange.request).toMatchObject({ bodyBytes: 3, deliberatelyInvalid: true });
  expect([exchange.text(), exchange.json()]).toEqual(['{"a":1}', { a: 1 }]);
  expect(exchange.header('DATE')).toBeDefined();
});

const authorizations: readonly [
  OutgoingRequest['authorization'],
  OutgoingRequest['as'],
  string | undefined,
][] = [
  [undefined, undefined, undefined],
  [undefined, 'anonymous', undefined],
  [undefined, 'user', `Bearer ${token}`],
  [null, 'user', undefined],
  ['Bearer broken', 'user', 'Bearer broken'],
];

test('whose token is sent', async () => {
  await withClient({}, async (client, server) => {
    for (const [authorization, as, sent] of authorizations) {
      const { request } = await client.send({
        method: 'GET',
        path: '/',
        ...(authorization === undefined ? {} : { authorization }),
        ...(as === undefined ? {} : { as }),
      });
      expect(server.requests.at(-1)?.headers.authorization).toBe(sent);
      expect(JSON.stringify(request.headers)).not.toContain('broken');
      expect(JSON.stringify(request.headers)).not.toContain(token);
    }
  });
});

test('an actor that is absent or unknown is refused with the reason', async () => {
  await expect(ask({ method: 'GET', path: '/', as: 'system' })).rejects.toThrow(
    /SAMSVAR_SYSTEM_CLIENT_ID/,
  );
  await expect(ask({ method: 'GET', path: '/', as: 'vendor' })).rejects.toThrow(
    expect.objectContaining({ code: 'actor-missing' }),
  );
});

test('no redirect is followed, nothing is decompressed, header lines keep case and repeats', async () => {
  const body = gzipSync('hello');
  const exchange = await ask(
    { method: 'GET', path: '/' },
    {
      answer: (_, response) => {
        response.writeHead(302, [
          'Location',
          '/b',
          'X-TWICE',
          '1',
          'x-twice',
          '2',
          'Content-Encoding',
          'gzip',
        ]);
        response.end(body);
      },
    },
  );
  expect(exchange.status).toBe(302);
  expect(exchange.response?.headers).toEqual(
    expect.arrayContaining([
      ['X-TWICE', '1'],
      ['x-twice', '2'],
    ]),
  );
  expect(Buffer.from(exchange.response?.body ?? [])).toEqual(body);
  expect(exchange.json()).toBeUndefined();
});

test('a stream is sent in chunks and hashed on its way', async () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    yield Buffer.from('bc');
  }
  await withClient({}, async (client, server) => {
    const { request } = await client.send({ method: 'POST', path: '/', body: chunks() });
    expect(server.requests[0]?.body.toString()).toBe('abc');
    expect(server.requests[0]?.headers['transfer-encoding']).toBe('chunked');
    expect(request).toMatchObject({ bodyBytes: 3 });
    expect(request.bodySha256).toMatch(/^ba7816bf/);
    expect(request.body).toBeUndefined();
  });
});

test('a gateway and a throttle that stays are faults on shared environments only', async () => {
  const answers =
    (status: number): LoopbackAnswer =>
    (_, response) =>
      void response.writeHead(status, { 'Retry-After': '0' }).end();
  for (const [status, kind] of [
    [502, 'gateway'],
    [503, 'gateway'],
    [504, 'gateway'],
    [429, 'throttled'],
  ] as const) {
    const shared = await ask(
      { method: 'GET', path: '/' },
      { answer: answers(status), pace: { shared: true } },
    );
    expect(shared.fault?.kind).toBe(kind);
    expect(shared.status).toBe(status);
    const own = await ask({ method: 'GET', path: '/' }, { answer: answers(status) });
    expect(own.fault).toBeUndefined();
  }
});

test('a 429 is waited out and counted', async () => {
  let answered = 0;
  const answer: LoopbackAnswer = (_, response) => {
    answered += 1;
    if (answered < 3) response.writeHead(429, { 'Retry-After': '0' });
    response.end();
  };
  await withClient({ answer, pace: { shared: true } }, async (client) => {
    const exchange = await client.send({ method: 'GET', path: '/' });
    expect([exchange.status, exchange.throttled, client.pace.throttled]).toEqual([200, 2, 2]);
    expect(exchange.fault).toBeUndefined();
  });
});

test('a request that cannot be written is wrong use', async () => {
  await expect(ask({ method: 'GET', path: '/a b' })).rejects.toThrow(
    expect.objectContaining({ code: 'request-not-sendable' }),
  );
  await expect(ask({ method: 'GET', path: '/', headers: [['X-A', 'a\nb']] })).rejects.toThrow(
    SuiteError,
  );
});

test('an interrupted run sends nothing more', async () => {
  const controller = new AbortController();
  const answer: LoopbackAnswer = () => controller.abort();
  await expect(
    ask(
      { method: 'GET', path: '/', timeoutMs: 2000 },
      { answer, options: { signal: controller.signal } },
    ),
  ).rejects.toThrow(expect.objectContaining({ code: 'interrupted' }));
});

test('the text of the status line is kept, by either way of sending', async () => {
  const answer: LoopbackAnswer = (_, response) =>
    void response.writeHead(400, "Required header 'ApiKey' is missing.").end();
  for (const raw of [false, true]) {
    const { status, response } = await ask({ method: 'GET', path: '/', raw }, { answer });
    expect([status, response?.reason]).toEqual([400, "Required header 'ApiKey' is missing."]);
  }
});

test('where silence is an answer, a connection that fails is told as such', async () => {
  const answer: LoopbackAnswer = (request, response) =>
    void (request.path === '/cut' ? response.destroy() : undefined);
  for (const [path, timeoutMs, message] of [
    ['/cut', 5000, /^reset: /],
    ['/never', 100, /^timeout: /],
  ] as const) {
    const request = { method: 'GET', path, timeoutMs, mayBeSilent: true };
    const { status, fault } = await ask(request, { answer });
    expect([status, fault?.kind]).toEqual([0, 'silent']);
    expect(fault?.message).toMatch(message);
  }
  const { fault } = await ask({ method: 'GET', path: '/cut' }, { answer });
  expect(fault?.kind).toBe('reset');
});

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { SuiteError } from '#specs';
import { startLoopback, toTestTarget, type LoopbackAnswer } from '../start-loopback.ts';
import type { Target } from '../target.ts';
import {
  createClient,
  type Client,
  type ClientOptions,
  type OutgoingRequest,
} from './create-client.ts';
import type { LiveExchange } from './record-exchange.ts';

const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJl';
const actors: Target['actors'] = {
  anonymous: { kind: 'anonymous' },
  user: { kind: 'token', token },
  system: { kind: 'absent', reason: 'not set: SAMSVAR_SYSTEM_CLIENT_ID' },
};
const ok: LoopbackAnswer = (_, response) => void response.end('{"a":1}');

interface Ask extends Partial<Target> {
  readonly answer?: LoopbackAnswer;
  readonly options?: Partial<ClientOptions>;
}

async function withClient(
  { answer = ok, options = {}, ...target }: Ask,
  use: (client: Client, server: Awaited<ReturnType<typeof startLoopback>>) => Promise<void>,
): Promise<void> {
  await using server = await startLoopback(answer);
  const client = createClient({
    target: toTestTarget({ baseUrl: server.baseUrl, actors, ...target }),
    ...options,
  });
  try {
    await use(client, server);
  } finally {
    await client.close();
  }
}

async function ask(request: OutgoingRequest, options: Ask = {}): Promise<LiveExchange> {
  let exchange: LiveExchange | undefined;
  await withClient(options, async (client) => {
    exchange = await client.send(request);
  });
  if (exchange === undefined) throw new Error('no exchange');
  return exchange;
}

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

/** Faults of the connection by what the server does. */
const faults: readonly [kind: string, answer: LoopbackAnswer][] = [
  ['timeout', () => {}],
  ['timeout', (_, response) => void response.writeHead(200).write('drip')],
  ['reset', (_, response) => void response.socket?.destroy()],
  [
    'reset',
    (_, response) =>
      void response
        .writeHead(200, { 'Content-Length': 9 })
        .write('cut', () => response.socket?.destroy()),
  ],
  ['reset', (_, response) => void response.socket?.end('this is no HTTP\r\n\r\n')],
];

test('faults of the connection are named, not thrown', async () => {
  for (const raw of [false, true]) {
    for (const [kind, answer] of faults) {
      if (raw && kind === 'reset' && answer === faults[4]?.[1]) continue;
      const exchange = await ask({ method: 'GET', path: '/', timeoutMs: 120, raw }, { answer });
      expect(exchange.fault?.kind, `${kind}${raw ? ' raw' : ''}: ${exchange.fault?.message}`).toBe(
        kind,
      );
      expect(exchange.response).toBeUndefined();
      expect(exchange.status).toBe(0);
    }
  }
});

test('a closed port, an unknown host and a plain server asked for TLS are faults', async () => {
  const port = await freePort();
  const targets: readonly [string, string][] = [
    ['refused', `http://127.0.0.1:${port}`],
    ['dns', 'http://samsvar.invalid'],
  ];
  for (const [kind, baseUrl] of targets) {
    const exchange = await ask({ method: 'GET', path: '/' }, { baseUrl });
    expect(exchange.fault?.kind, exchange.fault?.message).toBe(kind);
  }
  await withClient({}, async (_, server) => {
    const exchange = await ask(
      { method: 'GET', path: '/' },
      { baseUrl: server.baseUrl.replace('http:', 'https:') },
    );
    expect(exchange.fault?.kind, exchange.fault?.message).toBe('tls');
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

test('what undici refuses goes over a socket of its own', async () => {
  const exchange = await ask({
    method: 'POST',
    path: '/',
    headers: [['Content-Length', '9']],
    body: 'abc',
    deliberatelyInvalid: true,
  });
  // node refuses a body that ends early.
  expect(exchange.status).toBe(400);
  await withClient({}, async (client, server) => {
    const chunked = await client.send({
      method: 'POST',
      path: '/',
      headers: [['Transfer-Encoding', 'chunked']],
      body: '3\r\nabc\r\n0\r\n\r\n',
    });
    expect(chunked.status).toBe(200);
    expect(server.requests[0]?.body.toString()).toBe('abc');
    const bad = await client.send({
      method: 'POST',
      path: '/',
      headers: [['Transfer-Encoding', 'chunked']],
      body: 'xyz',
    });
    expect(bad.status).toBe(400);
  });
});

test('a raw request reads lengths, chunks, and bodies without either', async () => {
  const answers: readonly LoopbackAnswer[] = [
    (_, response) => void response.end('hello'),
    (_, response) => void (response.write('hel'), response.end('lo')),
    (_, response) => void response.socket?.end('HTTP/1.1 200 OK\r\n\r\nhello'),
    (_, response) =>
      void response.socket?.end(
        'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
      ),
  ];
  for (const answer of answers) {
    const exchange = await ask({ method: 'GET', path: '/', raw: true }, { answer });
    expect([exchange.status, exchange.text()]).toEqual([200, 'hello']);
  }
  expect((await ask({ method: 'HEAD', path: '/', raw: true })).text()).toBe('');
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

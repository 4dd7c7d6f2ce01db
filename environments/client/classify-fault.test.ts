import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { LoopbackAnswer } from '../start-loopback.ts';
import { ask, withClient } from './ask-loopback.ts';
import { classifyFault } from './classify-fault.ts';

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

const coded = (code: string): Error => Object.assign(new Error('it failed'), { code });
const codes: readonly [code: string, kind: string | undefined][] = [
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_SOCKET', 'reset'],
  ['EPIPE', 'reset'],
  ['HPE_INVALID_CONSTANT', 'reset'],
  ['UND_ERR_INVALID_ARG', undefined],
];

test('a fault is named by its code, wherever in the causes it stands', () => {
  for (const [code, kind] of codes) {
    expect(classifyFault(coded(code))?.kind, code).toBe(kind);
    expect(classifyFault(new Error('outer', { cause: coded(code) }))?.kind, code).toBe(kind);
    expect(classifyFault(new AggregateError([coded(code)]))?.kind, code).toBe(kind);
  }
  expect(classifyFault('no error')).toBeUndefined();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

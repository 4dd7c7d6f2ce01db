import { expect, test } from '@playwright/test';
import type { LoopbackAnswer } from '../start-loopback.ts';
import { ask, withClient } from './ask-loopback.ts';

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

import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { listen, type Answer, type Listening } from './listen.ts';
import type { Reply } from './message.ts';

const done = (text: string): Reply => ({ status: 200, headers: [], body: Buffer.from(text) });

async function serving(
  answer: Answer,
  use: (server: Listening, crashes: unknown[]) => Promise<void>,
): Promise<void> {
  const crashes: unknown[] = [];
  const server = await listen(answer, {
    host: '127.0.0.1',
    port: 0,
    onCrash: (error) => void crashes.push(error),
    streams: (method, path) => method === 'POST' && path === '/stream',
  });
  try {
    await use(server, crashes);
  } finally {
    await server.close();
  }
}

async function sizeOf(stream: AsyncIterable<Buffer> | undefined): Promise<number> {
  let size = 0;
  for await (const chunk of stream ?? []) size += chunk.length;
  return size;
}

const post = (server: Listening, path: string, body: string): Promise<Response> =>
  fetch(server.origin + path, { method: 'POST', body });

test('a body is handed on as it comes where the API streams, else read whole', async () => {
  const answer: Answer = async ({ body, stream }) =>
    done(`${body.length} ${stream === undefined ? 'held' : await sizeOf(stream)}`);
  await serving(answer, async (server) => {
    expect(await (await post(server, '/stream', 'x'.repeat(300_000))).text()).toBe('0 300000');
    expect(await (await post(server, '/other', 'abc')).text()).toBe('3 held');
  });
});

test('a connection goes on where an answer did not wait for the body', async () => {
  const answer: Answer = async ({ stream }) => {
    for await (const chunk of stream ?? []) if (chunk.length > 0) break;
    return done('early');
  };
  await serving(answer, async (server, crashes) => {
    for (let round = 0; round < 3; round += 1)
      expect(await (await post(server, '/stream', 'x'.repeat(3_000_000))).text()).toBe('early');
    expect(crashes).toEqual([]);
  });
});

for (const path of ['/stream', '/other'])
  test(`a client that hangs up in the body of ${path} is no crash of the mock`, async () => {
    const ended: string[] = [];
    const answer: Answer = async ({ stream }) => {
      await sizeOf(stream).catch(() => ended.push('broken off'));
      return done('');
    };
    await serving(answer, async (server, crashes) => {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc`, () =>
            socket.destroy(),
          );
        });
        socket.on('close', () => resolve());
      });
      await expect.poll(() => ended.length).toBe(path === '/stream' ? 1 : 0);
      expect((await post(server, '/other', 'abc')).status).toBe(200);
      expect(crashes).toEqual([]);
    });
  });

test('a reply may have a text of its own in the status line', async () => {
  const answer: Answer = async ({ path }) =>
    path === '/own' ? { ...done(''), status: 204, reason: 'Kontakt lagt til' } : done('');
  await serving(answer, async (server) => {
    expect((await fetch(`${server.origin}/own`)).statusText).toBe('Kontakt lagt til');
    expect((await fetch(`${server.origin}/usual`)).statusText).toBe('OK');
  });
});

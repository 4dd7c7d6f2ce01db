import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createClient, targetFromEndpoints, type Client } from '#environments';
import { openAdmission, type Admission } from './admission.ts';
import { ScenarioStop } from './stop.ts';
import { watched, watchTarget, type TargetWatch } from './watch-target.ts';

let server: Server;
let client: Client;
let drops = 0;
let stateDir: string;
const told: string[] = [];

test.beforeEach(async () => {
  server = createServer((request, answer) => {
    drops -= 1;
    if (drops >= 0) request.socket.destroy();
    else answer.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoints = { apis: { 'altinn-app': { baseUrl: `http://127.0.0.1:${port}` } } };
  client = createClient({ target: targetFromEndpoints(endpoints, 'altinn-app') });
  stateDir = mkdtempSync(join(tmpdir(), 'samsvar-watch-'));
  told.length = 0;
  drops = 0;
});
test.afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

function watch(): TargetWatch {
  return watchTarget({ client, stateDir, pauseMs: 1, warn: (text) => void told.push(text) });
}

function admission(): Admission {
  return openAdmission({ client, contracts: [], tell: (_, reason) => reason });
}

const get = { method: 'GET', path: '/a', as: 'anonymous' } as const;

test('one lost answer is one exchange with a fault, and the run goes on', async () => {
  const own = watch();
  drops = 1;
  const { fault } = await watched(client, own, admission()).send(get);
  expect(fault?.kind).toBe('reset');
  expect(own.gone()).toBeUndefined();
});

test('a target that is gone stops the scenario, is told once, and holds for every process of the run', async () => {
  const [one, other] = [watch(), watch()];
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const stops = await Promise.all(
    [one, other].map((each) =>
      watched(client, each, admission())
        .send(get)
        .catch((error: unknown) => error),
    ),
  );
  for (const stop of stops) {
    expect(stop).toBeInstanceOf(ScenarioStop);
    expect(stop).toMatchObject({
      kind: 'inconclusive',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  }
  expect(told).toHaveLength(1);
  expect(watch().gone()).toContain('does not answer');
});

test('one exchange that stays throttled is an answer of its operation, two in a row are the target', async () => {
  const own = watch();
  const throttled = { fault: { kind: 'throttled', message: 'answered 429' } } as const;
  expect(own.throttled(throttled)).toBeUndefined();
  expect(own.throttled({})).toBeUndefined();
  expect(own.throttled(throttled)).toBeUndefined();
  expect(own.gone()).toBeUndefined();
  expect(own.throttled(throttled)).toContain('tells us to wait again and again');
  expect(watch().gone()).toContain('answered 429');
  expect(told).toHaveLength(1);
});

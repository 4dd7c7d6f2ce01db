import { expect, test } from '@playwright/test';
import { createRedactor, type LiveExchange } from '#environments';
import { tellBriefly, tellWhole } from './tell-exchange.ts';

const canary = 'kanarifugl-i-svaret';

function exchange(body: string | Uint8Array): LiveExchange {
  const headers = [
    ['Content-Type', 'application/json'],
    ['Set-Cookie', `session=${canary}`],
  ] as const;
  return {
    id: '1',
    api: 'things',
    actor: 'user',
    operationId: 'getThing',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    throttled: 0,
    status: 500,
    request: {
      method: 'POST',
      url: 'http://127.0.0.1/things',
      headers: [['Authorization', `Bearer ${canary}`]],
      body: Buffer.from(`{"password":"${canary}"}`),
      bodyBytes: 40,
      deliberatelyInvalid: false,
    },
    response: { status: 500, headers, body: typeof body === 'string' ? Buffer.from(body) : body },
    header: () => undefined,
    text: () => '',
    json: () => undefined,
  };
}

test('what was sent and answered is told, and nothing of a secret', () => {
  const redactor = createRedactor();
  redactor.register(canary);
  const told = tellWhole(exchange(`{"echo":"${canary}","a":1}`), redactor);
  // The line that repeats it is masked with the whole result.
  expect(JSON.stringify({ ...told, curl: '' })).not.toContain('kanari');
  expect(told).toMatchObject({ method: 'POST', status: 500, request: { bytes: 40 } });
  expect(told.response?.body).toContain('"a":1');
  expect(told.response?.headers[0]).toEqual(['Content-Type', 'application/json']);
});

test('a secret that stands where a body is cut leaves no part of itself', () => {
  const redactor = createRedactor();
  redactor.register(canary);
  const told = tellWhole(exchange(`${'a'.repeat(1990)} ${canary} ${'b'.repeat(100)}`), redactor);
  expect(told.response?.body?.endsWith('…')).toBe(true);
  expect(JSON.stringify(told.response)).not.toContain('kanari');
});

test('bytes that are no text are counted, not shown', () => {
  const told = tellWhole(exchange(Uint8Array.from([0, 255, 1, 254])), createRedactor());
  expect(told.response).toMatchObject({ bytes: 4 });
  expect(told.response?.body).toBeUndefined();
});

test('in one line: method, address, status and how to repeat it', () => {
  expect(Object.keys(tellBriefly(exchange('{}')))).toEqual(['method', 'url', 'status', 'curl']);
});

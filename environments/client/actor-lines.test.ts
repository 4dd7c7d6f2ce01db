import { expect, test } from '@playwright/test';
import type { Client, OutgoingRequest } from './create-client.ts';
import { token, withClient } from './ask-loopback.ts';
import type { LiveExchange } from './record-exchange.ts';

const password = 'et-passord-som-ingen-skal-se';
const lines = { IntegrasjonId: 'integrasjon-1', IntegrasjonPassord: password };

interface Asked {
  readonly exchange: LiveExchange;
  readonly sent: Readonly<Record<string, unknown>>;
  readonly client: Client;
}

/** Sends one request as an actor who has these header lines. */
async function askedWith(
  headers: Readonly<Record<string, string>>,
  request: OutgoingRequest,
): Promise<Asked> {
  let asked: Asked | undefined;
  const actors = { user: { kind: 'token', token, headers } } as const;
  await withClient({ actors }, async (client, server) => {
    const exchange = await client.send(request);
    asked = { exchange, sent: server.requests[0]?.headers ?? {}, client };
  });
  if (asked === undefined) throw new Error('nothing was sent');
  return asked;
}

test('the header lines of an actor go with the token, and only their secrets are hidden', async () => {
  const { exchange, sent } = await askedWith(lines, { method: 'GET', path: '/', as: 'user' });
  expect(sent).toMatchObject({ integrasjonid: 'integrasjon-1', integrasjonpassord: password });
  expect(exchange.request.headers).toContainEqual(['IntegrasjonId', 'integrasjon-1']);
  expect(JSON.stringify(exchange.request)).not.toContain(password);
  expect(exchange.request.headers).toContainEqual([
    'IntegrasjonPassord',
    '$SAMSVAR_TOKEN_USER_INTEGRASJONPASSORD',
  ]);
});

test('one line of an actor can be left out or replaced', async () => {
  const { sent } = await askedWith(lines, {
    method: 'GET',
    path: '/',
    as: 'user',
    credentials: { IntegrasjonId: null, IntegrasjonPassord: 'feil' },
  });
  expect(sent['integrasjonid']).toBeUndefined();
  expect(sent['integrasjonpassord']).toBe('feil');
  expect(sent['authorization']).toMatch(/^Bearer /);
});

test('what an actor sends is masked wherever it comes back', async () => {
  const { client } = await askedWith(lines, { method: 'GET', path: '/', as: 'user' });
  expect(client.redactor.text(`svar: ${password}`)).toBe('svar: ***');
});

for (const hangUp of ['mid-body', 'before-answer'] as const)
  test(`a client that hangs up ${hangUp} has no answer`, async () => {
    const { exchange } = await askedWith(
      {},
      { method: 'POST', path: '/', body: 'x'.repeat(100_000), hangUp },
    );
    expect(exchange).toMatchObject({ status: 0, fault: { kind: 'hung-up' } });
    expect(exchange.response).toBeUndefined();
  });

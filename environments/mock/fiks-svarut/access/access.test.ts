import { expect, test } from '@playwright/test';
import { decodeJwt, SignJWT } from 'jose';
import { registeredClients } from '../../maskinporten/clients.ts';
import { maskinportenIssuer } from '../../maskinporten/issuer.ts';
import { account, integrations, otherAccount } from './accounts.ts';
import { startFiks, type Answered, type FiksMock } from '../fiks.fixture.ts';
import { fiksRoutes } from '../routes.ts';
import { fiksSpecialTokens } from './token.ts';

let fiks: FiksMock;
let forsendelse: string;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(async () => {
  fiks.reset();
  forsendelse = await fiks.sent();
});

const password = integrations.sender.password;
const tokenBeginning = 'Klarte ikke å validere access_token';
const integrationBeginning = 'Autentisering feilet for integrasjon med id';

/** Calls every operation and gives its answers. */
async function everywhere(
  headers: Readonly<Record<string, string>>,
  { as = 'sender', accountId = account.id, id = forsendelse } = {},
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const { method, path, on } of fiksRoutes) {
    if (on === 'service' && headers['granted'] === 'no') continue;
    const place = path.replace('{kontoId}', accountId).replace('{forsendelseId}', id);
    const { granted: _, ...lines } = headers;
    answers.push(await fiks.ask(place, { method, as, headers: lines }));
  }
  return answers;
}

async function special(kind: string): Promise<string> {
  const order = { api: 'fiks-svarut', actor: 'sender', special: kind };
  return `Bearer ${String((await fiks.tell('/token', order)).body['token'])}`;
}

const missing: readonly (readonly [string, string, string])[] = [
  ['authorization', '', tokenBeginning],
  ['authorization', 'Basic YTpi', tokenBeginning],
  ['authorization', 'Bearer', tokenBeginning],
  ['authorization', 'Bearer abc', tokenBeginning],
  ['authorization', 'Bearer a.b.c', tokenBeginning],
  ['IntegrasjonId', '', integrationBeginning],
  ['IntegrasjonId', 'x', integrationBeginning],
  ['IntegrasjonId', '5c3e9f10-8d27-4b6a-a1c4-6f0b7d2e9a19', integrationBeginning],
  ['IntegrasjonId', integrations.otherSender.id, integrationBeginning],
  ['IntegrasjonPassord', '', integrationBeginning],
  ['IntegrasjonPassord', `${password}x`, integrationBeginning],
];
for (const [header, value, beginning] of missing) {
  test(`${header} '${value}' is refused with 401 by every operation`, async () => {
    for (const { status, body } of await everywhere({ [header]: value })) {
      expect([status, String(body['message']).startsWith(beginning)]).toEqual([401, true]);
      expect(JSON.stringify(body)).not.toContain(password);
    }
  });
}

test('no credentials at all are refused as a token is', async () => {
  const { status, body } = await fiks.ask('/v2/forsendelsestyper', { as: null });
  expect([status, String(body['message'])]).toEqual([401, expect.stringContaining(tokenBeginning)]);
});

for (const kind of fiksSpecialTokens) {
  test(`a token that is ${kind} is refused with 401 by every operation`, async () => {
    const authorization = await special(kind);
    const beginning = kind === 'wrong-organisation' ? integrationBeginning : tokenBeginning;
    for (const { status, body } of await everywhere({ authorization })) {
      expect([status, String(body['message']).startsWith(beginning)]).toEqual([401, true]);
    }
  });
}

test('the causes of a refused integration cannot be told apart', async () => {
  const authorization = await special('wrong-organisation');
  const ask = async (headers: Record<string, string>): Promise<string> => {
    const { status, body } = await fiks.ask('/v2/forsendelsestyper', { headers });
    return `${status} ${String(body['message']).replaceAll(/[\da-f-]{36}/g, 'ID')}`;
  };
  const answers = await Promise.all([
    ask({ authorization }),
    ask({ IntegrasjonPassord: 'x' }),
    ask({ IntegrasjonId: '5c3e9f10-8d27-4b6a-a1c4-6f0b7d2e9a19' }),
  ]);
  expect(new Set(answers).size).toBe(1);
});

test('a password in the wrong header does not come back', async () => {
  const { body } = await fiks.ask('/v2/forsendelsestyper', {
    headers: { IntegrasjonId: password },
  });
  expect(JSON.stringify(body)).not.toContain(password);
});

test('an integration without grants gets 403, but knows types and systems', async () => {
  const granted = { granted: 'no' };
  for (const { status, body } of await everywhere(granted, { as: 'ungranted' })) {
    expect([status, body['message']]).toEqual([403, 'Mangler tilgang']);
  }
  for (const path of ['/v2/forsendelsestyper', '/v2/mottakersystem']) {
    expect((await fiks.ask(path, { as: 'ungranted' })).status).toBe(200);
  }
});

test('the account and the forsendelse of another are refused with 403', async () => {
  const granted = { granted: 'no' };
  for (const { status } of await everywhere(granted, { as: 'otherSender' }))
    expect(status).toBe(403);
  const strange = { accountId: otherAccount.id };
  const statuses = (await everywhere(granted, strange)).map(({ status }) => status);
  expect(statuses.slice(0, 4)).toEqual([403, 403, 403, 403]);
});

test('accounts that do not exist are 403, forsendelser 404, ids that are none 400', async () => {
  const id = '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b609';
  const ofAccounts = fiksRoutes.map(({ on }) => on).filter((on) => on !== 'service');
  const expected = (of: Record<string, number>): number[] => ofAccounts.map((on) => of[on] ?? 0);
  const unknown = await everywhere({ granted: 'no' }, { accountId: id, id });
  expect(unknown.map(({ status }) => status)).toEqual(expected({ account: 403, forsendelse: 404 }));
  const none = await everywhere({ granted: 'no' }, { accountId: 'x', id: 'x' });
  expect(none.map(({ status }) => status)).toEqual(expected({ account: 400, forsendelse: 400 }));
});

test('names and scheme are known in any case, ids too', async () => {
  const {
    authorization = '',
    IntegrasjonId = '',
    IntegrasjonPassord = '',
  } = fiks.credentials('sender');
  const headers = {
    AUTHORIZATION: authorization.replace('Bearer', 'bEARER'),
    integrasjonid: IntegrasjonId.toUpperCase(),
    INTEGRASJONPASSORD: IntegrasjonPassord,
  };
  const path = `/v2/forsendelser/${forsendelse.toUpperCase()}/hendelser`;
  expect((await fiks.ask(path, { as: null, headers })).status).toBe(200);
});

test('a grant of Maskinporten gives a token that is let in', async () => {
  const client = (await registeredClients()).find(({ name }) => name === 'samsvar-fiks');
  if (client === undefined) throw new Error('There is no client of Fiks.');
  const now = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({ scope: 'ks:fiks', iss: client.clientId, jti: `${now}` })
    .setProtectedHeader({ alg: 'RS256', kid: client.key.kid })
    .setAudience(maskinportenIssuer)
    .setIssuedAt(now)
    .setExpirationTime(now + 100)
    .sign(client.key.privateKey);
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type, assertion });
  const address = fiks.mock.apis['maskinporten']?.baseUrl ?? '';
  const granted: unknown = await (await fetch(`${address}/token`, { method: 'POST', body })).json();
  const token = String((granted as Record<string, unknown>)['access_token']);
  const headers = { authorization: `Bearer ${token}` };
  expect((await fiks.ask(`/v2/forsendelser/${forsendelse}/hendelser`, { headers })).status).toBe(
    200,
  );
});

test('the token names the supplier, who does not own the account', () => {
  const token = fiks.mock.apis['fiks-svarut']?.actors?.['sender']?.token ?? '';
  expect(decodeJwt(token)).toMatchObject({
    scope: 'ks:fiks',
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${integrations.sender.organisation}` },
  });
  expect(account.owner).not.toBe(integrations.sender.organisation);
});

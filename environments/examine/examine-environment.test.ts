import { generateKeyPairSync } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from '@playwright/test';
import { startLoopback, type LoopbackAnswer } from '../start-loopback.ts';
import { examineEnvironment, type Examined } from './examine-environment.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJrYW5hcmkifQ.c2lnbmF0dXJl';

/** App, issuer and exchange behind one address. */
const healthy: LoopbackAnswer = ({ path, headers }, response) => {
  const baseUrl = `http://${headers.host}`;
  const scope = 'altinn:instances.read altinn:instances.write altinn:serviceowner/instances.read';
  const answers: Record<string, object | string> = {
    '/metadata': { issuer: `${baseUrl}/`, token_endpoint: `${baseUrl}/token` },
    '/token': { access_token: token, expires_in: 119, scope },
    '/exchange': token,
  };
  const answer = answers[path] ?? {};
  response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
};

async function examine(
  answer: LoopbackAnswer,
  env: Record<string, string> = {},
): Promise<Examined[]> {
  await using server = await startLoopback(answer);
  const { baseUrl } = server;
  const sources = {
    env: {
      SAMSVAR_ALTINN_APP_BASE_URL: baseUrl,
      SAMSVAR_LOCALTEST_URL: baseUrl,
      SAMSVAR_MASKINPORTEN_METADATA_URL: `${baseUrl}/metadata`,
      SAMSVAR_EXCHANGE_URL: `${baseUrl}/exchange`,
      ...Object.fromEntries(actors.map((actor) => [`SAMSVAR_TOKEN_${actor}`, token])),
      ...env,
    },
  };
  return await examineEnvironment('localtest', sources, ['altinn-app']);
}

const actors = ['USER', 'USER_LEVEL0', 'USER_LEVEL1', 'STRANGER', 'ORG', 'OTHER_ORG', 'SYSTEM'];
const outcomes = (examined: readonly Examined[]): string[] => [
  ...new Set(examined.map(({ outcome }) => outcome)),
];

test('what answers and is given is fine', async () => {
  const examined = await examine(healthy);
  expect(outcomes(examined)).toEqual(['fine']);
  expect(examined.map(({ area }) => area)).toEqual(['address', ...actors.map(() => 'token')]);
});

test('an app that is not deployed, and one that is down, are refused', async () => {
  for (const status of [404, 500]) {
    const [address] = await examine((_, response) => void response.writeHead(status).end());
    expect(address).toMatchObject({
      area: 'address',
      outcome: 'refused',
      detail: expect.stringContaining(String(status)),
    });
  }
});

test('a token that the test platform does not give is refused', async () => {
  const examined = await examine(healthy, { SAMSVAR_TOKEN_USER: '' });
  expect(examined.find(({ subject }) => subject === 'user')).toMatchObject({
    area: 'token',
    outcome: 'refused',
  });
});

async function examineTt02(
  answer: LoopbackAnswer,
  env: Record<string, string> = {},
): Promise<Examined[]> {
  await using server = await startLoopback(answer);
  const { baseUrl } = server;
  const sources = {
    env: {
      SAMSVAR_ALTINN_APP_ID: 'ttd/kontrakt',
      SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER: '405003309',
      SAMSVAR_ALTINN_APP_PARTY_ID: '501337',
      SAMSVAR_ALTINN_APP_BASE_URL: baseUrl,
      SAMSVAR_MASKINPORTEN_METADATA_URL: `${baseUrl}/metadata`,
      SAMSVAR_EXCHANGE_URL: `${baseUrl}/exchange`,
      SAMSVAR_MASKINPORTEN_CLIENT_ID: 'client',
      SAMSVAR_MASKINPORTEN_KEY: key,
      SAMSVAR_MASKINPORTEN_KEY_ID: 'kid',
      SAMSVAR_SYSTEM_USER_ORG: '313725138',
      SAMSVAR_REQUESTS_PER_SECOND: '1000',
      ...env,
    },
  };
  return await examineEnvironment('tt02', sources, ['altinn-app']);
}

const find = (examined: readonly Examined[], area: string, subject: string): Examined | undefined =>
  examined.find((each) => each.area === area && each.subject === subject);

test('keys are read, tokens granted, and a scope that is not granted is told', async () => {
  const examined = await examineTt02(healthy);
  expect(find(examined, 'key', 'system')).toMatchObject({
    outcome: 'fine',
    detail: 'readable, named by key id',
  });
  expect(find(examined, 'token', 'system')).toMatchObject({
    outcome: 'fine',
    detail: 'granted altinn:instances.read altinn:instances.write',
  });
  expect(find(examined, 'token', 'org')).toMatchObject({
    outcome: 'refused',
    detail: 'not granted: altinn:serviceowner/instances.write',
  });
  expect(find(examined, 'token', 'user')).toMatchObject({
    outcome: 'note',
    detail: expect.stringContaining('SAMSVAR_TOKEN_USER'),
  });
});

test('a key that cannot be used is a wrong setting; no grant is tried with it', async () => {
  for (const env of [
    { SAMSVAR_MASKINPORTEN_KEY: 'hemmelig' },
    { SAMSVAR_MASKINPORTEN_KEY_ID: '' },
  ]) {
    const examined = await examineTt02(healthy, env);
    expect(find(examined, 'key', 'system')).toMatchObject({ outcome: 'wrong' });
    expect(find(examined, 'token', 'system')).toBeUndefined();
    expect(JSON.stringify(examined)).not.toContain('hemmelig');
  }
});

test('a key is judged although other settings are missing', async () => {
  const examined = await examineTt02(healthy, {
    SAMSVAR_MASKINPORTEN_KEY: 'hemmelig',
    SAMSVAR_ALTINN_APP_PARTY_ID: '',
    SAMSVAR_TYPO: '1',
  });
  expect(find(examined, 'key', 'system')).toMatchObject({ outcome: 'wrong' });
  expect(find(examined, 'setting', 'SAMSVAR_ALTINN_APP_PARTY_ID')).toMatchObject({
    outcome: 'wrong',
  });
  expect(find(examined, 'setting', 'SAMSVAR_TYPO')).toMatchObject({ outcome: 'note' });
  expect(examined.some(({ area }) => area === 'address')).toBe(false);
});

test('a target whose API was closed is not asked, nor any host but those of the settings', async () => {
  const asked: string[] = [];
  const note = (message: unknown): void => {
    asked.push((message as { connectParams: { hostname: string } }).connectParams.hostname);
  };
  const channel = 'undici:client:beforeConnect';
  subscribe(channel, note);
  try {
    await examineTt02(healthy);
    expect(await examineEnvironment('tt02', { env: {} }, ['altinn2'])).toMatchObject([
      { area: 'address', outcome: 'note', detail: expect.stringContaining('a run says') },
    ]);
  } finally {
    unsubscribe(channel, note);
  }
  expect([...new Set(asked)]).toEqual(['127.0.0.1']);
});

test('a mock that does not run yet needs nothing', async () => {
  expect(await examineEnvironment('mock', { env: {} })).toEqual([]);
});

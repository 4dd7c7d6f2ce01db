import { expect, test } from '@playwright/test';
import { examineEnvironment, type Examined } from '#environments';
import { startMock, type Mock } from '#mock';

// The doctor and the mock of Fiks SvarUt together: credentials that are wrong in one way or several.

let mock: Mock;
test.beforeAll(async () => {
  mock = await startMock({ apis: ['fiks-svarut'] });
});
test.afterAll(() => mock.close());

type Actors = NonNullable<Mock['apis'][string]['actors']>;
type Credentials = Actors[string];

/** Asks the doctor with other credentials of the sender. */
async function examine(change: (own: Credentials) => Credentials): Promise<readonly Examined[]> {
  const { baseUrl, actors = {} } = mock.apis['fiks-svarut'] ?? { baseUrl: '' };
  const own = actors['sender'] ?? { token: '' };
  const endpoints = {
    apis: { 'fiks-svarut': { baseUrl, actors: { ...actors, sender: change(own) } } },
  };
  const examined = await examineEnvironment('mock', { env: {}, endpoints });
  return examined.filter(({ area, subject }) => area === 'access' && subject.startsWith('sender'));
}

const withLine =
  (name: string, value: string) =>
  (own: Credentials): Credentials => ({ ...own, headers: { ...own.headers, [name]: value } });

async function special(kind: string): Promise<string> {
  const token = await mock.api('fiks-svarut').mintToken?.('sender', { special: kind });
  return token ?? '';
}

test('the actors of the mock have what scenarios need of them', async () => {
  const { apis, actors } = mock;
  const examined = await examineEnvironment('mock', { env: {}, endpoints: { apis, actors } });
  const access = examined.filter(({ area }) => area === 'access');
  expect(access.map(({ subject, outcome }) => `${subject}: ${outcome}`)).toEqual([
    'sender on kontoId: fine',
    'sender on otherKontoId: fine',
    'otherSender on otherKontoId: fine',
    'otherSender on kontoId: fine',
    'ungranted on kontoId: fine',
  ]);
});

for (const kind of ['expired', 'wrong-issuer', 'missing-scope'])
  test(`a token that is ${kind} is told as the cause, also where the integration is wrong too`, async () => {
    const token = await special(kind);
    for (const change of [(own: Credentials) => own, withLine('IntegrasjonPassord', 'feil')]) {
      const [first, ...others] = await examine((own) => ({ ...change(own), token }));
      expect(first).toMatchObject({ subject: 'sender', outcome: 'refused' });
      expect(first?.detail).toMatch(/^token: /);
      expect(others).toEqual([]);
    }
  });

test('the integration is told as the cause, whichever part of it is wrong', async () => {
  const unknown = '5c3e9f10-8d27-4b6a-a1c4-6f0b7d2e9aff';
  const token = await special('wrong-organisation');
  for (const change of [
    withLine('IntegrasjonPassord', 'feil-passord'),
    withLine('IntegrasjonId', unknown),
    (own: Credentials): Credentials => ({ ...own, token }),
  ]) {
    const [first, ...others] = await examine(change);
    expect(first?.detail).toMatch(/^integration: the token is accepted/);
    expect(others).toEqual([]);
  }
});

test('the grant is told as the cause where the rest holds', async () => {
  const ungranted = mock.apis['fiks-svarut']?.actors?.['ungranted'];
  const [first] = await examine((own) => ungranted ?? own);
  expect(first).toMatchObject({ subject: 'sender on kontoId', outcome: 'refused' });
  expect(first?.detail).toMatch(/^grant: .*missing/);
});

import { expect, test } from '@playwright/test';
import { startLoopback, toTestTarget, type LoopbackRequest } from '../start-loopback.ts';
import type { ActorSource } from '../target.ts';
import { examineAccess } from './examine-access.ts';
import type { Examined } from './examine-environment.ts';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = [
  part({ alg: 'RS256' }),
  part({
    iss: 'https://ver2.maskinporten.no/',
    scope: 'ks:annet',
    exp: 1,
    consumer: { ID: '0192:310000000' },
  }),
  'c2lnbmF0dXJl',
].join('.');

const password = 'kanari-passord-som-ikke-skal-vises';
const headers = {
  IntegrasjonId: '5c3e9f10-8d27-4b6a-a1c4-6f0b7d2e9a11',
  IntegrasjonPassord: password,
};
const sender: ActorSource = { kind: 'token', token, headers };

const tokenMessage = 'Klarte ikke å validere access_token';
const integrationMessage = 'Autentisering feilet for integrasjon med id: x';

/** Answers of a service, types and status-sok; a text is the message of a refusal. */
interface Service {
  readonly types: readonly [status: number, message?: string];
  readonly statuses?: readonly [status: number, message?: string];
}

interface Asked {
  readonly examined: readonly Examined[];
  readonly requests: readonly LoopbackRequest[];
}

async function examine(
  { types, statuses = [200] }: Service,
  parts: {
    readonly actor?: string;
    readonly source?: ActorSource;
    readonly seen?: Examined['outcome'];
  } = {},
): Promise<Asked> {
  const { actor = 'sender', source = sender, seen = 'fine' } = parts;
  await using server = await startLoopback(({ path }, response) => {
    const [status, message = ''] = path.endsWith('/forsendelsestyper') ? types : statuses;
    response.writeHead(status).end(JSON.stringify({ message }));
  });
  const target = toTestTarget({
    api: 'fiks-svarut',
    baseUrl: `${server.baseUrl}/api`,
    actors: { [actor]: source },
    parameters: { kontoId: '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601' },
  });
  const row = { area: 'token', api: 'fiks-svarut', subject: actor, detail: '' } as const;
  const examined = await examineAccess(target, [{ ...row, outcome: seen }]);
  return { examined, requests: server.requests };
}

test('who has token, integration and grant is told so, by two questions that write nothing', async () => {
  const { examined, requests } = await examine({ types: [200] });
  expect(examined).toEqual([
    {
      area: 'access',
      api: 'fiks-svarut',
      subject: 'sender on kontoId',
      outcome: 'fine',
      detail: 'token, integration and grant hold',
    },
  ]);
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api/v2/forsendelsestyper',
    'POST /api/v2/kontoer/7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601/forsendelser/status-sok',
  ]);
});

const causes: readonly (Service & { readonly says: string; readonly begins: RegExp })[] = [
  { says: 'the token', types: [401, tokenMessage], begins: /^token: .*scope ks:fiks.*clock/ },
  {
    says: 'the integration',
    types: [401, integrationMessage],
    begins:
      /^integration: the token is accepted.*SAMSVAR_FIKS_INTEGRASJON_ID.*SAMSVAR_FIKS_INTEGRASJON_PASSORD.*organisation/,
  },
  {
    says: 'one of the two',
    types: [401, 'Nei'],
    begins: /^token or integration: .*cannot be told/,
  },
  { says: 'the grant on everything', types: [403], begins: /^grant: .*SvarUt at all/ },
  {
    says: 'the grant on the account',
    types: [200],
    statuses: [403],
    begins: /^grant: .*missing.*SAMSVAR_FIKS_KONTO_ID/,
  },
  {
    says: 'the account',
    types: [200],
    statuses: [404],
    begins: /^grant: .*not found.*SAMSVAR_FIKS_KONTO_ID/,
  },
  { says: 'the answer', types: [500], begins: /answered 500/ },
  { says: 'the second answer', types: [200], statuses: [400], begins: /answered 400/ },
];

for (const { says, begins, ...service } of causes)
  test(`${says} is told as what is wrong, with what to do`, async () => {
    const { examined } = await examine(service);
    expect(examined).toHaveLength(1);
    expect(examined[0]).toMatchObject({ area: 'access', outcome: 'refused' });
    expect(examined[0]?.detail).toMatch(begins);
    expect(JSON.stringify(examined)).not.toContain(password);
    expect(JSON.stringify(examined)).not.toContain(token);
  });

test('the first cause ends the questions: behind it nothing can be told', async () => {
  const { requests } = await examine({ types: [401, tokenMessage], statuses: [403] });
  expect(requests).toHaveLength(1);
});

test('what a ready token says of itself stands beside its refusal', async () => {
  const { examined } = await examine({ types: [401, tokenMessage] });
  expect(examined[0]?.detail).toMatch(
    / It has ended, is of https:\/\/ver2\.maskinporten\.no\/, has the scope ks:annet, is for organisation 0192:310000000\.$/,
  );
});

test('an id that is no uuid is a wrong setting, and nobody is asked', async () => {
  const source: ActorSource = {
    ...sender,
    headers: { IntegrasjonId: password, IntegrasjonPassord: headers.IntegrasjonId },
  };
  const { examined, requests } = await examine({ types: [200] }, { source });
  expect(requests).toEqual([]);
  expect(examined).toMatchObject([{ subject: 'sender', outcome: 'wrong' }]);
  expect(examined[0]?.detail).toMatch(/INTEGRASJON_ID is no uuid; it stands in .*_PASSORD/);
  expect(JSON.stringify(examined)).not.toContain(password);
});

test('an integration that is there to have no grant has none, or is a wrong setting', async () => {
  const { examined: meant } = await examine(
    { types: [200], statuses: [403] },
    { actor: 'ungranted' },
  );
  expect(meant).toMatchObject([{ subject: 'ungranted on kontoId', outcome: 'fine' }]);
  const { examined } = await examine({ types: [200] }, { actor: 'ungranted' });
  expect(examined).toMatchObject([{ subject: 'ungranted on kontoId', outcome: 'wrong' }]);
  expect(examined[0]?.detail).toContain('SAMSVAR_FIKS_UNGRANTED_INTEGRASJON_ID');
});

test('an actor whose token was not granted is not asked for', async () => {
  const { examined, requests } = await examine({ types: [200] }, { seen: 'refused' });
  expect(examined).toEqual([]);
  expect(requests).toEqual([]);
});

test('an API without such conditions is asked nothing', async () => {
  await using server = await startLoopback((_, response) => void response.end());
  expect(await examineAccess(toTestTarget({ baseUrl: server.baseUrl }), [])).toEqual([]);
  expect(server.requests).toEqual([]);
});

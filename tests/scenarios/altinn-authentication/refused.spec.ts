import type { LiveExchange } from '#environments';
import type { Expectation, Shape } from '../../engine/expectation.ts';
import type { Members } from '../../engine/jws.ts';
import type { AuthenticationRequest } from './authentication-bench.ts';
import type { Given, TokenChanges } from './given.ts';
import { organisation, scenario, signed } from './scenario.ts';

/** Every refusal of a token by the exchange (reference altinn-platform 11.2). */
const refused: Expectation = {
  status: 401,
  mediaType: 'application/problem+json',
  body: { title: 'Unauthorized', status: 401 },
};

/** A request that shows no token that can be read. */
interface Shown {
  readonly requirement: string;
  /** Completes "GET exchange refuses …". */
  readonly title: string;
  /** With the token that the usual caller was granted. */
  readonly request: (token: string) => AuthenticationRequest;
}

const shown: readonly Shown[] = [
  { requirement: 'AUTHN-REFUSE-001', title: 'no token', request: () => ({}) },
  {
    requirement: 'AUTHN-REFUSE-001',
    title: 'Basic',
    request: () => ({ authorization: 'Basic YTpi' }),
  },
  {
    requirement: 'AUTHN-REFUSE-001',
    title: 'Bearer without a token',
    request: () => ({ authorization: 'Bearer' }),
  },
  {
    requirement: 'AUTHN-REFUSE-001',
    title: 'a token without a scheme',
    request: (token) => ({ authorization: token }),
  },
  {
    requirement: 'AUTHN-REFUSE-001',
    title: 'a token under another scheme',
    request: (token) => ({ authorization: `Token ${token}` }),
  },
  { requirement: 'AUTHN-REFUSE-001', title: 'a word', request: () => ({ token: 'abc' }) },
  {
    requirement: 'AUTHN-REFUSE-001',
    title: 'five parts',
    request: () => ({ token: 'eyJhbGciOiJSU0EtT0FFUCJ9.abc.abc.abc.abc' }),
  },
  {
    requirement: 'AUTHN-REFUSE-002',
    title: 'a token in the cookie',
    request: (token) => ({ headers: [['Cookie', `AltinnStudioRuntime=${token}`]] }),
  },
  {
    requirement: 'AUTHN-REFUSE-002',
    title: 'a token in the query',
    request: (token) => ({ query: { access_token: token } }),
  },
  {
    requirement: 'AUTHN-REFUSE-003',
    title: 'two Authorization headers',
    request: (token) => ({
      headers: [
        ['Authorization', `Bearer ${token}`],
        ['Authorization', `Bearer ${token}`],
      ],
    }),
  },
  { requirement: 'AUTHN-REFUSE-017', title: 'a.b.c', request: () => ({ token: 'a.b.c' }) },
  {
    requirement: 'AUTHN-REFUSE-017',
    title: 'three parts whose second is no JSON',
    request: () => ({ token: 'eyJhbGciOiJSUzI1NiJ9.bm90IEpTT04.abc' }),
  },
];

for (const { requirement, title, request } of shown)
  scenario(
    `GET exchange refuses ${title}`,
    { requirement, needs: organisation },
    async ({ on, given }) => {
      const { text } = await given.source('grantedOrganisation');
      const answer = await on.send('exchangeToken', {
        ...request(text),
        deliberatelyInvalid: true,
      });
      on.conform(answer, refused);
    },
  );

/** A token that the mock signs as told: one that is taken, or refused. */
interface Told {
  readonly requirement: string;
  /** Completes "GET exchange refuses …" or "takes …". */
  readonly title: string;
  readonly changes: TokenChanges;
  readonly taken?: true;
}

const consumerOf = (consumer: unknown): TokenChanges => ({ claims: { consumer } });
const authority = 'iso6523-actorid-upis';
const mock = 'https://maskinporten.mock.samsvar.invalid/';

/** Times and issuers (reference altinn-platform 11.2): the skew is ten seconds. */
const times: readonly (readonly [string, string, (now: number) => Members])[] = [
  [
    'AUTHN-REFUSE-004',
    'a token that ended an hour ago',
    (now) => ({ iat: now - 3700, exp: now - 3600 }),
  ],
  [
    'AUTHN-REFUSE-004',
    'a token that ended fifteen seconds ago',
    (now) => ({ iat: now - 100, exp: now - 15 }),
  ],
  [
    'AUTHN-REFUSE-004',
    'a token that begins in an hour',
    (now) => ({ nbf: now + 3600, exp: now + 7200 }),
  ],
  ['AUTHN-REFUSE-006', 'a token without an end', () => ({ exp: undefined })],
  ['AUTHN-REFUSE-006', 'a token whose end is a text', (now) => ({ exp: String(now + 100) })],
  [
    'AUTHN-REFUSE-006',
    'a token that ends before it begins',
    (now) => ({ nbf: now - 3, exp: now - 5 }),
  ],
];

const issuers: readonly (readonly [string, string, unknown])[] = [
  ['AUTHN-REFUSE-007', 'a token of another Maskinporten', 'https://issuer.invalid/'],
  ['AUTHN-REFUSE-007', 'a token of no issuer', undefined],
  ['AUTHN-REFUSE-007', 'an issuer in capitals', mock.toUpperCase()],
  ['AUTHN-REFUSE-008', 'an issuer without its slash', mock.replace(/\/$/, '')],
  ['AUTHN-REFUSE-008', 'an empty issuer', ''],
  ['AUTHN-REFUSE-008', 'a part of the issuer', 'https'],
];

const consumers: readonly (readonly [string, string, unknown])[] = [
  ['AUTHN-REFUSE-013', 'a token without a consumer', undefined],
  ['AUTHN-REFUSE-013', 'a consumer that is a text', '991825827'],
  ['AUTHN-REFUSE-013', 'an empty consumer', {}],
  ['AUTHN-REFUSE-013', 'a consumer without a number', { authority }],
  ['AUTHN-REFUSE-013', 'a number without its scheme', { authority, ID: '991825827' }],
  ['AUTHN-REFUSE-013', 'nothing after the scheme', { authority, ID: '0192:' }],
  ['AUTHN-REFUSE-013', 'letters for a number', { authority, ID: '0192:abc' }],
  ['AUTHN-REFUSE-013', 'eleven digits for a number', { authority, ID: '0192:99182582700' }],
  ['AUTHN-REFUSE-013', 'a number under id', { authority, id: '0192:991825827' }],
  ['AUTHN-REFUSE-014', 'five digits for a number', { authority, ID: '0192:12345' }],
  ['AUTHN-REFUSE-014', 'a number of another country', { authority, ID: '9908:991825827' }],
  ['AUTHN-REFUSE-014', 'a number with something behind it', { authority, ID: '0192:991825827:x' }],
];

const told: readonly Told[] = [
  ...times.map(([requirement, title, claims]) => ({ requirement, title, changes: { claims } })),
  ...issuers.map(([requirement, title, iss]) => ({
    requirement,
    title,
    changes: { claims: { iss } },
  })),
  ...consumers.map(([requirement, title, consumer]) => ({
    requirement,
    title,
    changes: consumerOf(consumer),
  })),
  {
    requirement: 'AUTHN-REFUSE-005',
    title: 'a token that ended five seconds ago',
    changes: { claims: (now) => ({ iat: now - 100, exp: now - 5 }) },
    taken: true,
  },
  {
    requirement: 'AUTHN-REFUSE-005',
    title: 'a token that begins in five seconds',
    changes: { claims: (now) => ({ nbf: now + 5 }) },
    taken: true,
  },
  {
    requirement: 'AUTHN-REFUSE-009',
    title: 'the right name of a key that is not the right key',
    changes: { by: 'stranger' },
  },
  { requirement: 'AUTHN-REFUSE-010', title: 'no signature', changes: { header: { alg: 'none' } } },
  {
    requirement: 'AUTHN-REFUSE-010',
    title: 'no signature and no name of a key',
    changes: { header: { alg: 'none', kid: null } },
  },
  {
    requirement: 'AUTHN-REFUSE-010',
    title: 'the public key as a secret',
    changes: { header: { alg: 'HS256' } },
  },
  ...['RS384', 'RS512'].map((alg) => ({
    requirement: 'AUTHN-REFUSE-011',
    title: `a token signed with ${alg}`,
    changes: { header: { alg } },
    taken: true as const,
  })),
  {
    requirement: 'AUTHN-REFUSE-012',
    title: 'a key that is not published',
    changes: { header: { kid: 'samsvar-nobody' } },
  },
  {
    requirement: 'AUTHN-REFUSE-012',
    title: 'a token that names no key',
    changes: { header: { kid: null } },
  },
];

for (const { requirement, title, changes, taken } of told)
  scenario(
    `GET exchange ${taken === true ? 'takes' : 'refuses'} ${title}`,
    { requirement, needs: signed },
    async ({ on, given }) => {
      const token = await given.signed(changes);
      const answer = await on.send('exchangeToken', { token });
      on.conform(answer, taken === true ? { status: 200 } : refused);
    },
  );

/** Tokens that are made of one that was granted: no issuer need help. */
const spoiled: readonly (readonly [title: string, spoil: (given: Given) => Promise<string>])[] = [
  ['a token that another key signed', (given) => given.foreign('grantedOrganisation')],
  [
    'a token that another key signed under its own name',
    (given) => given.foreign('grantedOrganisation', { kid: 'samsvar-nobody' }),
  ],
  ['a token that was changed', (given) => changed(given)],
  ['a token whose signature is cut off', async (given) => cutOff(await textOf(given))],
];

async function textOf(given: Given): Promise<string> {
  return (await given.source('grantedOrganisation')).text;
}

async function changed(given: Given): Promise<string> {
  const { text, claims } = await given.source('grantedOrganisation');
  const [head = '', , signature = ''] = text.split('.');
  const consumer = { authority, ID: '0192:974760673' };
  const payload = Buffer.from(JSON.stringify({ ...claims, consumer })).toString('base64url');
  return `${head}.${payload}.${signature}`;
}

function cutOff(token: string): string {
  return token.replace(/[^.]*$/, '');
}

for (const [title, spoil] of spoiled)
  scenario(
    `GET exchange refuses ${title}`,
    { requirement: 'AUTHN-REFUSE-009', needs: organisation },
    async ({ on, given }) => {
      on.conform(await on.send('exchangeToken', { token: await spoil(given) }), refused);
    },
  );

scenario(
  'GET exchange refuses what it has given itself',
  { requirement: 'AUTHN-REFUSE-015', needs: organisation },
  async ({ on }) => {
    const { text } = on.tokenIn(await on.exchange('grantedOrganisation'));
    on.conform(await on.send('exchangeToken', { token: text }), refused);
  },
);

scenario(
  'GET exchange tells no reason of a refusal',
  { requirement: 'AUTHN-REFUSE-016', needs: organisation },
  async ({ on, given }) => {
    const answers: LiveExchange[] = [await on.send('exchangeToken')];
    const tokens = ['abc', await changed(given), await given.foreign('grantedOrganisation')];
    for (const token of tokens)
      answers.push(await on.send('exchangeToken', { token, deliberatelyInvalid: true }));
    const words = answers.map((answer) => {
      const { traceId: _, ...told } = answer.json() as Members;
      return told;
    });
    const [first] = words;
    for (const [at, actual] of words.entries())
      on.verify('the same words', {
        actual,
        expected: (first ?? {}) as Shape,
        exchange: answers[at],
      });
    const detail = answers.map((answer) => 'detail' in (answer.json() as object));
    on.verify('a detail', { actual: detail.includes(true), expected: false, exchange: answers[0] });
  },
);

for (const [operationId, requirement] of [
  ['exchangeToken', 'AUTHN-REFUSE-018'],
  ['refreshToken', 'AUTHN-REFRESH-011'],
] as const)
  scenario(`${operationId} names the way to authenticate`, { requirement }, async ({ on }) => {
    const answer = await on.send(operationId);
    on.conform(answer, { status: 401, headers: { 'www-authenticate': /^Bearer/i } });
  });

const enterprise = [['X-Altinn-EnterpriseUser-Authentication', 'dTpw']] as const;

scenario(
  'GET exchange says that enterprise users are gone, to who shows a token',
  { requirement: 'AUTHN-REFUSE-019', needs: organisation },
  async ({ on }) => {
    const request = { headers: enterprise, deliberatelyInvalid: true };
    const good = await on.exchange('grantedOrganisation', request);
    on.conform(good, { status: 410, mediaType: 'application/problem+json', body: { status: 410 } });
    on.conform(await on.send('exchangeToken', request), refused);
  },
);

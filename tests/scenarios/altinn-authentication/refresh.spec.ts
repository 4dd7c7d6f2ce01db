import { signJws, verifyToken, type Members } from '../../engine/jws.ts';
import type { Shape } from '../../engine/expectation.ts';
import { timeOf, type AuthenticationRequest } from './authentication-bench.ts';
import type { Given } from './given.ts';
import { organisation, scenario, signed } from './scenario.ts';

const times = new Set(['iat', 'nbf', 'exp', 'jti']);

function lasting(claims: Members): Shape {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !times.has(name))) as Shape;
}

for (const actor of ['grantedOwner', 'grantedOrganisation', 'grantedSystemUser'])
  scenario(
    `GET refresh gives ${actor} another half hour in the same session, again and again`,
    { requirement: ['AUTHN-REFRESH-001', 'AUTHN-REFRESH-006'], needs: { actors: [actor] } },
    async ({ on }) => {
      const first = on.tokenIn(await on.exchange(actor));
      let token = first.text;
      for (const requirement of ['AUTHN-REFRESH-001', 'AUTHN-REFRESH-006']) {
        const answer = await on.send('refreshToken', { token });
        const { text, claims } = on.tokenIn(answer, requirement);
        const held = await verifyToken(text, { keys: await on.keys(), now: timeOf(answer) });
        const seconds = Number(claims.exp) - Number(claims.iat);
        const isNow = Math.abs(timeOf(answer).getTime() / 1000 - Number(claims.iat)) <= 15;
        const actual = { held, seconds, begins: claims.nbf === claims.iat, isNow };
        const expected = { held: 'verified', seconds: 1800, begins: true, isNow: true };
        on.verify('the token', { actual, expected, exchange: answer, requirement });
        on.verify('all else', {
          actual: claims,
          expected: lasting(first.claims),
          exchange: answer,
          requirement,
        });
        token = text;
      }
    },
  );

scenario(
  'GET refresh gives a token a jti of its own',
  { requirement: 'AUTHN-REFRESH-010', needs: organisation },
  async ({ on }) => {
    const { text, claims } = on.tokenIn(await on.exchange('grantedOrganisation'));
    const answer = await on.send('refreshToken', { token: text });
    const fresh = on.tokenIn(answer).claims;
    on.verify('one jti', { actual: fresh.jti === claims.jti, expected: false, exchange: answer });
  },
);

for (const cookie of ['AltinnStudioRuntime', '.ALTINNTOKEN'])
  scenario(
    `GET refresh takes the token in the cookie ${cookie}`,
    { requirement: 'AUTHN-REFRESH-003', needs: organisation },
    async ({ on }) => {
      const { text } = on.tokenIn(await on.exchange('grantedOrganisation'));
      const headers = [['Cookie', `${cookie}=${text}`]] as const;
      on.tokenIn(await on.send('refreshToken', { headers }));
    },
  );

const refused = { status: 401, empty: true, headers: { 'content-type': null } } as const;

const shown: readonly (readonly [title: string, request: AuthenticationRequest])[] = [
  ['no token', {}],
  ['no token where JSON is accepted', { headers: [['Accept', 'application/json']] }],
  ['Basic', { authorization: 'Basic YTpi' }],
  ['a word', { token: 'abc' }],
];

for (const [title, request] of shown)
  scenario(
    `GET refresh refuses ${title} without a word`,
    { requirement: 'AUTHN-REFRESH-004' },
    async ({ on }) => {
      const answer = await on.send('refreshToken', { ...request, deliberatelyInvalid: true });
      on.conform(answer, refused);
    },
  );

const told: readonly (readonly [title: string, claims: (now: number) => Members])[] = [
  [
    'a token that ended an hour ago',
    (now) => ({ iat: now - 5400, nbf: now - 5400, exp: now - 3600 }),
  ],
  ['a token that begins in an hour', (now) => ({ nbf: now + 3600, exp: now + 5400 })],
];

for (const [title, claims] of told)
  scenario(
    `GET refresh refuses ${title}`,
    { requirement: 'AUTHN-REFRESH-004', needs: signed },
    async ({ on, given }) => {
      on.conform(await on.send('refreshToken', { token: await given.own(claims) }), refused);
    },
  );

scenario(
  'GET refresh refuses a token that was changed, or lost its signature',
  { requirement: 'AUTHN-REFRESH-004', needs: organisation },
  async ({ on }) => {
    const { text, header, claims } = on.tokenIn(await on.exchange('grantedOrganisation'));
    const [head = '', , signature = ''] = text.split('.');
    const other = { ...claims, 'urn:altinn:org': 'skd' };
    const payload = Buffer.from(JSON.stringify(other)).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
    for (const token of [`${head}.${payload}.${signature}`, `${unsigned}.${payload}.`])
      on.conform(await on.send('refreshToken', { token }), refused);
  },
);

scenario(
  'GET refresh refuses a token of Maskinporten',
  { requirement: 'AUTHN-REFRESH-005', needs: organisation },
  async ({ on }) => {
    on.conform(await on.send('refreshToken', { as: 'grantedOrganisation' }), refused);
  },
);

scenario(
  'GET refresh refuses a token that another key signed',
  { requirement: 'AUTHN-REFRESH-005', needs: organisation },
  async ({ on, given }) => {
    const { header, claims } = on.tokenIn(await on.exchange('grantedOrganisation'));
    const token = await resigned(given, { header: { ...header }, claims });
    on.conform(await on.send('refreshToken', { token }), refused);
  },
);

async function resigned(
  given: Given,
  parts: { readonly header: Members; readonly claims: Members },
): Promise<string> {
  return signJws({ ...parts, key: given.strangersKey() });
}

const scopeless: readonly (readonly [
  title: string,
  scope: string | undefined,
  statuses: readonly number[],
])[] = [
  ['a token without a scope', undefined, [200, 401, 403]],
  ['a token of a portal session that is gone', 'altinn:portal/enduser', [401, 403]],
];

for (const [title, scope, status] of scopeless)
  scenario(
    `GET refresh answers ${title} without failing`,
    { requirement: 'AUTHN-REFRESH-007', needs: signed },
    async ({ on, given }) => {
      const token = await given.own({ scope });
      on.conform(await on.send('refreshToken', { token }), { status });
    },
  );

scenario(
  'GET refresh refuses a token of another issuer',
  { requirement: 'AUTHN-REFRESH-008', needs: signed },
  async ({ on, given }) => {
    const token = await given.own({ iss: 'https://issuer.invalid/' });
    on.conform(await on.send('refreshToken', { token }), refused);
  },
);

const isNamed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'enrichPid' in value;

scenario(
  'GET refresh?enrichPid= takes true and false alone',
  { requirement: 'AUTHN-REFRESH-009', needs: organisation },
  async ({ on }) => {
    const { text: token } = on.tokenIn(await on.exchange('grantedOrganisation'));
    for (const enrichPid of ['true', 'False'])
      on.tokenIn(await on.send('refreshToken', { token, query: { enrichPid } }));
    const request = { token, query: { enrichPid: 'abc' }, deliberatelyInvalid: true };
    const answer = await on.send('refreshToken', request);
    const mediaType = 'application/problem+json';
    on.conform(answer, { status: 400, mediaType, body: { status: 400, errors: isNamed } });
  },
);

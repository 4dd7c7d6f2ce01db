import { specialToken, withKey } from './credentials.ts';
import { batchOf, plainKinds, probeAll, requireTokens } from './probes.ts';
import { scenario } from './scenario.ts';
import type { SdirRequest } from './sdir-bench.ts';

// The token of Maskinporten beside the key, and its scopes (reference sdir 3.2 to 3.4).

const readOnly = ['@read-only'] as const;
const refused = { status: [401, 403] } as const;
const control = { control: true };

scenario(
  'GET of each service with a key and no token is refused with 401 or 403, empty or JSON',
  { requirement: ['SDIR-AUTH-020', 'SDIR-AUTH-021'], tags: readOnly },
  async ({ on }) => {
    requireTokens(on);
    await probeAll(on, { authorization: null }, (exchange) => {
      on.conform(exchange, refused, 'SDIR-AUTH-020');
      const form = exchange.text() === '' ? 'empty' : typeof exchange.json();
      on.verify('the body of the refusal', {
        actual: form,
        expected: /^(?:empty|object)$/,
        exchange,
        requirement: 'SDIR-AUTH-021',
      });
    });
  },
);

scenario(
  'GET of each service refuses a missing token in another body than a missing key',
  { requirement: 'SDIR-AUTH-022', tags: readOnly },
  async ({ on }) => {
    requireTokens(on);
    const withoutKey = new Map<string | undefined, string>();
    await probeAll(on, withKey(null), (exchange) => {
      on.conform(exchange, { status: 401 });
      withoutKey.set(exchange.operationId, exchange.text());
    });
    // The publisher may word both himself (reference sdir 8.1): they differ, whatever they say.
    await probeAll(on, { authorization: null }, (exchange) => {
      on.conform(exchange, refused);
      on.verify('the body, against that for a missing key', {
        actual: exchange.text() === withoutKey.get(exchange.operationId) ? 'the same' : 'another',
        expected: 'another',
        exchange,
      });
    });
  },
);

const tokens: readonly (readonly [what: string, special: string, requirement: string])[] = [
  ['has expired', 'expired', 'SDIR-AUTH-023'],
  ['is not valid yet', 'not-yet-valid', 'SDIR-AUTH-024'],
  ['has no end', 'no-expiry', 'SDIR-AUTH-025'],
  ['is of another issuer', 'wrong-issuer', 'SDIR-AUTH-026'],
  ['is signed with another key', 'wrong-key', 'SDIR-AUTH-027'],
  ['names a key that nobody publishes', 'unknown-kid', 'SDIR-AUTH-028'],
  ['has no signature', 'alg-none', 'SDIR-AUTH-029'],
  ['has no scope of the services', 'missing-scope', 'SDIR-AUTH-040'],
  ['has the scopes in capitals', 'upper-scope', 'SDIR-AUTH-044'],
];

for (const [what, special, requirement] of tokens)
  scenario(
    `GET of each service refuses a token that ${what}`,
    { requirement, tags: readOnly, needs: control },
    async (context) => {
      requireTokens(context.on);
      const request = await specialToken(context, special);
      await probeAll(context.on, request, (exchange) => context.on.conform(exchange, refused));
    },
  );

const others: readonly (readonly [what: string, authorization: string, requirement: string])[] = [
  ['what is no token', 'Bearer not-a-token', 'SDIR-AUTH-030'],
  ['a token without a body', 'Bearer eyJhbGciOiJSUzI1NiJ9..', 'SDIR-AUTH-030'],
  ['another scheme', 'Basic c2Ftc3Zhcjp0ZXN0', 'SDIR-AUTH-031'],
];

for (const [what, authorization, requirement] of others)
  scenario(
    `GET of each service refuses ${what} in Authorization`,
    { requirement, tags: readOnly },
    async ({ on }) => {
      requireTokens(on);
      await probeAll(on, { authorization }, (exchange) => on.conform(exchange, refused));
    },
  );

scenario(
  'GET of each service takes the scheme bearer in small letters and in capitals',
  { requirement: 'SDIR-AUTH-032', tags: readOnly, needs: control },
  async (context) => {
    const { on } = context;
    requireTokens(on);
    const { authorization } = await specialToken(context, 'several-scopes');
    for (const scheme of ['bearer', 'BEARER']) {
      const value = String(authorization).replace('Bearer', scheme);
      await probeAll(on, { as: 'reporter', authorization: value }, (exchange) =>
        on.conform(exchange, { status: '2xx' }),
      );
    }
  },
);

scenario(
  'GET v1/additionalcompetence refuses a token with the scope of courses, and the other way round',
  { requirement: 'SDIR-AUTH-041', tags: readOnly, needs: control },
  async (context) => {
    const { on } = context;
    requireTokens(on);
    const course = await specialToken(context, 'course-scope');
    on.conform(await on.send('listCompetencesV1', course), refused);
    on.conform(await on.send('listSeagoingServices', course), refused);
    const competence = await specialToken(context, 'competence-scope');
    on.conform(await on.send('listCourses', competence), refused);
  },
);

const scopes: readonly (readonly [
  what: string,
  special: string,
  requirement: string,
  status: '2xx' | readonly number[],
])[] = [
  ['takes the published scope alone', 'competence-scope', 'SDIR-AUTH-042', '2xx'],
  [
    'refuses the scope with its spelling corrected',
    'corrected-scope',
    'SDIR-AUTH-043',
    refused.status,
  ],
  ['refuses a scope that only begins alike', 'longer-scope', 'SDIR-AUTH-045', refused.status],
];

for (const [what, special, requirement, status] of scopes)
  scenario(
    `GET v1/additionalcompetence ${what}`,
    { requirement, tags: readOnly, needs: control },
    async (context) => {
      requireTokens(context.on);
      const request = await specialToken(context, special);
      context.on.conform(await context.on.send('listCompetencesV1', request), { status });
    },
  );

scenario(
  'GET of each service finds its scope among several in a token',
  { requirement: 'SDIR-AUTH-046', tags: readOnly, needs: control },
  async (context) => {
    requireTokens(context.on);
    const request = await specialToken(context, 'several-scopes');
    await probeAll(context.on, request, (exchange) =>
      context.on.conform(exchange, { status: '2xx' }),
    );
  },
);

scenario(
  'GET v1/additionalcompetence of an organisation that is not approved is refused with 403 or 422',
  { requirement: 'SDIR-AUTH-047', tags: readOnly, needs: { actors: ['unapproved'] } },
  async ({ on }) => {
    const exchange = await on.send('listCompetencesV1', { as: 'unapproved' });
    on.conform(exchange, { status: [403, 422] });
  },
);

const noTokens: readonly SdirRequest[] = [
  { authorization: null },
  { authorization: 'Bearer not-a-token' },
];

scenario(
  'POST of a batch without a token or with none that is one stores nothing',
  { requirement: 'SDIR-AUTH-061' },
  async ({ on, given }) => {
    requireTokens(on);
    for (const kind of plainKinds)
      for (const change of noTokens) {
        const item = given.item(kind);
        const exchange = await on.send(batchOf(kind), { json: [item], ...change });
        on.conform(exchange, refused);
        on.verify('what is stored of it', {
          actual: (await given.standing(kind, item)) === undefined ? 'nothing' : 'the item',
          expected: 'nothing',
          exchange,
        });
      }
  },
);

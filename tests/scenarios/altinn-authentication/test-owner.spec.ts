import type { Members } from '../../engine/jws.ts';
import type { Shape } from '../../engine/expectation.ts';
import { organisation, scenario } from './scenario.ts';

/** Claims that differ from one token to the next. */
const passing = new Set(['sid', 'jti', 'iat', 'nbf', 'exp', 'urn:altinn:org']);

function lasting(claims: Members): Shape {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !passing.has(name))) as Shape;
}

const digdir = { actors: ['grantedDigdir'] };

scenario(
  'GET exchange?test=true makes Digdir the test owner and changes nothing else',
  { requirement: 'AUTHN-TEST-001', needs: digdir },
  async ({ on }) => {
    const plain = on.tokenIn(await on.exchange('grantedDigdir')).claims;
    const answer = await on.exchange('grantedDigdir', { query: { test: 'true' } });
    const { claims } = on.tokenIn(answer);
    const told = { actual: [plain['urn:altinn:org'], claims['urn:altinn:org']], exchange: answer };
    on.verify('urn:altinn:org before and after', { ...told, expected: ['digdir', 'ttd'] });
    on.verify('all else', { actual: claims, expected: lasting(plain), exchange: answer });
  },
);

for (const actor of ['grantedOwner', 'grantedOrganisation', 'grantedUnlisted'])
  scenario(
    `GET exchange?test=true changes nothing for ${actor}`,
    { requirement: 'AUTHN-TEST-002', needs: { actors: [actor] } },
    async ({ on }) => {
      const plain = on.tokenIn(await on.exchange(actor)).claims;
      const answer = await on.exchange(actor, { query: { test: 'true' } });
      const { claims } = on.tokenIn(answer);
      const owner = [plain, claims].map((one) => one['urn:altinn:org'] ?? null);
      on.verify('urn:altinn:org', {
        actual: owner[1],
        expected: owner[0] as Shape,
        exchange: answer,
      });
      on.verify('all else', { actual: claims, expected: lasting(plain), exchange: answer });
    },
  );

for (const [test, org] of [
  ['TRUE', 'ttd'],
  ['false', 'digdir'],
  ['False', 'digdir'],
  ['', 'digdir'],
] as const)
  scenario(
    `GET exchange?test=${test} is understood`,
    { requirement: 'AUTHN-TEST-003', needs: digdir },
    async ({ on }) => {
      const answer = await on.exchange('grantedDigdir', { query: { test } });
      const actual = on.tokenIn(answer).claims['urn:altinn:org'];
      on.verify('urn:altinn:org', { actual, expected: org, exchange: answer });
    },
  );

const isNamed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'test' in value;

for (const [says, as] of [
  ['a token', 'grantedOrganisation'],
  ['none', 'anonymous'],
] as const)
  for (const test of ['1', 'abc'])
    scenario(
      `GET exchange?test=${test} is refused with ${says}`,
      { requirement: 'AUTHN-TEST-004', needs: as === 'anonymous' ? {} : organisation },
      async ({ on }) => {
        const answer = await on.exchange(as, { query: { test }, deliberatelyInvalid: true });
        const mediaType = 'application/problem+json';
        on.conform(answer, { status: 400, mediaType, body: { status: 400, errors: isNamed } });
      },
    );

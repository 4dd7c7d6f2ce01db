import type { Shape } from '../../engine/expectation.ts';
import { organisation, scenario, signed } from './scenario.ts';
import { timeOf } from './authentication-bench.ts';

const names = /'Maskinporten', 'Id-porten' and 'AltinnStudio'/;

for (const provider of ['nobody', 'idporten'])
  for (const [accept, mediaType] of [
    ['*/*', 'text/plain'],
    ['application/json', 'application/json'],
  ] as const)
    scenario(
      `GET exchange/${provider} with a token is 400 in ${mediaType}`,
      { requirement: 'AUTHN-PROV-001', needs: organisation },
      async ({ on }) => {
        const request = {
          provider,
          headers: [['Accept', accept]],
          deliberatelyInvalid: true,
        } as const;
        const answer = await on.exchange('grantedOrganisation', request);
        on.conform(answer, { status: 400, mediaType, text: names });
      },
    );

scenario(
  'GET exchange of an unknown provider reads the token without verifying it',
  { requirement: 'AUTHN-PROV-001', needs: organisation },
  async ({ on, given }) => {
    const token = await given.foreign('grantedOrganisation');
    const request = { provider: 'nobody', token, deliberatelyInvalid: true };
    on.conform(await on.send('exchangeToken', request), { status: 400, text: names });
  },
);

scenario(
  'GET exchange of an unknown provider without a token is 401',
  { requirement: 'AUTHN-PROV-002' },
  async ({ on }) => {
    const request = { provider: 'nobody', deliberatelyInvalid: true };
    on.conform(await on.send('exchangeToken', request), { status: 401 });
  },
);

for (const provider of ['MASKINPORTEN', 'Maskinporten'])
  scenario(
    `GET exchange/${provider} is that of Maskinporten`,
    { requirement: 'AUTHN-PROV-003', needs: organisation },
    async ({ on }) => {
      on.tokenIn(await on.exchange('grantedOrganisation', { provider }));
    },
  );

for (const provider of ['id-porten', 'altinnstudio'])
  scenario(
    `GET exchange/${provider} does not take a token of Maskinporten`,
    { requirement: 'AUTHN-PROV-004', needs: organisation },
    async ({ on }) => {
      const answer = await on.exchange('grantedOrganisation', { provider });
      on.conform(answer, { status: 401, mediaType: 'application/problem+json' });
    },
  );

/** What ID-porten says of a person of the mock (Sophie Salt, one of the platform's published test persons). */
const person = (now: number): Readonly<Record<string, unknown>> => ({
  iss: 'https://idporten.mock.samsvar.invalid',
  consumer: undefined,
  client_amr: undefined,
  sub: 'samsvar',
  pid: '01039012345',
  acr: 'idporten-loa-high',
  exp: now + 589,
});

for (const scope of ['openid profile', 'openid'])
  scenario(
    `GET exchange/id-porten refuses a person with the scope ${scope} without a word`,
    { requirement: 'AUTHN-PROV-005', needs: signed },
    async ({ on, given }) => {
      const claims = (now: number) => ({ ...person(now), scope });
      const token = await given.signed({ by: 'id-porten', claims });
      const answer = await on.send('exchangeToken', { provider: 'id-porten', token });
      on.conform(answer, { status: 403, empty: true });
    },
  );

for (const [acr, level] of [
  ['idporten-loa-substantial', 3],
  ['idporten-loa-high', 4],
] as const)
  scenario(
    `GET exchange/id-porten gives a person a token of level ${level} until the source ends`,
    { requirement: 'AUTHN-PROV-006', needs: signed },
    async ({ on, given }) => {
      const scope = 'openid altinn:instances.read';
      const claims = (now: number) => ({ ...person(now), acr, scope });
      const token = await given.signed({ by: 'id-porten', claims });
      const answer = await on.send('exchangeToken', { provider: 'id-porten', token });
      const read = on.tokenIn(answer).claims;
      const left = Number(read.exp) - timeOf(answer).getTime() / 1000;
      const expected: Shape = {
        nameid: /^\d+$/,
        'urn:altinn:userid': /^\d+$/,
        'urn:altinn:partyid': Number.isInteger,
        'urn:altinn:authlevel': level,
        pid: '01039012345',
      };
      on.verify('claims', { actual: read, expected, exchange: answer });
      on.verify('an end of ten minutes', {
        actual: left > 500 && left < 600,
        expected: true,
        exchange: answer,
      });
    },
  );

import { createHash, X509Certificate } from 'node:crypto';
import type { LiveExchange } from '#environments';
import type { Shape } from '../../engine/expectation.ts';
import { verifyToken, type Members } from '../../engine/jws.ts';
import { timeOf, type AuthenticationBench } from './authentication-bench.ts';
import { organisation, scenario, signed } from './scenario.ts';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Callers by kind: who has a token of which kind in an environment (environments/maskinporten.ts). */
const kinds = [
  'grantedOwner',
  'grantedOrganisation',
  'grantedSupplier',
  'grantedSystemUser',
  'grantedUnlisted',
] as const;

/** Claims that are taken over as they are. */
const copied = ['scope', 'client_id', 'consumer', 'token_type'] as const;

for (const actor of kinds)
  scenario(
    `GET exchange gives ${actor} a token that the published keys verify, with the claims of the caller`,
    {
      requirement: [
        'AUTHN-CLAIM-001',
        'AUTHN-CLAIM-002',
        'AUTHN-CLAIM-003',
        'AUTHN-CLAIM-004',
        'AUTHN-CLAIM-007',
        'AUTHN-CLAIM-011',
      ],
      needs: { actors: [actor] },
    },
    async ({ on, given }) => {
      const source = await given.source(actor);
      const answer = await on.exchange(actor);
      const { text, header, claims } = on.tokenIn(answer);
      const claim = (requirement: string, actual: unknown, expected: Shape): void =>
        void on.verify('claims', { actual, expected, exchange: answer, requirement });
      const keys = await on.keys();
      const held = await verifyToken(text, { keys, now: timeOf(answer) });
      claim('AUTHN-CLAIM-001', { held, alg: header.alg }, { held: 'verified', alg: 'RS256' });
      claim('AUTHN-CLAIM-001', namesIn(keys).includes(header.kid), true);
      claim('AUTHN-CLAIM-002', claims.iss, await issuerOf(on));
      claim('AUTHN-CLAIM-003', claims['urn:altinn:orgNumber'], numberOf(source.claims['consumer']));
      claim('AUTHN-CLAIM-004', claims, {
        'urn:altinn:authenticatemethod': 'maskinporten',
        'urn:altinn:authlevel': 3,
      });
      claim('AUTHN-CLAIM-007', pick(claims, copied), pick(source.claims, copied) as Shape);
      claim('AUTHN-CLAIM-007', 'client_amr' in claims, false);
      claim('AUTHN-CLAIM-011', lifeOf(claims, answer), {
        seconds: 1800,
        begins: true,
        isNow: true,
      });
    },
  );

const skewS = 15;

function lifeOf(claims: Members, answer: LiveExchange): Members {
  const [iat, nbf, exp] = ['iat', 'nbf', 'exp'].map((name) => Number(claims[name]));
  const now = timeOf(answer).getTime() / 1000;
  return {
    seconds: (exp ?? 0) - (iat ?? 0),
    begins: nbf === iat,
    isNow: Math.abs(now - (iat ?? 0)) <= skewS,
  };
}

function namesIn({ keys }: Members): readonly unknown[] {
  return Array.isArray(keys) ? keys.map((one: Members) => one['kid']) : [];
}

async function issuerOf(on: AuthenticationBench): Promise<string> {
  const { issuer } = (await on.send('getOpenIdConfiguration')).json() as { issuer: string };
  return issuer;
}

/** The number after the scheme of ISO 6523. */
function numberOf(consumer: unknown): string {
  const { ID = '' } = Object(consumer) as { ID?: string };
  return ID.replace(/^\d+:/, '');
}

function pick(claims: Members, names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, claims[name] ?? null]));
}

scenario(
  'GET exchange gives a service owner its short code',
  { requirement: 'AUTHN-CLAIM-005', needs: { actors: ['grantedOwner'] } },
  async ({ on, bench }) => {
    const answer = await on.exchange('grantedOwner');
    const { claims } = on.tokenIn(answer);
    const expected = bench.session.target.parameters['ownerCode'] ?? /^[a-z]{2,10}$/;
    on.verify('urn:altinn:org', { actual: claims['urn:altinn:org'], expected, exchange: answer });
  },
);

for (const actor of ['grantedOrganisation', 'grantedSupplier', 'grantedUnlisted'])
  scenario(
    `GET exchange gives ${actor} no short code`,
    { requirement: 'AUTHN-CLAIM-006', needs: { actors: [actor] } },
    async ({ on }) => {
      const answer = await on.exchange(actor);
      const actual = 'urn:altinn:org' in on.tokenIn(answer).claims;
      on.verify('urn:altinn:org', { actual, expected: false, exchange: answer });
    },
  );

scenario(
  'GET exchange names both sides of a delegation',
  { requirement: 'AUTHN-CLAIM-008', needs: { actors: ['grantedSupplier'] } },
  async ({ on, given, bench }) => {
    const source = await given.source('grantedSupplier');
    if (source.claims['supplier'] === undefined) bench.untested('the token is not delegated');
    const answer = await on.exchange('grantedSupplier');
    const { claims } = on.tokenIn(answer);
    const names = ['supplier', 'delegation_source', 'consumer'];
    const expected = {
      ...pick(source.claims, names),
      'urn:altinn:orgNumber': numberOf(source.claims['consumer']),
    } as Shape;
    on.verify('claims', { actual: claims, expected, exchange: answer });
  },
);

scenario(
  'GET exchange names the system user as its source does, in a list',
  {
    requirement: ['AUTHN-CLAIM-009', 'AUTHN-CLAIM-010'],
    needs: { actors: ['grantedSystemUser'] },
  },
  async ({ on, given, bench }) => {
    const [detail] = [
      (await given.source('grantedSystemUser')).claims['authorization_details'],
    ].flat();
    if (detail === undefined) bench.untested('the token is of no system user');
    const answer = await on.exchange('grantedSystemUser');
    const actual = on.tokenIn(answer).claims['authorization_details'];
    on.verify('the system user', {
      actual: [actual].flat(),
      expected: [detail as Shape],
      exchange: answer,
    });
    on.verify('a list', {
      actual: Array.isArray(actual),
      expected: true,
      exchange: answer,
      requirement: 'AUTHN-CLAIM-010',
    });
  },
);

scenario(
  'GET exchange keeps two of what the source lists',
  { requirement: 'AUTHN-CLAIM-009', needs: signed },
  async ({ on, given }) => {
    const details = [{ type: 'urn:altinn:systemuser', systemuser_id: [] }, { type: 'urn:samsvar' }];
    const token = await given.signed({ claims: { authorization_details: details } });
    const answer = await on.send('exchangeToken', { token });
    const actual = on.tokenIn(answer).claims['authorization_details'];
    on.verify('the list', { actual, expected: details, exchange: answer });
  },
);

scenario(
  'GET exchange begins a session of its own each time',
  { requirement: ['AUTHN-CLAIM-012', 'AUTHN-CLAIM-013'], needs: organisation },
  async ({ on }) => {
    const first = on.tokenIn(await on.exchange('grantedOrganisation'));
    const answer = await on.exchange('grantedOrganisation');
    const second = on.tokenIn(answer);
    const sids = [first.claims['sid'], second.claims['sid']];
    on.verify('sid', { actual: sids, expected: [guid, guid], exchange: answer });
    on.verify('one session', { actual: sids[0] === sids[1], expected: false, exchange: answer });
    on.verify('one jti', {
      actual: first.claims.jti === second.claims.jti,
      expected: false,
      exchange: answer,
      requirement: 'AUTHN-CLAIM-013',
    });
  },
);

for (const [says, life] of [
  ['a minute left', 60],
  ['ten years left', 315_360_000],
] as const)
  scenario(
    `GET exchange gives half an hour for a token with ${says}`,
    { requirement: 'AUTHN-CLAIM-011', needs: signed },
    async ({ on, given }) => {
      const token = await given.signed({ claims: (now) => ({ exp: now + life }) });
      const answer = await on.send('exchangeToken', { token });
      const { claims } = on.tokenIn(answer);
      const expected = { seconds: 1800, begins: true, isNow: true };
      on.verify('its life', { actual: lifeOf(claims, answer), expected, exchange: answer });
    },
  );

scenario(
  'GET exchange says of the caller what it knows itself',
  { requirement: 'AUTHN-CLAIM-014', needs: signed },
  async ({ on, given }) => {
    const own = {
      'urn:altinn:org': 'skd',
      'urn:altinn:orgNumber': '974761076',
      'urn:altinn:authlevel': '4',
    };
    const answer = await on.send('exchangeToken', { token: await given.signed({ claims: own }) });
    const { claims } = on.tokenIn(answer);
    const expected = { 'urn:altinn:orgNumber': '991825827', 'urn:altinn:authlevel': 3 };
    on.verify('claims', { actual: claims, expected, exchange: answer });
    on.verify('urn:altinn:org', {
      actual: 'urn:altinn:org' in claims,
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'GET exchange reads the scope of service owners as a word',
  { requirement: 'AUTHN-CLAIM-015', needs: signed },
  async ({ on, given }) => {
    const token = await given.signed({ claims: { scope: 'xaltinn:serviceownerx' } });
    const answer = await on.send('exchangeToken', { token });
    const actual = 'urn:altinn:org' in on.tokenIn(answer).claims;
    on.verify('urn:altinn:org', { actual, expected: false, exchange: answer });
  },
);

scenario(
  'GET exchange names type and certificate in the header of a token',
  { requirement: 'AUTHN-CLAIM-016', needs: organisation },
  async ({ on }) => {
    const answer = await on.exchange('grantedOrganisation');
    const { header } = on.tokenIn(answer);
    on.verify('typ', { actual: header.typ, expected: 'JWT', exchange: answer });
    const { keys } = (await on.keys()) as { keys?: readonly Members[] };
    const chain = keys?.find(({ kid }) => kid === header.kid)?.['x5c'];
    const [leaf] = Array.isArray(chain) ? chain.map(String) : [];
    const certificate = new X509Certificate(Buffer.from(leaf ?? '', 'base64'));
    const expected = createHash('sha1').update(certificate.raw).digest('base64url');
    on.verify('x5t', { actual: header.x5t, expected, exchange: answer });
  },
);

for (const [says, scope] of [
  ['no scope', undefined],
  ['an empty scope', ''],
  ['a scope of others', 'skatteetaten:samsvar'],
] as const)
  scenario(
    `GET exchange takes a token with ${says}`,
    { requirement: 'AUTHN-CLAIM-017', needs: signed },
    async ({ on, given }) => {
      const token = await given.signed({ claims: { scope } });
      const answer = await on.send('exchangeToken', { token });
      const { claims } = on.tokenIn(answer);
      on.verify('scope', {
        actual: claims['scope'] ?? null,
        expected: scope ?? null,
        exchange: answer,
      });
    },
  );

scenario(
  'GET exchange makes the subject a name id, and keeps further audiences',
  { requirement: 'AUTHN-CLAIM-018', needs: signed },
  async ({ on, given }) => {
    const claims = { sub: 'samsvar', aud: ['https://a.invalid', 'https://b.invalid'] };
    const answer = await on.send('exchangeToken', { token: await given.signed({ claims }) });
    const expected = { nameid: 'samsvar', aud: 'https://b.invalid' };
    on.verify('claims', { actual: on.tokenIn(answer).claims, expected, exchange: answer });
  },
);

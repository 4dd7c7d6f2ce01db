import { readToken, verifyToken, type Members } from '../../engine/jws.ts';
import type { Shape } from '../../engine/expectation.ts';
import { systemUserDetail, type Changes, type Client, type Grants, type Role } from './grants.ts';
import { jsonOf, type MaskinportenBench } from './maskinporten-bench.ts';
import { ownIssuer, scenario } from './scenario.ts';

scenario(
  'POST token answers a good grant with a Bearer token, its scope and its life',
  { requirement: ['MASK-GRANT-001', 'MASK-TOKEN-001', 'MASK-TOKEN-002', 'MASK-TOKEN-003'] },
  async ({ on, grants }) => {
    const client = await grants.client();
    const { answer, token } = await grants.granted(client);
    const [scope = ''] = client.scopes;
    on.conform(answer, { status: 200, mediaType: 'application/json' });
    const body = jsonOf(answer);
    const isPositive = (value: unknown): boolean => typeof value === 'number' && value > 0;
    const shape = { token_type: 'Bearer', scope, expires_in: isPositive };
    on.verify('the answer', {
      actual: body,
      expected: shape,
      exchange: answer,
      requirement: 'MASK-TOKEN-001',
    });
    const { exp = 0, iat = 0 } = readToken(token)?.claims ?? {};
    const left = Number(body['expires_in']);
    on.verify('expires_in that the token keeps', {
      actual: left > 0 && left <= exp - iat,
      expected: true,
      exchange: answer,
      requirement: 'MASK-TOKEN-002',
    });
    on.verify('Cache-Control', {
      actual: answer.header('cache-control') ?? 'absent',
      expected: /no-store/,
      exchange: answer,
      requirement: 'MASK-TOKEN-003',
    });
  },
);

/** Claims that are for those who ask for them. */
const askedFor = ['supplier', 'delegation_source', 'authorization_details', 'pid', 'aud'];

scenario(
  'POST token gives a token that the published keys verify, with the claims of its client',
  {
    requirement: [
      'MASK-CLAIM-001',
      'MASK-CLAIM-002',
      'MASK-CLAIM-003',
      'MASK-CLAIM-004',
      'MASK-CLAIM-005',
      'MASK-CLAIM-007',
      'MASK-CLAIM-008',
      'MASK-KEYS-002',
    ],
  },
  async ({ on, grants }) => {
    const client = await grants.client();
    const { answer, token } = await grants.granted(client);
    const { header, claims } = await verified(on, token);
    const { issuer } = await on.issuer();
    const about = (requirement: string, actual: unknown, expected: Shape): void =>
      void on.verify('claims', { actual, expected, exchange: answer, requirement });
    about('MASK-CLAIM-002', claims, {
      iss: issuer,
      client_id: client.clientId,
      token_type: 'Bearer',
    });
    about('MASK-CLAIM-003', claims['scope'], client.scopes[0] ?? '');
    about('MASK-CLAIM-004', claims['consumer'], organisation(client.orgNumber));
    const now = Math.floor((await on.now()).getTime() / 1000);
    about('MASK-CLAIM-005', claims, { iat: isNear(now), exp: isAfter(claims['iat']) });
    about('MASK-CLAIM-007', claims['client_amr'], amrOf(client));
    about(
      'MASK-CLAIM-008',
      askedFor.filter((name) => name in claims),
      [],
    );
    about('MASK-KEYS-002', await namesIn(on), hasName(header['kid']));
  },
);

const skewS = 15;

function isNear(now: number): (value: unknown) => boolean {
  return function aTimeOfNow(value) {
    return typeof value === 'number' && Math.abs(value - now) <= skewS;
  };
}

function isAfter(issued: unknown): (value: unknown) => boolean {
  return function aLaterTime(value) {
    return typeof value === 'number' && value > Number(issued);
  };
}

function organisation(number: string | undefined): Shape {
  const ID = number === undefined ? /^0192:\d{9}$/ : `0192:${number}`;
  return { authority: 'iso6523-actorid-upis', ID };
}

function amrOf({ header }: Client): Shape {
  return 'kid' in header ? 'private_key_jwt' : /^(?:virksomhetssertifikat|QCForESeal|CForESeal)$/;
}

async function namesIn(on: MaskinportenBench): Promise<readonly unknown[]> {
  const { keys } = await on.keys();
  return Array.isArray(keys) ? keys.map((one: Members) => one['kid']) : [];
}

function hasName(kid: unknown): (value: unknown) => boolean {
  return function aListWithTheKey(value) {
    return Array.isArray(value) && value.includes(kid);
  };
}

/** The parts of a token, its signature claimed. */
async function verified(
  on: MaskinportenBench,
  token: string,
): Promise<{ readonly header: Members; readonly claims: Members }> {
  const read = readToken(token);
  const actual = await verifyToken(token, { keys: await on.keys(), now: await on.now() });
  on.verify('verified with the published keys', {
    actual,
    expected: 'verified',
    requirement: 'MASK-CLAIM-001',
  });
  return { header: { ...read?.header }, claims: { ...read?.claims } };
}

scenario(
  'POST token gives every token a jti of its own',
  { requirement: 'MASK-CLAIM-006' },
  async ({ on, grants }) => {
    const client = await grants.client();
    const tokens = [await grants.granted(client), await grants.granted(client)];
    const ids = tokens.map(({ token }) => readToken(token)?.claims.jti);
    const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
    on.verify('ids', { actual: ids, expected: [isText, isText] });
    on.verify('two that are one', { actual: ids[0] === ids[1], expected: false });
  },
);

/** A grant that keeps the rules in another way. */
interface Good {
  readonly requirement: string;
  /** Completes "POST token takes a grant …". */
  readonly title: string;
  readonly role?: Role;
  readonly changes: (client: Client, now: number, tokenUrl: string) => Changes;
  readonly onlyOwn?: true;
}

const good: readonly Good[] = [
  ...['RS384', 'RS512'].map((alg) => ({
    requirement: 'MASK-GRANT-002',
    title: `signed with ${alg}`,
    changes: () => ({ header: { alg } }),
  })),
  {
    requirement: 'MASK-GRANT-005',
    title: 'that lives for two minutes',
    changes: (_client, now) => ({ claims: { iat: now - 2, exp: now + 118 } }),
  },
  {
    requirement: 'MASK-GRANT-006',
    title: 'without jti',
    changes: () => ({ claims: { jti: undefined } }),
    onlyOwn: true,
  },
  {
    requirement: 'MASK-GRANT-007',
    title: 'that is issued in five seconds',
    changes: (_client, now) => ({ claims: { iat: now + 5, exp: now + 100 } }),
    onlyOwn: true,
  },
  {
    requirement: 'MASK-GRANT-008',
    title: 'with a claim that nobody documents',
    changes: ({ clientId }) => ({ claims: { sub: clientId } }),
    onlyOwn: true,
  },
  {
    requirement: 'MASK-GRANT-009',
    title: 'whose aud is the address of the token operation',
    changes: (_client, _now, tokenUrl) => ({ claims: { aud: tokenUrl } }),
    onlyOwn: true,
  },
];

for (const { requirement, title, role, changes, onlyOwn } of good)
  scenario(
    `POST token takes a grant ${title}`,
    { requirement, ...(onlyOwn === true ? { needs: ownIssuer } : {}) },
    async ({ on, grants }) => {
      const client = await grants.client(role);
      const now = Math.floor((await on.now()).getTime() / 1000);
      const { tokenUrl } = await on.issuer();
      const assertion = await grants.sign(client, changes(client, now, tokenUrl));
      on.conform(await grants.send(assertion, onlyOwn === true), {
        status: 200,
        body: { access_token: /./ },
      });
    },
  );

scenario(
  'POST token grants several scopes at once',
  { requirement: 'MASK-GRANT-004' },
  async ({ on, grants, bench }) => {
    const client = await grants.client();
    if (client.scopes.length < 2) bench.untested('the client has one scope');
    const scope = client.scopes.slice(0, 2).join(' ');
    const { answer, token } = await grants.granted(client, { claims: { scope } });
    on.conform(answer, { status: 200, body: { scope } });
    const actual = readToken(token)?.claims['scope'];
    on.verify('scope of the token', { actual, expected: scope, exchange: answer });
  },
);

scenario(
  'POST token takes a certificate instead of the name of a key, and says so',
  { requirement: ['MASK-GRANT-003', 'MASK-CLAIM-007'] },
  async ({ on, grants }) => {
    const client = await grants.client('certificate');
    const { answer, token } = await grants.granted(client);
    on.conform(answer, { status: 200 });
    const { claims } = await verified(on, token);
    on.verify('client_amr', {
      actual: claims['client_amr'],
      expected: amrOf(client),
      exchange: answer,
      requirement: 'MASK-CLAIM-007',
    });
  },
);

scenario(
  'POST token names both sides of a delegation',
  { requirement: 'MASK-CLAIM-009' },
  async ({ on, grants, bench }) => {
    const client = await grants.client('supplier');
    const { consumerOrg } = client;
    if (consumerOrg === undefined) bench.untested('nobody has delegated anything to the client');
    const { answer, token } = await grants.granted(client, {
      claims: { consumer_org: consumerOrg },
    });
    const { claims } = await verified(on, token);
    on.verify('claims', {
      actual: claims,
      expected: {
        consumer: organisation(consumerOrg),
        supplier: organisation(client.orgNumber),
        delegation_source: /^https:\/\//,
      },
      exchange: answer,
    });
  },
);

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isListOfGuids = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => guid.test(String(one)));

scenario(
  'POST token lists the system user that a grant asks for',
  { requirement: 'MASK-CLAIM-010' },
  async ({ on, grants, bench }) => {
    const client = await grants.client('systemUser');
    const { systemUserOrg, externalRef } = client;
    if (systemUserOrg === undefined) bench.untested('the client has no system user');
    const authorization_details = [systemUserDetail(systemUserOrg, externalRef)];
    const { answer, token } = await grants.granted(client, { claims: { authorization_details } });
    const { claims } = await verified(on, token);
    const detail = {
      type: 'urn:altinn:systemuser',
      systemuser_id: isListOfGuids,
      system_id: /^\d{9}_\S+$/,
      systemuser_org: organisation(systemUserOrg),
    };
    const actual = claims['authorization_details'];
    on.verify('authorization_details', { actual, expected: [detail], exchange: answer });
  },
);

scenario(
  'POST token echoes the reference of a system user',
  { requirement: 'MASK-CLAIM-011', needs: ownIssuer },
  async ({ on, grants, bench }) => {
    const { owner, externalRef } = await referenced(grants);
    if (externalRef === undefined) bench.untested('no system user has a reference');
    const authorization_details = [systemUserDetail(owner, externalRef)];
    const client = await grants.client('systemUser');
    const { answer, token } = await grants.granted(client, { claims: { authorization_details } });
    const actual = readToken(token)?.claims['authorization_details'];
    on.verify('externalRef', {
      actual,
      expected: [{ externalRef: externalRef ?? '' }],
      exchange: answer,
    });
  },
);

async function referenced(
  grants: Grants,
): Promise<{ readonly owner?: string; readonly externalRef?: string }> {
  const { systemUsers } = await grants.listed('systemUser');
  const found = systemUsers.find(({ externalRef }) => externalRef !== undefined);
  if (found?.externalRef === undefined) return {};
  return { owner: found.ownerOrgNumber, externalRef: found.externalRef };
}

for (const resource of ['https://api.samsvar.invalid/', ['https://api.samsvar.invalid/']])
  scenario(
    `POST token makes a resource the audience, asked for as a ${typeof resource === 'string' ? 'text' : 'list'}`,
    { requirement: 'MASK-CLAIM-012', needs: ownIssuer },
    async ({ on, grants }) => {
      const { answer, token } = await grants.granted(await grants.client(), {
        claims: { resource },
      });
      const actual = [readToken(token)?.claims.aud].flat();
      on.verify('aud', { actual, expected: [resource].flat(), exchange: answer });
    },
  );

import { ownIssuer, scenario } from './scenario.ts';
import {
  curveKey,
  strangersKey,
  systemUserDetail,
  type Changes,
  type Client,
  type Grants,
  type Role,
} from './grants.ts';
import { judgeRefusal, type Refusal } from './refused.ts';

/** A grant that breaks one rule. */
interface Case {
  readonly requirement: string;
  /** Completes "POST token refuses a grant …". */
  readonly title: string;
  readonly role?: Role;
  readonly changes: (of: {
    readonly client: Client;
    readonly grants: Grants;
    readonly issuer: string;
    /** Seconds since 1970. */
    readonly now: number;
  }) => Changes | Promise<Changes>;
  readonly refusal: Refusal;
  /** Default: also an issuer that others share is asked once. */
  readonly onlyOwn?: true;
}

const captured: Refusal['onlyErrors'] = ['invalid_grant'];

/** Rules of the grant with their codes (reference altinn-platform 1.2, 1.3, 1.5). */
const cases: readonly Case[] = [
  {
    requirement: 'MASK-AUD-001',
    title: 'whose aud lacks the slash of the issuer',
    changes: ({ issuer }) => ({ claims: { aud: issuer.replace(/\/$/, '') } }),
    refusal: { codes: ['MP-110'], onlyErrors: captured },
  },
  {
    requirement: 'MASK-AUD-002',
    title: 'whose aud is another issuer',
    changes: () => ({ claims: { aud: 'https://issuer.invalid/' } }),
    refusal: { codes: ['MP-110'], onlyErrors: captured },
  },
  {
    requirement: 'MASK-AUD-003',
    title: 'whose aud lists the issuer and another',
    changes: ({ issuer }) => ({ claims: { aud: [issuer, 'https://issuer.invalid/'] } }),
    refusal: {},
    onlyOwn: true,
  },
  {
    requirement: 'MASK-TIME-001',
    title: 'that has expired',
    changes: ({ now }) => ({ claims: { iat: now - 200, exp: now - 100 } }),
    refusal: { codes: ['MP-130'], errors: ['invalid_grant'] },
  },
  {
    requirement: 'MASK-TIME-002',
    title: 'that lives for more than two minutes',
    changes: ({ now }) => ({ claims: { iat: now - 2, exp: now + 300 } }),
    refusal: { errors: ['invalid_grant'] },
  },
  {
    requirement: 'MASK-TIME-003',
    title: 'that is issued in a minute',
    changes: ({ now }) => ({ claims: { iat: now + 60, exp: now + 120 } }),
    refusal: { errors: ['invalid_grant'] },
  },
  {
    requirement: 'MASK-KEY-001',
    title: 'whose key nobody has registered',
    changes: () => ({ header: { kid: 'samsvar-nobody' }, key: strangersKey() }),
    refusal: { codes: ['MP-100'], errors: ['invalid_grant', 'invalid_client'] },
  },
  {
    requirement: 'MASK-KEY-002',
    title: 'that names neither a key nor a certificate',
    changes: () => ({ header: { kid: undefined, x5c: undefined } }),
    refusal: { errors: ['invalid_grant', 'invalid_client'] },
  },
  {
    requirement: 'MASK-KEY-003',
    title: 'that another key than the registered one has signed',
    changes: () => ({ key: strangersKey() }),
    refusal: { codes: ['MP-124'], errors: ['invalid_grant'] },
  },
  {
    requirement: 'MASK-KEY-004',
    title: 'whose issuer is not the client of its key',
    changes: () => ({ claims: { iss: 'samsvar-nobody' } }),
    refusal: { errors: ['invalid_grant', 'invalid_client'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-KEY-004',
    title: 'whose issuer is another client',
    changes: async ({ grants }) => ({ claims: { iss: (await grants.client('owner')).clientId } }),
    refusal: { errors: ['invalid_grant', 'invalid_client'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-KEY-005',
    title: 'whose registered key is past its year',
    role: 'expiredKey',
    changes: () => ({}),
    refusal: { codes: ['MP-121'], errors: ['invalid_grant'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-KEY-006',
    title: 'whose x5c is a text',
    role: 'certificate',
    changes: () => ({ header: { x5c: 'MII' } }),
    refusal: { codes: ['MP-123'], errors: ['invalid_grant'] },
  },
  {
    requirement: 'MASK-KEY-006',
    title: 'whose x5c holds no certificate',
    role: 'certificate',
    changes: () => ({ header: { x5c: ['bm90IGEgY2VydGlmaWNhdGU='] } }),
    refusal: { codes: ['MP-123'], errors: ['invalid_grant'] },
  },
  {
    requirement: 'MASK-KEY-007',
    title: 'whose certificate has expired',
    role: 'certificate',
    changes: async ({ grants }) => ({
      header: { x5c: (await grants.listed('certificate')).chains?.expired },
    }),
    refusal: { codes: ['MP-120'], errors: ['invalid_grant'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-KEY-008',
    title: 'whose certificate is of another organisation',
    role: 'certificate',
    changes: async ({ grants }) => ({
      header: { x5c: (await grants.listed('certificate')).chains?.otherOrganisation },
    }),
    refusal: { codes: ['MP-122'], errors: ['invalid_grant'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-ALG-001',
    title: 'without a signature',
    changes: () => ({ header: { alg: 'none' } }),
    refusal: {},
  },
  {
    requirement: 'MASK-ALG-002',
    title: 'signed with the public key as a secret',
    changes: () => ({ header: { alg: 'HS256' } }),
    refusal: {},
  },
  {
    requirement: 'MASK-ALG-003',
    title: 'signed by an elliptic curve',
    changes: () => ({ header: { alg: 'ES256' }, key: curveKey() }),
    refusal: {},
  },
  {
    requirement: 'MASK-SCOPE-001',
    title: 'for a scope of service owners on a client of an end user system',
    changes: () => ({ claims: { scope: 'altinn:serviceowner' } }),
    refusal: { codes: ['MP-200'], errors: ['invalid_scope'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-SCOPE-002',
    title: 'with one scope too many',
    changes: ({ client }) => ({
      claims: { scope: `${client.scopes[0] ?? ''} samsvar:finnes/ikke.read` },
    }),
    refusal: { codes: ['MP-200'], errors: ['invalid_scope'] },
  },
  {
    requirement: 'MASK-SCOPE-003',
    title: 'for a scope that exists nowhere',
    changes: () => ({ claims: { scope: 'samsvar:finnes/ikke.read' } }),
    refusal: { codes: ['MP-200'], errors: ['invalid_scope'] },
  },
  {
    requirement: 'MASK-SCOPE-004',
    title: 'for a scope of another kind of client',
    changes: async ({ grants }) => ({
      claims: { scope: await refusedScope(grants, 'integrationType') },
    }),
    refusal: { codes: ['MP-201'], errors: ['invalid_scope'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-SCOPE-005',
    title: 'for a scope that its organisation has not been given',
    changes: async ({ grants }) => ({ claims: { scope: await refusedScope(grants, 'notGiven') } }),
    refusal: { codes: ['MP-250'], onlyErrors: ['forbidden'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-ORG-001',
    title: "with the client's own organisation as consumer_org",
    role: 'supplier',
    changes: ({ client }) => ({ claims: { consumer_org: client.orgNumber } }),
    refusal: {},
    onlyOwn: true,
  },
  {
    requirement: 'MASK-ORG-002',
    title: 'for an organisation that has delegated nothing',
    role: 'supplier',
    changes: ({ grants }) => ({ claims: { consumer_org: grants.undelegated() } }),
    refusal: { codes: ['MP-251'], onlyErrors: ['forbidden'] },
  },
  {
    requirement: 'MASK-ORG-003',
    title: 'with both consumer_org and iss_onbehalfof',
    role: 'supplier',
    changes: ({ client }) => ({
      claims: { consumer_org: client.consumerOrg, iss_onbehalfof: 'samsvar' },
    }),
    refusal: {},
    onlyOwn: true,
  },
  {
    requirement: 'MASK-RAR-001',
    title: 'with an unknown type of authorization_details',
    changes: () => ({ claims: { authorization_details: [{ type: 'urn:samsvar:unknown' }] } }),
    refusal: { codes: ['MP-301'], errors: ['invalid_request', 'invalid_authorization_details'] },
  },
  {
    requirement: 'MASK-RAR-002',
    title: 'with an unknown field of authorization_details',
    role: 'systemUser',
    changes: ({ client }) => ({
      claims: {
        authorization_details: [{ ...systemUserDetail(client.systemUserOrg), samsvar: true }],
      },
    }),
    refusal: { codes: ['MP-302'], errors: ['invalid_request', 'invalid_authorization_details'] },
  },
  {
    requirement: 'MASK-RAR-003',
    title: 'for a system user that does not exist',
    role: 'systemUser',
    changes: ({ grants }) => ({
      claims: { authorization_details: [systemUserDetail(grants.undelegated())] },
    }),
    refusal: { codes: ['MP-303'] },
  },
  {
    requirement: 'MASK-RAR-004',
    title: 'for a system user whose reference is left out',
    role: 'systemUser',
    changes: async ({ grants }) => ({
      claims: { authorization_details: [systemUserDetail((await referenced(grants)).owner)] },
    }),
    refusal: { codes: ['MP-303'] },
    onlyOwn: true,
  },
  {
    requirement: 'MASK-RAR-005',
    title: 'for two system users at once',
    role: 'systemUser',
    changes: ({ client: { systemUserOrg } }) => ({
      claims: {
        authorization_details: [systemUserDetail(systemUserOrg), systemUserDetail(systemUserOrg)],
      },
    }),
    refusal: {},
    onlyOwn: true,
  },
  ...['aud', 'iss', 'scope', 'iat', 'exp'].map((name) => ({
    requirement: 'MASK-NEED-001',
    title: `without ${name}`,
    changes: () => ({ claims: { [name]: undefined } }),
    refusal: {},
    onlyOwn: true as const,
  })),
];

async function refusedScope(grants: Grants, reason: string): Promise<string | undefined> {
  const { refusedScopes } = await grants.listed('client');
  return Object.entries(refusedScopes).find(([, why]) => why === reason)?.[0];
}

/** A system user with a reference, as the mock lists it. */
async function referenced(grants: Grants): Promise<{ readonly owner: string | undefined }> {
  const { systemUsers } = await grants.listed('systemUser');
  const found = systemUsers.find(({ externalRef }) => externalRef !== undefined);
  return { owner: found?.ownerOrgNumber };
}

for (const { requirement, title, role, changes, refusal, onlyOwn } of cases)
  scenario(
    `POST token refuses a grant ${title}`,
    { requirement, ...(onlyOwn === true ? { needs: ownIssuer } : {}) },
    async ({ on, grants }) => {
      const client = await grants.client(role);
      const { issuer } = await on.issuer();
      const now = Math.floor((await on.now()).getTime() / 1000);
      const wrong = await changes({ client, grants, issuer, now });
      judgeRefusal(on, await grants.wrong(client, wrong), refusal);
    },
  );

import { verifyRefused } from './claims.ts';
import type { Table } from './refused-tables.ts';
import { scenario } from './scenario.ts';
import { idsIn, rightTo } from './shapes.ts';

const tables: readonly Table[] = [
  {
    requirement: 'SREG-REQ-003',
    title: 'neither rights nor packages',
    rows: () => [
      { named: 'both missing', change: { rights: undefined, accessPackages: undefined } },
      { named: 'both empty', change: { rights: [], accessPackages: [] }, codes: ['AUTH-00059'] },
    ],
  },
  {
    requirement: 'SREG-REQ-004',
    title: 'a right that the system does not have',
    parameters: ['appResource', 'unknownResource'],
    rows: ({ on }) => {
      const both = [...rightTo(on.parameter('resource')).resource];
      return [
        ['of another resource', [rightTo(on.parameter('appResource'))]],
        ['to nothing', [rightTo(on.parameter('unknownResource'))]],
        [
          'of another kind',
          [{ resource: [{ id: 'urn:altinn:org', value: on.parameter('resource') }] }],
        ],
        [
          'to one resource more',
          [{ resource: [...both, ...rightTo(on.parameter('otherResource')).resource] }],
        ],
        [
          'beside one that it has',
          [rightTo(on.parameter('resource')), rightTo(on.parameter('appResource'))],
        ],
      ].map(([named, rights]) => ({
        named: `a right ${JSON.stringify(named)}`,
        change: { rights },
        codes: ['AUTH-00001'],
      }));
    },
  },
  {
    requirement: 'SREG-REQ-005',
    title: 'a package that the system does not have',
    parameters: ['otherPackage'],
    rows: ({ on }) =>
      [on.parameter('otherPackage'), 'urn:altinn:accesspackage:samsvar-finnes-ikke'].map((urn) => ({
        named: urn,
        change: { accessPackages: [{ urn: on.parameter('accessPackage') }, { urn }] },
        codes: ['AUTH-00063'],
        told: { NotFoundPackages: urn },
      })),
  },
  {
    requirement: 'SREG-REQ-006',
    title: 'a package for client relations',
    rows: ({ on }) => {
      const urn = on.parameter('clientPackage');
      return [
        {
          named: 'a client package',
          change: { accessPackages: [{ urn }] },
          codes: ['AUTH-00064'],
          told: { NotDelegablePackages: urn },
        },
      ];
    },
  },
  {
    requirement: 'SREG-REQ-007',
    title: 'a system that does not exist',
    status: 404,
    rows: ({ given }) => [
      {
        named: 'an unknown system',
        change: { systemId: given.unknownSystemId() },
        codes: ['AUTH-00011'],
      },
    ],
  },
  {
    requirement: 'SREG-REQ-008',
    title: 'a customer whom nobody knows',
    parameters: ['unknownCustomer'],
    // What is no number is refused as well; the register, not this API, decides how.
    rows: ({ on }) => [
      {
        named: 'an unknown customer',
        change: { partyOrgNo: on.parameter('unknownCustomer') },
        codes: ['AUTH-00000'],
      },
      ...['abc', `0192:${on.parameter('customer')}`].map((partyOrgNo) => ({
        named: `customer ${partyOrgNo}`,
        change: { partyOrgNo },
      })),
    ],
  },
  {
    requirement: 'SREG-REQ-009',
    title: 'a redirect URL that is not registered',
    rows: () =>
      [
        'https://samsvar.invalid/annet',
        'https://samsvar.invalid/done/x',
        'http://samsvar.invalid/done',
        'https://annet.invalid/done',
      ].map((redirectUrl) => ({
        named: redirectUrl,
        change: { redirectUrl },
        codes: ['AUTH-00021'],
      })),
  },
  {
    requirement: 'SREG-REQ-011',
    title: 'a redirect URL that is no address',
    rows: () => [{ named: 'a word', change: { redirectUrl: 'tull' } }],
  },
  {
    requirement: 'SREG-REQ-013',
    title: 'a right without a resource, and null in a list',
    rows: () =>
      [
        { rights: [{}] },
        { rights: [{ resource: [] }] },
        { rights: [null] },
        { accessPackages: [null] },
      ].map((change) => ({ named: JSON.stringify(change), change })),
  },
  {
    requirement: 'SREG-REQ-014',
    title: 'a reference or a title that is too long',
    rows: ({ given }) => [
      { named: 'reference', change: { externalRef: given.unique().padEnd(300, 'x') } },
      { named: 'title', change: { integrationTitle: 'x'.repeat(300) } },
    ],
  },
  {
    requirement: 'SREG-REQ-015',
    title: 'a member that is missing, empty or of another type',
    rows: () =>
      [
        { systemId: undefined },
        { systemId: null },
        { systemId: '' },
        { partyOrgNo: undefined },
        { partyOrgNo: '' },
        { rights: 'x' },
      ].map((change) => ({
        named: JSON.stringify(change, (_, value: unknown) => value ?? 'left out'),
        change,
      })),
  },
];

for (const { requirement, title, status = 400, parameters = [], rows } of tables)
  scenario(
    `POST systemuser/request/vendor refuses ${title}, and lists nothing`,
    { requirement: [requirement, 'SREG-REQ-023'], needs: { parameters } },
    async (context) => {
      const { on, given } = context;
      const system = await given.system();
      const cases = (await rows(context)).map(({ change, ...row }) => ({
        ...row,
        json: given.requestBody(system, change),
      }));
      await verifyRefused(on, 'createRequest', { cases, status });
      const list = await on.send('listRequests', { path: { systemId: system.id } });
      on.conform(list, { status: 200 }, 'SREG-REQ-023');
      on.verify('refused requests that are listed', {
        actual: idsIn(list),
        expected: [],
        exchange: list,
        requirement: 'SREG-REQ-023',
      });
    },
  );

scenario(
  'POST systemuser/request/vendor refuses every redirect URL of a system that has registered none',
  { requirement: 'SREG-REQ-009' },
  async ({ on, given }) => {
    const system = await given.system({ allowedRedirectUrls: [] });
    const cases = [{ named: 'a redirect URL', json: given.requestBody(system) }];
    await verifyRefused(on, 'createRequest', { cases, status: 400 });
  },
);

scenario(
  'POST systemuser/request/vendor refuses a body that is no JSON object with 400',
  { requirement: 'SREG-REQ-015' },
  async ({ on }) => {
    const cases = ['{', '', 'null', '[]', '{}'].map((body) => ({
      named: body || 'nothing',
      body,
      contentType: 'application/json',
    }));
    for (const operation of ['createRequest', 'createAgentRequest'])
      await verifyRefused(on, operation, { cases, status: 400 });
  },
);

scenario(
  'POST systemuser/request/vendor refuses a body that is no JSON by its type with 415',
  { requirement: 'SREG-REQ-015' },
  async ({ on, given }) => {
    const body = JSON.stringify(given.requestBody({ id: given.unknownSystemId() }));
    const cases = ['text/plain', 'application/xml', null].map((contentType) => ({
      named: contentType ?? 'no type',
      body,
      contentType,
    }));
    for (const operation of ['createRequest', 'createAgentRequest', 'createChangeRequest'])
      await verifyRefused(on, operation, {
        cases: cases.map((one) => ({
          ...one,
          query: { 'correlation-id': given.uuid(), 'system-user-id': given.uuid() },
        })),
        status: 415,
      });
  },
);

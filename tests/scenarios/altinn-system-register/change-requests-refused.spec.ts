import { verifyRefused } from './claims.ts';
import type { Table } from './refused-tables.ts';
import { answered, scenario } from './scenario.ts';
import { idsIn, rightTo } from './shapes.ts';

const tables: readonly Table<[parameter: (name: string) => string]>[] = [
  {
    requirement: 'SREG-CHG-006',
    title: 'what the system does not have',
    parameters: ['unknownResource', 'otherPackage'],
    rows: (parameter) => [
      {
        named: 'a right',
        change: { requiredRights: [rightTo(parameter('unknownResource'))] },
        codes: ['AUTH-00001'],
      },
      {
        named: 'a package',
        change: { requiredAccessPackages: [{ urn: parameter('otherPackage') }] },
        codes: ['AUTH-00063'],
      },
    ],
  },
  {
    requirement: 'SREG-CHG-015',
    title: 'a right without a resource, null in a list, and a redirect URL that is no address',
    rows: () => [
      { named: 'no resource', change: { requiredRights: [{}] } },
      { named: 'null as a package', change: { requiredAccessPackages: [null] } },
      { named: 'a word', change: { redirectUrl: 'tull' } },
    ],
  },
  {
    requirement: 'SREG-CHG-016',
    title: 'a redirect URL that is not registered',
    rows: () => [{ named: 'another', change: { redirectUrl: 'https://annet.invalid/' } }],
  },
];

for (const { requirement, title, parameters = [], rows } of tables)
  scenario(
    `POST systemuser/changerequest/vendor refuses ${title}`,
    { requirement, needs: { ...answered, parameters: ['party', ...parameters] } },
    async ({ on, given }) => {
      const system = await given.system();
      const user = await given.systemUser(system);
      const cases = (await rows((name) => on.parameter(name))).map(({ change, ...row }) => ({
        ...row,
        query: { 'correlation-id': given.uuid(), 'system-user-id': user.id },
        json: given.changeBody({ ...change }),
      }));
      await verifyRefused(on, 'createChangeRequest', { cases, status: 400 });
      const list = await on.send('listChangeRequests', { path: { systemId: system.id } });
      on.verify('refused ones that are listed', {
        actual: idsIn(list),
        expected: [],
        exchange: list,
      });
    },
  );

scenario(
  'POST systemuser/changerequest/vendor refuses ids that are missing or none',
  { requirement: ['SREG-CHG-003', 'SREG-CHG-004', 'SREG-CHG-005'], needs: answered },
  async ({ on, given }) => {
    const system = await given.system();
    const [user, agent] = [await given.systemUser(system), await given.agentUser(system)];
    const json = given.changeBody();
    const row = (named: string, correlation: string | undefined, id: string | undefined) => ({
      named,
      json,
      query: {
        ...(correlation === undefined ? {} : { 'correlation-id': correlation }),
        ...(id === undefined ? {} : { 'system-user-id': id }),
      },
    });
    const operation = 'createChangeRequest';
    await verifyRefused(on, operation, {
      cases: [
        row('no correlation id', undefined, user.id),
        row('that of the system user', user.id, user.id),
        row('neither', undefined, undefined),
      ],
      status: 400,
    });
    await verifyRefused(on, operation, {
      cases: [
        row('no system user', given.uuid(), undefined),
        row('an unknown one', given.uuid(), given.uuid()),
        row('an agent', given.uuid(), agent.id),
      ].map((one) => ({ ...one, codes: ['AUTH-00015'] })),
      status: 404,
      requirement: 'SREG-CHG-004',
    });
    await verifyRefused(on, operation, {
      cases: [row('a word', 'abc', user.id), row('a word', given.uuid(), 'abc')],
      status: 400,
      requirement: 'SREG-CHG-005',
    });
  },
);

scenario(
  'POST systemuser/changerequest/vendor refuses a body that is no JSON object with 400',
  { requirement: 'SREG-CHG-017', needs: answered },
  async ({ on, given }) => {
    const user = await given.systemUser(await given.system());
    const cases = ['{', '', 'null', '{"requiredRights":"x"}'].map((body) => ({
      named: body || 'nothing',
      body,
      contentType: 'application/json',
      query: { 'correlation-id': given.uuid(), 'system-user-id': user.id },
    }));
    await verifyRefused(on, 'createChangeRequest', { cases, status: 400 });
  },
);

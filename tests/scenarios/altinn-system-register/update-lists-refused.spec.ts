import { verifyRefused, verifyStored, type Refused } from './claims.ts';
import { scenario, type RegisterContext } from './scenario.ts';
import { rightTo } from './shapes.ts';

const json = 'application/json';

interface ListRow {
  readonly named: string;
  readonly list: unknown;
  readonly codes?: readonly string[];
}

interface ListTable {
  readonly operation: 'replaceRights' | 'replaceAccessPackages';
  readonly requirement: string;
  readonly title: string;
  readonly parameters?: readonly string[];
  readonly rows: (context: RegisterContext) => readonly ListRow[];
}

const listTables: readonly ListTable[] = [
  {
    operation: 'replaceRights',
    requirement: 'SREG-UPD-015',
    title: 'PUT rights refuses what is unknown, cannot be delegated or stands there twice',
    parameters: ['unknownResource', 'undelegableResource'],
    rows: ({ on }) => {
      const [resource, consent] = [on.parameter('resource'), on.parameter('undelegableResource')];
      const unknown = on.parameter('unknownResource');
      return [
        { named: 'unknown', list: [rightTo(unknown)], codes: ['AUTH.VLD-00003'] },
        { named: 'a consent', list: [rightTo(consent)], codes: ['AUTH.VLD-00017'] },
        {
          named: 'twice',
          list: [rightTo(resource), rightTo(resource)],
          codes: ['AUTH.VLD-00006'],
        },
      ];
    },
  },
  {
    operation: 'replaceAccessPackages',
    requirement: 'SREG-UPD-016',
    title: 'PUT accesspackages refuses what is unknown or malformed or stands there twice',
    rows: ({ on }) => {
      const urn = on.parameter('accessPackage');
      const unknown = 'urn:altinn:accesspackage:samsvar-finnes-ikke';
      return [
        { named: 'unknown', list: [{ urn: unknown }], codes: ['AUTH.VLD-00008'] },
        { named: 'malformed', list: [{ urn: 'x' }], codes: ['AUTH.VLD-00008'] },
        { named: 'no urn', list: [{}], codes: ['AUTH.VLD-00008'] },
        { named: 'twice', list: [{ urn }, { urn }], codes: ['AUTH.VLD-00007'] },
      ];
    },
  },
  ...(['replaceRights', 'replaceAccessPackages'] as const).map((operation): ListTable => ({
    operation,
    requirement: 'SREG-UPD-017',
    title: `${operation === 'replaceRights' ? 'PUT rights' : 'PUT accesspackages'} refuses what is no list`,
    rows: () => [
      { named: 'null', list: null },
      { named: 'an object', list: { urn: 'x' } },
      { named: 'texts', list: ['x'] },
      { named: 'null in a list', list: [null] },
    ],
  })),
];

for (const { operation, requirement, title, parameters = [], rows } of listTables)
  scenario(
    `${title}, and changes nothing`,
    { requirement: [requirement, 'SREG-UPD-018'], needs: { parameters } },
    async (context) => {
      const { on, given } = context;
      const system = await given.system();
      const path = { systemId: system.id };
      const cases = rows(context).map(({ list, ...row }): Refused => {
        return { ...row, path, body: JSON.stringify(list), contentType: json };
      });
      const malformed = { named: 'half a list', path, body: '[', contentType: json };
      await verifyRefused(on, operation, { cases: [...cases, malformed], status: 400 });
      await verifyStored(on, system, { text: 'what is stored', requirement: 'SREG-UPD-018' });
    },
  );

scenario(
  'PUT accesspackages refuses a client package on a visible system',
  { requirement: 'SREG-UPD-019' },
  async ({ on, given }) => {
    const accessPackages = [{ urn: on.parameter('accessPackage') }];
    const { id } = await given.system({ accessPackages, isVisible: true });
    const list = [{ urn: on.parameter('clientPackage') }];
    const answer = await on.send('replaceAccessPackages', { path: { systemId: id }, json: list });
    on.conform(answer, { status: 400 });
  },
);

scenario(
  'PUT of a system, of its rights and of its packages refuses a body that is no JSON by its type',
  { requirement: 'SREG-UPD-017' },
  async ({ on, given }) => {
    const system = await given.system();
    const path = { systemId: system.id };
    for (const [operation, sent] of [
      ['replaceSystem', system],
      ['replaceRights', system.rights],
      ['replaceAccessPackages', system.accessPackages],
    ] as const) {
      const body = JSON.stringify(sent);
      const cases = ['text/plain', null].map((contentType) => ({
        named: contentType ?? 'no type',
        path,
        body,
        contentType,
      }));
      await verifyRefused(on, operation, { cases, status: 415 });
    }
  },
);

import { verifyRefused, verifyStored, type Refused } from './claims.ts';
import type { Table } from './refused-tables.ts';
import { scenario, type RegisterContext } from './scenario.ts';
import { rightTo, type SystemBody } from './shapes.ts';

const tables: readonly Table<[context: RegisterContext, system: SystemBody]>[] = [
  {
    requirement: 'SREG-UPD-005',
    title: 'another id in the body',
    rows: ({ given }) => [
      { named: 'another id', change: { id: given.systemId() }, codes: ['AUTH.VLD-00012'] },
    ],
  },
  {
    requirement: 'SREG-UPD-008',
    title: 'a client id that is taken, or stands there twice',
    rows: async ({ given }, { clientId }) => {
      const other = await given.system();
      return [
        {
          named: 'a taken client id',
          change: { clientId: [...clientId, ...other.clientId] },
          codes: ['AUTH.VLD-00004'],
        },
        {
          named: 'one twice',
          change: { clientId: [...clientId, ...clientId] },
          codes: ['AUTH.VLD-00011'],
        },
      ];
    },
  },
  {
    requirement: 'SREG-UPD-009',
    title: 'rights and packages that a registration would refuse',
    parameters: ['unknownResource'],
    rows: ({ on }) => {
      const [resource, urn] = [on.parameter('resource'), on.parameter('accessPackage')];
      return [
        {
          named: 'an unknown resource',
          change: { rights: [rightTo(on.parameter('unknownResource'))] },
          codes: ['AUTH.VLD-00003'],
        },
        {
          named: 'a right twice',
          change: { rights: [rightTo(resource), rightTo(resource)] },
          codes: ['AUTH.VLD-00006'],
        },
        {
          named: 'an unknown package',
          change: { accessPackages: [{ urn: 'urn:altinn:accesspackage:samsvar-finnes-ikke' }] },
          codes: ['AUTH.VLD-00008'],
        },
        {
          named: 'a package twice',
          change: { accessPackages: [{ urn }, { urn }] },
          codes: ['AUTH.VLD-00007'],
        },
        {
          named: 'a client package on a visible system',
          change: { isVisible: true },
          codes: ['AUTH.VLD-00018'],
        },
      ];
    },
  },
  {
    requirement: 'SREG-UPD-010',
    title: 'redirect URLs that a registration would refuse',
    rows: () =>
      ['http://samsvar.invalid/done', '/done', ''].map((url) => ({
        named: `redirect URL ${url}`,
        change: { allowedRedirectUrls: [url] },
        codes: ['AUTH.VLD-00005'],
      })),
  },
  {
    requirement: 'SREG-UPD-011',
    title: 'a language missing, and null where something is expected',
    rows: () =>
      [
        { name: { nn: 'x', en: 'x' } },
        { description: {} },
        { rights: null },
        { accessPackages: null },
        { rights: [null] },
      ].map((change) => ({ named: JSON.stringify(change), change })),
  },
];

for (const { requirement, title, parameters = [], rows } of tables)
  scenario(
    `PUT of a system refuses ${title}, and changes nothing`,
    { requirement: [requirement, 'SREG-UPD-018'], needs: { parameters } },
    async (context) => {
      const { on, given } = context;
      const system = await given.system();
      const cases = (await rows(context, system)).map(({ change, ...row }): Refused => {
        const path = { systemId: system.id };
        return { ...row, path, json: { ...system, ...change } };
      });
      await verifyRefused(on, 'replaceSystem', { cases, status: 400 });
      // Where http was stored all the same, that is told above, and nothing else.
      if (requirement === 'SREG-UPD-010') return;
      await verifyStored(on, system, { text: 'what is stored', requirement: 'SREG-UPD-018' });
    },
  );

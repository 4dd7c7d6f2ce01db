import { unknownGuid } from '../altinn-app/unknown-guid.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, listAt } from './seen.ts';

const readOnly = { tags: ['@read-only'] } as const;

scenario(
  'GET application answers its metadata without a token',
  { requirement: ['STOR-APPS-001', 'STOR-APPS-007'], ...readOnly },
  async ({ on, app }) => {
    const read = await on.send('getApplication', { as: 'anonymous' });
    on.conform(read, {
      status: 200,
      mediaType: 'application/json',
      body: { id: app.id, org: app.org },
    });
    on.verify('the data types of the app itself', {
      actual: idsOf(listAt(read, '/dataTypes')).toSorted(),
      expected: app.metadata.dataTypes.map(({ id }) => id).toSorted(),
      exchange: read,
      requirement: 'STOR-APPS-007',
    });
  },
);

scenario(
  'GET applications lists all apps without a token, each once',
  { requirement: ['STOR-APPS-002', 'STOR-APPS-011'], ...readOnly },
  async ({ on, app }) => {
    const list = await on.send('listApplications', { as: 'anonymous' });
    on.conform(list, { status: 200 });
    const ids = idsOf(listAt(list, '/applications'));
    on.verify('the app once', {
      actual: ids.filter((id) => id === app.id),
      expected: [app.id],
      exchange: list,
      requirement: 'STOR-APPS-011',
    });
    on.verify('no app twice', { actual: new Set(ids).size, expected: ids.length, exchange: list });
  },
);

scenario(
  'GET applications of an owner lists the apps of that owner alone',
  { requirement: ['STOR-APPS-003', 'STOR-APPS-011'], ...readOnly },
  async ({ on, app }) => {
    const list = await on.send('listOwnersApplications', { as: 'anonymous' });
    on.conform(list, { status: 200 });
    const apps = listAt(list, '/applications');
    on.verify('apps of the owner', {
      actual: apps.map((one) => at(one, '/org')).filter((org) => org !== app.org),
      expected: [],
      exchange: list,
    });
    on.verify('the app', {
      actual: idsOf(apps).includes(app.id),
      expected: true,
      exchange: list,
      requirement: 'STOR-APPS-011',
    });
  },
);

scenario(
  'GET applications of an owner without apps is an empty list',
  { requirement: 'STOR-APPS-004', ...readOnly },
  async ({ on, bench }) => {
    const org = `finnesikke${unknownGuid(bench, 'owner').slice(0, 8)}`;
    const list = await on.send('listOwnersApplications', { as: 'anonymous', path: { org } });
    on.conform(list, { status: 200, body: { applications: [] } });
  },
);

for (const { says, org } of [
  { says: 'a hyphen', org: 'tt-d' },
  { says: 'a space', org: 'tt d' },
])
  scenario(
    `GET applications of a name with ${says} is refused with 400`,
    { requirement: 'STOR-APPS-005', ...readOnly },
    async ({ on }) => {
      const refused = await on.send('listOwnersApplications', {
        as: 'anonymous',
        path: { org },
        deliberatelyInvalid: true,
      });
      on.conform(refused, { status: 400, mediaType: 'application/json', text: /^".+"$/s });
    },
  );

scenario(
  'GET application that does not exist is answered with 404',
  { requirement: 'STOR-APPS-006', ...readOnly },
  async ({ on, bench }) => {
    const app = `finnesikke-${unknownGuid(bench, 'app').slice(0, 8)}`;
    const missing = await on.send('getApplication', { as: 'anonymous', path: { app } });
    on.conform(missing, { status: 404, mediaType: 'application/json', text: /^".+"$/s });
  },
);

/** What only the designer may do, with a good body each. */
const writes: readonly {
  readonly operation: string;
  readonly body: (context: StorageContext, name: string) => object;
}[] = [
  {
    operation: 'createApplication',
    body: ({ app }, name) => ({
      query: { appId: `${app.org}/${name}` },
      json: { id: `${app.org}/${name}` },
    }),
  },
  {
    operation: 'putApplication',
    body: ({ app }) => ({ json: { id: app.id, title: { nb: 'Samsvar' } } }),
  },
  { operation: 'deleteApplication', body: () => ({}) },
];

for (const { operation, body } of writes)
  scenario(
    `${operation} by anybody but the designer is refused and changes nothing`,
    { requirement: 'STOR-APPS-008', needs: { actors: ['org'] } },
    async (context) => {
      const { on, app, bench } = context;
      const name = `samsvar-${unknownGuid(bench, operation).slice(0, 8)}`;
      const before = await on.send('getApplication', { as: 'anonymous' });
      for (const [as, status] of [
        ['anonymous', 401],
        ['org', 403],
      ] as const)
        on.conform(await on.send(operation, { as, ...body(context, name) }), {
          status,
          empty: true,
        });
      const after = await on.send('getApplication', { as: 'anonymous' });
      on.verify('the same metadata', {
        actual: after.text(),
        expected: before.text(),
        exchange: after,
      });
      const made = await on.send('getApplication', { as: 'anonymous', path: { app: name } });
      on.verify('no new app', { actual: made.status, expected: 404, exchange: made });
      on.verify('no app lost', {
        actual: idsOf(
          listAt(await on.send('listApplications', { as: 'anonymous' }), '/applications'),
        ).includes(app.id),
        expected: true,
      });
    },
  );

scenario(
  'GET texts needs a token, any token',
  { requirement: 'STOR-APPS-009', ...readOnly, needs: { actors: ['stranger'] } },
  async ({ on, app }) => {
    const path = { language: 'nb' };
    on.conform(await on.send('getTexts', { as: 'anonymous', path }), { status: 401, empty: true });
    const read = await on.send('getTexts', { as: 'stranger', path });
    on.conform(read, { status: [200, 404] });
    if (read.status !== 200) return;
    on.verify('texts of the owner in that language', {
      actual: [at(read, '/org'), at(read, '/language')],
      expected: [app.org, 'nb'],
      exchange: read,
    });
  },
);

for (const operation of ['createTexts', 'putTexts', 'deleteTexts'])
  scenario(
    `${operation} by anybody but the designer is refused and changes nothing`,
    { requirement: 'STOR-APPS-010', needs: { actors: ['org'] } },
    async ({ on }) => {
      const path = { language: 'nb' };
      const json = { language: 'nb', resources: [{ id: 'samsvar', value: 'Samsvar' }] };
      const body = operation === 'deleteTexts' ? { path } : { path, json };
      const before = await on.send('getTexts', { as: 'org', path });
      for (const [as, status] of [
        ['anonymous', 401],
        ['org', 403],
      ] as const)
        on.conform(await on.send(operation, { as, ...body }), { status, empty: true });
      const after = await on.send('getTexts', { as: 'org', path });
      on.verify('the same texts', {
        actual: [after.status, after.status === 200 ? after.text() : ''],
        expected: [before.status, before.status === 200 ? before.text() : ''],
        exchange: after,
      });
    },
  );

function idsOf(apps: readonly unknown[]): readonly string[] {
  return apps.map((one) => String(at(one, '/id')));
}

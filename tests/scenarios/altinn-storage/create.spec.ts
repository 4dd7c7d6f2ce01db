import type { OperationRequest } from '../../engine/operation-request.ts';
import { unknownGuid } from '../altinn-app/unknown-guid.ts';
import { refOf, template } from './given.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, found, guidsIn, listAt } from './seen.ts';

const owner = { needs: { actors: ['org'] } };

scenario(
  'POST instances stores a new instance and tells where it is',
  { requirement: ['STOR-CREATE-001', 'STOR-CREATE-002', 'STOR-CREATE-003'], ...owner },
  async ({ on, app }) => {
    const json = template(on);
    const made = await on.send('createInstance', { as: 'org', query: { appId: app.id }, json });
    on.conform(made, { status: 201 });
    const location = new URL(made.header('location') ?? '/', made.request.url).pathname;
    const read = await on.ask({
      method: 'GET',
      path: location,
      as: 'org',
      operationId: 'getInstance',
    });
    on.conform(read, { status: 200, text: made.text() });
    on.verify('what was sent', {
      actual: [
        at(made, '/appId'),
        at(made, '/instanceOwner/partyId'),
        at(made, '/process/currentTask/elementId'),
      ],
      expected: [app.id, json.instanceOwner.partyId, app.graph.firstTask],
      exchange: made,
      requirement: 'STOR-CREATE-002',
    });
    on.verify('unread, whole and without data', {
      actual: [
        ...['readStatus', 'isArchived', 'isSoftDeleted', 'isHardDeleted'].map((name) =>
          at(made, `/status/${name}`),
        ),
        listAt(made, '/data').length,
      ],
      expected: ['Unread', false, false, false, 0],
      exchange: made,
      requirement: 'STOR-CREATE-003',
    });
  },
);

/** A request that is wrong in one way; `json` is a good body that stands in a task of its own. */
interface Broken {
  readonly requirement: string;
  readonly says: string;
  readonly status: number | '4xx';
  readonly empty?: boolean;
  readonly request: (app: StorageContext['app'], json: object) => OperationRequest;
}

const broken: readonly Broken[] = [
  {
    requirement: 'STOR-CREATE-004',
    says: 'a blank party',
    status: 400,
    request: ({ id }, json) => ({
      query: { appId: id },
      json: { ...json, instanceOwner: { partyId: '' } },
    }),
  },
  {
    requirement: 'STOR-CREATE-005',
    says: 'an app that does not exist',
    status: 404,
    request: ({ org }, json) => ({ query: { appId: `${org}/finnesikke` }, json }),
  },
  {
    requirement: 'STOR-CREATE-006',
    says: 'a body that is no JSON',
    status: 400,
    request: ({ id }, json) => ({
      query: { appId: id },
      body: JSON.stringify(json).slice(0, -1),
      contentType: 'application/json',
    }),
  },
  {
    requirement: 'STOR-CREATE-007',
    says: 'no app id',
    status: '4xx',
    request: (_, json) => ({ json }),
  },
  {
    requirement: 'STOR-CREATE-008',
    says: 'no owner',
    status: '4xx',
    request: ({ id }, json) => ({
      query: { appId: id },
      json: { ...json, instanceOwner: undefined },
    }),
  },
  {
    requirement: 'STOR-CREATE-009',
    says: 'a party that is no number',
    status: '4xx',
    request: ({ id }, json) => ({
      query: { appId: id },
      json: { ...json, instanceOwner: { partyId: 'abc' } },
    }),
  },
  {
    requirement: 'STOR-CREATE-010',
    says: 'an app id without a slash',
    status: '4xx',
    request: ({ name }, json) => ({ query: { appId: name }, json }),
  },
  {
    requirement: 'STOR-CREATE-011',
    says: 'a body of another media type',
    status: 415,
    empty: true,
    request: ({ id }, json) => ({
      query: { appId: id },
      body: JSON.stringify(json),
      contentType: 'text/plain',
    }),
  },
];

for (const { requirement, says, status, empty, request } of broken)
  scenario(
    `POST instances with ${says} is refused and leaves nothing behind`,
    { requirement: [requirement, 'STOR-CREATE-012'], ...owner },
    async ({ on, given, app, bench }) => {
      const task = `Samsvar_${unknownGuid(bench, says)}`;
      const process = { currentTask: { elementId: task, flow: 2, altinnTaskType: 'data' } };
      // One that is there already: what is left behind may be a copy of it.
      const known = await given.stored({ more: { process } });
      const sent = request(app, { ...template(on), process });
      const refused = await on.send('createInstance', {
        as: 'org',
        deliberatelyInvalid: true,
        ...sent,
      });
      on.conform(refused, { status, ...(empty === true ? { empty } : {}) });
      const list = await on.list([
        ['appId', app.id],
        ['process.currentTask', task],
      ]);
      on.verify('no other in that task', {
        actual: [list.status, ...guidsIn(list)],
        expected: [200, known.guid],
        exchange: list,
        requirement: 'STOR-CREATE-012',
      });
    },
  );

scenario(
  'An instance that was stored is found by its app',
  { requirement: 'STOR-CREATE-013', ...owner },
  async ({ on, given, inApp, app }) => {
    const stored = await given.stored();
    const shown = await inApp.send('getInstance', { on: stored, as: 'org' });
    on.verify('the instance in the app', {
      actual: [shown.status, at(shown, '/id'), at(shown, '/appId')],
      expected: [200, `${stored.partyId}/${stored.guid}`, app.id],
      exchange: shown,
    });
    const list = await on.list([['appId', app.id]]);
    on.verify('the instance in the list', {
      actual: found(list, [stored]),
      expected: [stored.guid],
      exchange: list,
    });
  },
);

scenario(
  'An instance that was made through the app is found in Storage',
  { requirement: 'STOR-CREATE-014', ...owner },
  async ({ on, inApp, app }) => {
    const made = await inApp.send('createInstanceSimple', {
      json: { instanceOwner: app.instanceOwner },
    });
    const read = await on.send('getInstance', { on: refOf(made) });
    on.conform(read, { status: 200, body: { id: String(at(made, '/id')) } });
    const ids = (of: unknown): readonly unknown[] =>
      listAt(of, '/data').map((one) => at(one, '/id'));
    on.verify('its data elements', {
      actual: ids(read),
      expected: ids(made) as string[],
      exchange: read,
    });
    const list = await on.list([['appId', app.id]]);
    on.verify('the instance in the list', {
      actual: found(list, [refOf(made)]),
      expected: [refOf(made).guid],
      exchange: list,
    });
  },
);

import type { LiveExchange } from '#environments';
import { unknownGuid } from '../altinn-app/seen.ts';
import { scenario } from './scenario.ts';
import { at, listAt, membersOf } from './seen.ts';
import { toQuery, type InstanceRef, type StorageBench } from './storage-bench.ts';

const org = { needs: { actors: ['org'] } };

scenario(
  'GET events tells what happened to an instance, in the order of time',
  { requirement: ['STOR-EVENT-001', 'STOR-EVENT-002', 'STOR-EVENT-010'], ...org },
  async ({ on, given }) => {
    const instance = await given.ended();
    const log = await on.send('listEvents', { on: instance, as: 'org' });
    on.conform(log, { status: 200 });
    const events = listAt(log, '/instanceEvents');
    const types = new Set(events.map((one) => String(at(one, '/eventType'))));
    on.verify('making, saving and the steps of the process', {
      actual: [
        'Created',
        'Saved',
        'process_StartEvent',
        'process_StartTask',
        'process_EndTask',
        'process_EndEvent',
      ].filter((type) => !types.has(type)),
      expected: [],
      exchange: log,
    });
    const times = events.map((one) => Date.parse(String(at(one, '/created'))));
    on.verify('in time', {
      actual: times.every((time, place) => place === 0 || time >= (times[place - 1] ?? 0)),
      expected: true,
      exchange: log,
      requirement: 'STOR-EVENT-002',
    });
    on.verify('this instance, and somebody', {
      actual: [
        [...new Set(events.map((one) => String(at(one, '/instanceId'))))],
        events.filter((one) => !isSomebody(at(one, '/user'))).length,
      ],
      expected: [[`${instance.partyId}/${instance.guid}`], 0],
      exchange: log,
      requirement: 'STOR-EVENT-010',
    });
  },
);

/** A person, an organisation or a system user. */
function isSomebody(user: unknown): boolean {
  return ['userId', 'orgId', 'systemUserId'].some((name) => at(user, `/${name}`) !== undefined);
}

const eventMembers = ['id', 'instanceId', 'dataId', 'created', 'eventType', 'user', 'processInfo'];

function typesIn(log: LiveExchange): readonly string[] {
  return [
    ...new Set(listAt(log, '/instanceEvents').map((one) => String(at(one, '/eventType')))),
  ].toSorted();
}

async function events(
  on: StorageBench,
  { partyId, guid }: InstanceRef,
  filters: readonly (readonly [string, string])[],
): Promise<LiveExchange> {
  return on.ask({
    method: 'GET',
    path: `/storage/api/v1/instances/${partyId}/${guid}/events?${toQuery(filters)}`,
    as: 'org',
    operationId: 'listEvents',
  });
}

scenario(
  'GET events by kind shows those kinds alone',
  { requirement: 'STOR-EVENT-003', ...org },
  async ({ on, given }) => {
    const instance = await given.instance();
    for (const types of [['Saved'], ['Created', 'Saved']]) {
      const log = await events(
        on,
        instance,
        types.map((type) => ['eventTypes', type] as const),
      );
      on.conform(log, { status: 200 });
      on.verify(types.join(' and '), { actual: typesIn(log), expected: types, exchange: log });
    }
  },
);

const dayMs = 24 * 3600 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

for (const { requirement, says, filters, isEmpty } of [
  {
    requirement: 'STOR-EVENT-004',
    says: 'between then and then',
    filters: [
      ['from', -2],
      ['to', 2],
    ],
    isEmpty: false,
  },
  {
    requirement: 'STOR-EVENT-004',
    says: 'before it was made',
    filters: [
      ['from', -4],
      ['to', -2],
    ],
    isEmpty: true,
  },
  {
    requirement: 'STOR-EVENT-004',
    says: 'to come',
    filters: [
      ['from', 2],
      ['to', 4],
    ],
    isEmpty: true,
  },
  {
    requirement: 'STOR-EVENT-005',
    says: 'from a time on, without an end',
    filters: [['from', 2]],
    isEmpty: false,
  },
  {
    requirement: 'STOR-EVENT-005',
    says: 'up to a time, without a beginning',
    filters: [['to', -2]],
    isEmpty: false,
  },
] as const)
  scenario(
    `GET events ${says} shows ${isEmpty ? 'none' : 'them'}`,
    { requirement, ...org },
    async ({ on, given }) => {
      const instance = await given.instance();
      const log = await events(
        on,
        instance,
        filters.map(([name, days]) => [name, inDays(days)] as const),
      );
      on.conform(log, { status: 200 });
      on.verify('events', {
        actual: listAt(log, '/instanceEvents').length === 0,
        expected: isEmpty,
        exchange: log,
      });
    },
  );

scenario(
  'GET events between times that cannot be read is refused',
  { requirement: 'STOR-EVENT-006', ...org },
  async ({ on, given }) => {
    const instance = await given.instance();
    const refused = await on.send('listEvents', {
      on: instance,
      as: 'org',
      query: { from: 'a', to: 'b' },
      deliberatelyInvalid: true,
    });
    on.conform(refused, { status: 400, mediaType: 'application/json' });
  },
);

scenario(
  'POST events adds to the log, and Location leads to the event',
  { requirement: ['STOR-EVENT-007', 'STOR-EVENT-008', 'STOR-EVENT-009'], ...org },
  async ({ on, given }) => {
    const instance = await given.instance();
    const instanceId = `${instance.partyId}/${instance.guid}`;
    const made = await on.send('createEvent', {
      on: instance,
      as: 'org',
      json: {
        eventType: 'MessageRead',
        instanceId,
        user: { orgId: on.app.org, authenticationLevel: 3 },
      },
    });
    on.conform(made, { status: 201, body: { instanceId, eventType: 'MessageRead' } });
    const log = await events(on, instance, [['eventTypes', 'MessageRead']]);
    const listed = listAt(log, '/instanceEvents');
    on.verify('the event in the log', {
      actual: listed.map((one) => at(one, '/id')),
      expected: [String(at(made, '/id'))],
      exchange: log,
    });
    const one = await on.send('getEvent', {
      on: instance,
      as: 'org',
      path: { eventGuid: String(at(made, '/id')) },
    });
    on.conform(one, { status: 200 }, 'STOR-EVENT-009');
    on.verify('as it stands in the log', {
      actual: membersOf(one.json(), eventMembers),
      expected: membersOf(listed[0], eventMembers),
      exchange: one,
      requirement: 'STOR-EVENT-009',
    });
    const asked = new URL(made.request.url);
    const { pathname } = new URL(made.header('location') ?? '', asked);
    on.verify('Location is the address of the event', {
      actual: pathname.toLowerCase(),
      expected: `${asked.pathname}/${String(at(made, '/id'))}`.toLowerCase(),
      exchange: made,
      requirement: 'STOR-EVENT-008',
    });
  },
);

scenario(
  'GET event that does not exist is answered with 404',
  { requirement: 'STOR-EVENT-011', ...org },
  async ({ on, given }) => {
    const instance = await given.instance();
    on.conform(
      await on.send('getEvent', { on: instance, as: 'org', path: { eventGuid: unknownGuid } }),
      { status: 404 },
    );
  },
);

import { eventsIn, idsIn, type CloudEvent } from './cloud-event.ts';
import { verifyRefused } from './claims.ts';
import type { EventsBench, EventsRequest } from './events-bench.ts';
import type { Given } from './given.ts';
import { scenario, waits } from './scenario.ts';

const operation = 'publishAppEvent';
const from = new Date(Date.now() - 24 * 3600 * 1000).toISOString();
const needs = {
  actors: ['org', 'app'],
  features: ['reads'],
  parameters: ['app', 'appsDomain', 'party'],
};
const as = 'app';

/** What is listed of a type when everything that was published has been seen; a last event tells when. */
async function listedOf(
  { on, given }: { readonly on: EventsBench; readonly given: Given },
  type: string,
): Promise<readonly CloudEvent[]> {
  const last = await given.appPublished(given.appEvent({ type }));
  const read = (): ReturnType<typeof on.send> =>
    on.send('listAppEvents', { query: { from, type, size: '400' } });
  return eventsIn(await given.listed(read, [last])).filter(({ id }) => id !== last);
}

scenario(
  'POST app publishes an event, which is listed as it was sent',
  { requirement: ['EVT-PUBA-001', 'EVT-PUBA-002', 'EVT-CE-004'], needs, ...waits },
  async ({ on, given }) => {
    const party = on.parameter('party');
    const sent = given.appEvent({ alternativesubject: '/person/05847910382' });
    const before = Date.now() - 1000;
    const answer = await given.publishApp(sent);
    const isGood = on.conform(answer, { status: 201 }, 'EVT-PUBA-001');
    on.conform(answer, { headers: { location: `/party/${party}` } }, 'EVT-PUBA-002');
    if (!isGood) return;
    const [event] = await listedOf({ on, given }, String(sent['type']));
    const { specversion, type, source, subject } = event ?? ({} as Partial<CloudEvent>);
    const alternativesubject = event?.['alternativesubject'];
    on.verify('the event as it is listed', {
      actual: { id: event?.id, specversion, type, source, subject, alternativesubject },
      expected: { ...sent, id: String(answer.json()) } as Record<string, string>,
      requirement: 'EVT-PUBA-001',
    });
    on.verify('its time is that of publishing', {
      actual: Date.parse(event?.time ?? '') >= before,
      expected: true,
      requirement: 'EVT-CE-004',
    });
    const date = Date.parse(answer.header('date') ?? '');
    const now = Math.max(Date.now(), Number.isNaN(date) ? 0 : date + 999);
    on.verify('its time is not later than its answer', {
      actual: Date.parse(event?.time ?? '') <= now + 1000,
      expected: true,
      requirement: 'EVT-CE-004',
    });
  },
);

scenario(
  'POST app takes JSON under any of its names, and members in any case',
  { requirement: 'EVT-PUBA-001', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const types = ['application/json; charset=utf-8', 'application/cloudevents+json'];
    const ids: string[] = [];
    for (const contentType of types) {
      const body = JSON.stringify(given.appEvent({ type }));
      const answer = await on.send(operation, { as, body, contentType });
      on.conform(answer, { status: 201 });
      ids.push(String(answer.json()));
    }
    const listed = await listedOf({ on, given }, type);
    on.verify('events of these types', { actual: listed.map(({ id }) => id), expected: ids });
  },
);

scenario(
  'POST app sets id and time itself',
  { requirement: 'EVT-PUBA-003', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const own = { id: 'mitt-id', time: '2020-01-01T00:00:00Z', tull: 'x' };
    const answer = await given.publishApp({ ...given.appEvent({ type }), ...own });
    on.conform(answer, { status: 201 });
    const [event] = await listedOf({ on, given }, type);
    on.verify('id and year of the event', {
      actual: [event?.id === own.id, event?.time?.startsWith('2020') ?? true],
      expected: [false, false],
    });
  },
);

scenario(
  'POST app gives data and dataschema to the readers',
  { requirement: 'EVT-PUBA-004', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const data = { a: 1, b: ['x'] };
    const dataschema = 'https://samsvar.invalid/schema';
    const answer = await given.publishApp({ ...given.appEvent({ type }), data, dataschema });
    on.conform(answer, { status: 201 });
    await given.passYouth();
    const last = await given.appPublished(given.appEvent({ type }));
    const read = (): ReturnType<typeof on.send> =>
      on.send('listAppEvents', { query: { from, type } });
    const list = await given.listed(read, [last]);
    const [event] = eventsIn(list);
    on.verify('data of the event', {
      actual: { data: event?.['data'] ?? null, dataschema: event?.['dataschema'] ?? null },
      expected: { data, dataschema },
      exchange: list,
    });
  },
);

/** Refusals that store nothing: the type is the same for all, so that a list tells. */
function refuses(
  requirement: string,
  title: string,
  cases: (
    given: Given,
    on: EventsBench,
    type: string,
  ) => readonly (EventsRequest & { named: string; change?: object })[],
  status: number | '4xx' = 400,
): void {
  scenario(title, { requirement, needs, ...waits }, async ({ on, given }) => {
    const type = given.unique();
    const rows = cases(given, on, type).map(({ change, ...rest }) => ({
      as,
      ...(rest.body === undefined ? { json: given.appEvent({ type, ...change }) } : {}),
      ...rest,
    }));
    await verifyRefused(on, operation, { cases: rows, status });
    const stored = await listedOf({ on, given }, type);
    on.verify('refused events that are listed', {
      actual: stored.map(({ id }) => id),
      expected: [],
    });
  });
}

refuses('EVT-PUBA-005', 'POST app refuses an event that lacks something with 400', () =>
  ['source', 'subject', 'type', 'specversion'].flatMap((name) => [
    { named: `no ${name}`, change: { [name]: undefined } },
    { named: `an empty ${name}`, change: { [name]: '' } },
  ]),
);

refuses(
  'EVT-PUBA-006',
  'POST app refuses a source that is no absolute address',
  () => [
    { named: 'a path', change: { source: '/ttd/kontrakt/instances/1/2' } },
    { named: 'a sentence', change: { source: 'ikke en uri' } },
  ],
  '4xx',
);

scenario(
  'POST app takes or refuses a subject beyond ASCII, and does not fail and keep it',
  { requirement: 'EVT-PUBA-007', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const event = given.appEvent({ type, subject: '/party/blåbær' });
    const answer = await given.publishApp(event, { deliberatelyInvalid: true });
    on.conform(answer, { status: [201, 400] });
    const stored = await listedOf({ on, given }, type);
    on.verify('events that are listed', {
      actual: stored.length,
      expected: answer.status === 201 ? 1 : 0,
      exchange: answer,
    });
  },
);

refuses(
  'EVT-PUBA-008',
  'POST app refuses a body that is no event in JSON with 400',
  (given, _, type) =>
    [
      { named: 'nothing', body: '' },
      { named: 'half an object', body: '{' },
      { named: 'null', body: 'null' },
      { named: 'a list', body: JSON.stringify([given.appEvent({ type })]) },
      { named: 'an empty object', body: '{}' },
      { named: 'a number', body: JSON.stringify(given.appEvent({ type, alternativesubject: 5 })) },
    ].map((one) => ({ ...one, contentType: 'application/json' })),
);

refuses(
  'EVT-PUBA-009',
  'POST app refuses a body that is no JSON by its type with 415',
  (given, _, type) =>
    ['text/plain', 'application/xml', null].map((contentType) => ({
      named: contentType ?? 'no type',
      body: JSON.stringify(given.appEvent({ type })),
      contentType,
    })),
  415,
);

refuses(
  'EVT-PUBA-011',
  'POST app refuses a source of another app with 403',
  (_, on) =>
    [`${on.sourceOf(on.parameter('otherApp'))}`, on.sourceOf('digdir/x')].map((app) => ({
      named: `the source ${app}`,
      change: { source: `${app}/instances/501337/00000001-1111-4222-8333-444444444444` },
    })),
  403,
);

scenario(
  'POST app needs a bearer token and a PlatformAccessToken of the app',
  { requirement: ['EVT-PUBA-010', 'EVT-AUTH-006'], needs: { ...needs, control: true }, ...waits },
  async ({ on, given, bench }) => {
    const type = given.unique();
    const mint = (special: string): Promise<string> | undefined =>
      bench.session.control?.mintToken({ actor: 'app', special, api: 'altinn-events' });
    const header = 'PlatformAccessToken';
    const rows: readonly (readonly [string, EventsRequest, number])[] = [
      ['no bearer token', { authorization: null }, 401],
      ['neither', { authorization: null, credentials: { [header]: null } }, 401],
      ['no PlatformAccessToken', { credentials: { [header]: null } }, 403],
      ['rubbish', { credentials: { [header]: 'abc' } }, 403],
      ['a foreign key', { credentials: { [header]: (await mint('wrong-key')) ?? '' } }, 403],
      [
        'an unknown issuer',
        { credentials: { [header]: (await mint('unknown-issuer')) ?? '' } },
        403,
      ],
      ['an old one', { credentials: { [header]: (await mint('expired')) ?? '' } }, 403],
    ];
    for (const [named, request, status] of rows) {
      const answer = await given.publishApp(given.appEvent({ type }), {
        ...request,
        deliberatelyInvalid: true,
      });
      on.conform(answer, { status }, 'EVT-PUBA-010');
      on.verify(`${named} is refused`, {
        actual: answer.status,
        expected: status,
        exchange: answer,
        requirement: 'EVT-PUBA-010',
      });
    }
    const stored = await listedOf({ on, given }, type);
    on.verify('refused events that are listed', {
      actual: stored.map(({ id }) => id),
      expected: [],
      requirement: 'EVT-AUTH-006',
    });
  },
);

scenario(
  'POST app does not make another specversion 1.0',
  { requirement: 'EVT-PUBA-012', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const event = given.appEvent({ type, specversion: '0.3' });
    const answer = await given.publishApp(event, { deliberatelyInvalid: true });
    on.conform(answer, { status: [201, 400] });
    if (answer.status !== 201) return;
    const last = await given.appPublished(given.appEvent({ type }));
    const read = (): ReturnType<typeof on.send> =>
      on.send('listAppEvents', { query: { from, type } });
    const list = await given.listed(read, [last]);
    on.verify('specversion of the event', {
      actual: eventsIn(list)[0]?.specversion,
      expected: '0.3',
      exchange: list,
    });
    on.verify('events of the list', { actual: idsIn(list).length, expected: 2, exchange: list });
  },
);

scenario(
  'Publishing while the queue is down is answered with 503',
  { requirement: 'EVT-PUB-018', needs: { ...needs, control: true }, ...waits },
  async ({ on, given, bench }) => {
    const type = `${given.unique()}.queue-down`;
    const down = { what: 'queue', of: type };
    await bench.session.control?.order('/events/down', { ...down, on: true });
    bench.defer(async () => {
      await bench.session.control?.order('/events/down', { ...down, on: false });
    });
    const provoked = 'server-error';
    const event = await given.publishApp(given.appEvent({ type }), { provoked });
    on.conform(event, { status: 503 });
    const generic = await given.publish(given.event({ type }), { provoked });
    on.conform(generic, { status: 503 });
  },
);

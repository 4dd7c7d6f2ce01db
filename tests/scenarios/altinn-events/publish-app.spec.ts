import { eventsIn, idsIn, type CloudEvent } from './cloud-event.ts';
import { listedOf } from './listed-of.ts';
import { scenario, waits } from './scenario.ts';
import { seen } from './seen.ts';

const operation = 'publishAppEvent';
const from = new Date(Date.now() - 24 * 3600 * 1000).toISOString();
const needs = {
  actors: ['org', 'app'],
  features: ['reads'],
  parameters: ['app', 'appsDomain', 'party'],
};
const as = 'app';

/** What is read of an event that is not there. */
const nothing: Partial<CloudEvent> = {};

scenario(
  'POST app publishes an event, which is listed as it was sent',
  { requirement: ['EVT-PUBA-001', 'EVT-PUBA-002'], needs, ...waits },
  async ({ on, given, bench }) => {
    const party = on.parameter('party');
    const sent = given.appEvent({ alternativesubject: '/person/05847910382' });
    const answer = await given.publishApp(sent);
    on.conform(answer, { status: 201 }, 'EVT-PUBA-001');
    on.conform(answer, { headers: { location: `/party/${party}` } }, 'EVT-PUBA-002');
    const query = { from, type: String(sent['type']) };
    const read = (): ReturnType<typeof on.send> => on.send('listAppEvents', { query });
    const [event] = eventsIn((await seen(bench, read, [String(answer.json())])).exchange);
    const { specversion, type, source, subject } = event ?? nothing;
    const alternativesubject = event?.['alternativesubject'];
    on.verify('the event as it is listed', {
      actual: { id: event?.id, specversion, type, source, subject, alternativesubject },
      expected: { ...sent, id: String(answer.json()) },
      requirement: 'EVT-PUBA-001',
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

scenario(
  'An event of an app has the time of its publishing',
  { requirement: 'EVT-CE-004', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const before = Date.now() - 1000;
    const answer = await given.publishApp(given.appEvent({ type }));
    const [event] = await listedOf({ on, given }, type);
    const time = Date.parse(event?.time ?? '');
    // The clock of a mock is moved by others too; Date is cut to its second.
    const date = Date.parse(answer.header('date') ?? '') + 999;
    on.verify('its time lies between request and answer', {
      actual: time >= before && time <= Math.max(Date.now(), date) + 1000,
      expected: true,
      exchange: answer,
    });
  },
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
  'Publishing while the queue is down is taken, or answered with 503',
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
    on.conform(event, { status: [201, 503] });
    const generic = await given.publish(given.event({ type }), { provoked });
    on.conform(generic, { status: [200, 503] });
  },
);

import { eventsIn, idsIn, keyOf } from './cloud-event.ts';
import { run } from './run-of-events.ts';
import { scenario, waits, writes } from './scenario.ts';
import { seen } from './seen.ts';
import { nextOf, walk } from './walk.ts';

const operation = 'listEvents';
const needs = { actors: ['org'], features: ['reads'], parameters: ['resource', 'party'] };

/** Nothing but what may stand in a URI, and every percent sign the begin of an encoded byte. */
const encoded = /^(?:[!#$&-;=?-_a-z~[\]]|%[0-9A-Fa-f]{2})+$/;

scenario(
  'An event that after names is not given again, and the one behind it is the first',
  { requirement: 'EVT-PAGE-002', needs, ...waits },
  async ({ on, given }) => {
    const { query, events } = await run(on, given, 4);
    for (const [at, { id }] of events.entries()) {
      const answer = await on.send(operation, { query: { ...query, after: id } });
      on.conform(answer, { status: 200 });
      on.verify('events behind it', {
        actual: idsIn(answer),
        expected: events.slice(at + 1).map((one) => one.id),
        exchange: answer,
      });
    }
  },
);

scenario(
  'A page that holds an event names the next page, also the last one',
  { requirement: ['EVT-PAGE-003', 'EVT-PAGE-004'], needs, ...waits },
  async ({ on, given }) => {
    const { query, events } = await run(on, given, 3);
    const first = await on.send(operation, { query: { ...query, after: '0', size: '2' } });
    const last = await on.send(operation, {
      query: { ...query, after: events[1]?.id ?? '', size: '2' },
    });
    for (const page of [first, last]) {
      on.conform(page, { status: 200, headers: { next: /^https?:\/\// } }, 'EVT-PAGE-003');
      const after = eventsIn(page).at(-1)?.id ?? 'none';
      on.verify('next names the last event, and the filters', {
        actual: parametersOf(nextOf(page)),
        expected: { ...query, after, size: '2' },
        exchange: page,
        requirement: 'EVT-PAGE-004',
      });
    }
    const { pathname, search } = nextOf(first) ?? new URL('none://next');
    const followed = await on.follow(`${pathname}${search}`, 'org');
    on.verify('what next leads to', {
      actual: idsIn(followed),
      expected: events.slice(2).map(({ id }) => id),
      exchange: followed,
      requirement: 'EVT-PAGE-004',
    });
  },
);

function parametersOf(address: URL | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(address?.searchParams ?? []);
}

scenario(
  'An address in next is a URI although a filter holds what must be encoded',
  { requirement: 'EVT-PAGE-005', needs, ...waits },
  async ({ on, given }) => {
    const { query, events } = await run(on, given, 3);
    const type = `${String(query['type'])}%`;
    const page = await on.send(operation, { query: { ...query, type, after: '0', size: '1' } });
    on.conform(page, { status: 200, headers: { next: encoded } });
    on.verify('it holds one event', {
      actual: idsIn(page),
      expected: events.slice(0, 1).map(({ id }) => id),
      exchange: page,
    });
  },
);

scenario(
  'A page whose events are all hidden leads on to those that the caller may see',
  { requirement: 'EVT-PAGE-006', needs: { ...needs, control: true }, ...waits },
  async ({ on, given, bench }) => {
    const { query, events } = await run(on, given, 5);
    const ids = events.slice(0, 2).map(({ id }) => id);
    await bench.session.control?.order('/events/deny', { ids, on: true });
    bench.defer(async () => {
      await bench.session.control?.order('/events/deny', { ids, on: false });
    });
    const { events: walked, pages } = await walk(on, {
      operation,
      size: 2,
      query: { after: '0', ...query },
    });
    on.verify('events of a walk in pages of two, of which the first is hidden', {
      actual: walked.map(({ id }) => id),
      expected: events.slice(2).map(({ id }) => id),
      exchange: pages[0],
    });
  },
);

scenario(
  'Hidden events are missing from a list and their number is not told',
  { requirement: 'EVT-WHO-003', needs: { ...needs, control: true }, ...waits },
  async ({ on, given, bench }) => {
    const { query, events } = await run(on, given, 4);
    const ids = events.slice(1, 3).map(({ id }) => id);
    await bench.session.control?.order('/events/deny', { ids, on: true });
    bench.defer(async () => {
      await bench.session.control?.order('/events/deny', { ids, on: false });
    });
    const answer = await on.send(operation, { query: { ...query, after: '0' } });
    on.conform(answer, { status: 200 });
    on.verify('events of the list', {
      actual: idsIn(answer),
      expected: events.filter(({ id }) => !ids.includes(id)).map(({ id }) => id),
      exchange: answer,
    });
  },
);

scenario(
  'A walk in pages of one ends although two sources have used the same id',
  { requirement: ['EVT-PAGE-007', 'EVT-PUB-013'], needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const first = given.event({ type });
    const second = given.event({ type, id: first.id, source: 'https://samsvar.invalid/events/2' });
    const third = given.event({ type });
    await given.published(first, second, third);
    const query = { resource: on.parameter('resource'), type };
    const all = await given.listed(
      () => on.send(operation, { query: { ...query, after: '0' } }),
      [first.id, third.id],
    );
    on.conform(all, { status: 200 }, 'EVT-PUB-013');
    on.verify('sources of both', {
      actual: eventsIn(all)
        .filter(({ id }) => id === first.id)
        .map(({ source }) => source),
      expected: [first.source, second.source],
      exchange: all,
      requirement: 'EVT-PUB-013',
    });
    const { events, ended, pages } = await walk(on, {
      operation,
      size: 1,
      query: { after: '0', ...query },
    });
    on.verify('how the walk ended', {
      actual: ended,
      expected: 'end',
      exchange: pages.at(-1),
      requirement: 'EVT-PAGE-007',
    });
    on.verify('events of the walk', {
      actual: events.map(keyOf),
      expected: [first, second, third].map(keyOf),
      exchange: pages.at(-1),
      requirement: 'EVT-PAGE-007',
    });
  },
);

scenario(
  'An id in after that nobody has used begins with the first event',
  { requirement: 'EVT-PAGE-008', needs, ...waits },
  async ({ on, given }) => {
    const { query, events } = await run(on, given, 2);
    for (const after of ['11111111-2222-4333-8444-555555555555', 'abc']) {
      const answer = await on.send(operation, { query: { ...query, after } });
      on.verify('events from the first', {
        actual: idsIn(answer),
        expected: events.map(({ id }) => id),
        exchange: answer,
      });
    }
  },
);

scenario(
  'An event that arrives during a walk is met at its end',
  { requirement: 'EVT-PAGE-009', needs, ...waits },
  async ({ on, given }) => {
    const { query, events } = await run(on, given, 3);
    const page = await on.send(operation, { query: { ...query, after: '0', size: '2' } });
    const late = given.event({ type: String(query['type']) });
    await given.published(late);
    const all = { ...query, after: '0' };
    await given.listed(() => on.send(operation, { query: all }), [late.id]);
    const { events: rest } = await walk(on, {
      operation,
      size: 2,
      query: { ...query, after: eventsIn(page).at(-1)?.id ?? '' },
    });
    on.verify('events of both parts of the walk', {
      actual: [...eventsIn(page), ...rest].map(({ id }) => id),
      expected: [...events, late].map(({ id }) => id),
    });
  },
);

scenario(
  'A published event is listed within a minute and a half',
  { requirement: 'EVT-TIME-001', needs, ...waits },
  async ({ on, given, bench }) => {
    const event = given.event();
    await given.published(event);
    const query = { resource: event.resource, after: '0', type: event.type };
    const read = (): ReturnType<typeof on.send> => on.send(operation, { query });
    const { exchange, isSeen } = await seen(bench, read, [event.id]);
    on.verify('it is listed', { actual: isSeen, expected: true, exchange });
  },
);

scenario(
  'A published event is not listed at once',
  { requirement: 'EVT-TIME-002', needs, ...writes },
  async ({ on, given }) => {
    const event = given.event();
    await given.published(event);
    const query = { resource: event.resource, after: '0', type: event.type };
    const answer = await on.send(operation, { query });
    on.verify('events listed at once', { actual: idsIn(answer), expected: [], exchange: answer });
  },
);

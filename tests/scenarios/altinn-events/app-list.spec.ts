import type { CloudEvent } from './cloud-event.ts';
import { eventsIn, idsIn } from './cloud-event.ts';
import { verifyListed } from './claims.ts';
import { scenario, waits } from './scenario.ts';
import { appWindow } from './window.ts';

const reads = {
  needs: { actors: ['org'], features: ['reads'], parameters: ['app', 'appsDomain'] },
};
const operation = 'listAppEvents';
const from = new Date(Date.now() - 24 * 3600 * 1000).toISOString();

const ofType =
  (...types: readonly string[]) =>
  ({ type }: CloudEvent): boolean =>
    types.includes(type);

scenario(
  'GET app/{org}/{app} lists the events of the app, oldest first, and no others',
  { requirement: 'EVT-APP-001', ...reads, ...waits },
  async ({ on, given }) => {
    const { query, events, published } = await appWindow({ on, given }, { operation });
    const answer = await on.send(operation, { query: { ...query, size: '400' } });
    verifyListed(on, answer, { text: 'all events of the time', events });
    on.verify('order of what was published', {
      actual: idsIn(answer).filter((id) => published.includes(id)),
      expected: published,
      exchange: answer,
    });
    const [org, app] = on.parameter('app').split('/');
    const resource = `urn:altinn:resource:app_${org}_${app}`;
    on.verify('resources of the list', {
      actual: events.filter((one) => one.resource !== resource).map(({ id }) => id),
      expected: [],
      exchange: answer,
    });
    const times = events.map(({ time = '' }) => Date.parse(time));
    on.verify('times go up', {
      // Two that are taken at once may stand either way.
      actual: times.every((time, at) => time >= (times[at - 1] ?? 0) - 1000),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET app/{org}/{app} from the time of an event on holds that event, to its time does not',
  { requirement: ['EVT-APP-005', 'EVT-APP-006'], ...reads, ...waits },
  async ({ on, given }) => {
    const { query, events } = await appWindow({ on, given }, { operation });
    const limit = events[Math.floor(events.length / 2)]?.time ?? '';
    const sent = { ...query, size: '400' };
    const later = await on.send(operation, { query: { ...sent, from: limit } });
    on.conform(later, { status: 200 }, 'EVT-APP-005');
    on.verify('events of this time and later', {
      actual: idsIn(later),
      expected: events.filter(({ time = '' }) => time >= limit).map(({ id }) => id),
      exchange: later,
      requirement: 'EVT-APP-005',
    });
    const before = await on.send(operation, { query: { ...sent, to: limit } });
    on.conform(before, { status: 200 }, 'EVT-APP-006');
    on.verify('events before this time', {
      actual: idsIn(before),
      expected: events.filter(({ time = '' }) => time < limit).map(({ id }) => id),
      exchange: before,
      requirement: 'EVT-APP-006',
    });
  },
);

scenario(
  'GET app/{org}/{app} reads a time with an offset as the same instant',
  { requirement: 'EVT-APP-007', ...reads, ...waits },
  async ({ on, given }) => {
    const { query, events } = await appWindow({ on, given }, { operation });
    for (const hours of [2, -2]) {
      const shifted = new Date(Date.parse(String(query['from'])) + hours * 3_600_000);
      const offset = `${hours < 0 ? '-' : '+'}0${Math.abs(hours)}:00`;
      const text = shifted.toISOString().replace('Z', offset);
      const answer = await on.send(operation, { query: { ...query, from: text, size: '400' } });
      // Cut to milliseconds, the limit is a little earlier: what it holds is at least the same.
      on.conform(answer, { status: 200 });
      const ids = new Set(idsIn(answer));
      on.verify(`events since ${offset}`, {
        actual: events.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
        expected: [],
        exchange: answer,
      });
      const none = await on.send(operation, {
        query: { ...query, from: text.replace(/^\d{4}/, '2999'), size: '400' },
      });
      on.verify('none of a time to come', { actual: idsIn(none), expected: [], exchange: none });
    }
  },
);

scenario(
  'GET app/{org}/{app} narrows to a party by its number, as an organisation, and as a person',
  {
    requirement: ['EVT-APP-008', 'EVT-APP-009', 'EVT-APP-010'],
    needs: { ...reads.needs, parameters: [...reads.needs.parameters, 'party'] },
    ...waits,
  },
  async ({ on, given, bench }) => {
    const { query, events } = await appWindow({ on, given }, { operation });
    const { party = '', otherParty, unit, person } = bench.session.target.parameters;
    const about = (id: string): readonly string[] =>
      events.filter(({ subject }) => subject === `/party/${id}`).map((one) => one.id);
    const sent = { ...query, size: '400' };
    const judge = async (
      requirement: string,
      { id, ...request }: { id: string; query?: object; headers?: [string, string][] },
    ): Promise<void> => {
      const asked = { ...sent, ...request.query };
      const answer = await on.send(operation, { ...request, query: asked });
      on.conform(answer, { status: 200 }, requirement);
      const expected = about(id);
      on.verify('events about the party', {
        actual: idsIn(answer),
        expected,
        exchange: answer,
        requirement,
      });
    };
    await judge('EVT-APP-008', { id: party, query: { party } });
    if (unit !== undefined)
      await judge('EVT-APP-009', { id: otherParty ?? party, query: { unit } });
    if (person !== undefined)
      await judge('EVT-APP-010', { id: party, headers: [['person', person]] });
  },
);

scenario(
  'GET app/{org}/{app} narrows to a type, and to several',
  { requirement: 'EVT-APP-016', ...reads, ...waits },
  async ({ on, given }) => {
    const { query, events } = await appWindow({ on, given }, { operation });
    const types = [...new Set(events.map(({ type }) => type))].slice(0, 2);
    const sent = { ...query, size: '400' };
    const one = await on.send(operation, { query: { ...sent, type: types[0] ?? '' } });
    const text = 'events of the types';
    verifyListed(on, one, { text, events: events.filter(ofType(types[0] ?? '')) });
    const both = await on.send(operation, { query: { ...sent, type: types } });
    verifyListed(on, both, { text, events: events.filter(ofType(...types)) });
    const none = await on.send(operation, { query: { ...sent, type: given.unique() } });
    verifyListed(on, none, { text, events: [] });
  },
);

scenario(
  'GET app/{org}/{app} takes percent and underscore in type for other text, in any case',
  { requirement: 'EVT-APP-017', ...reads, ...waits },
  async ({ on, given }) => {
    const { query, events } = await appWindow({ on, given }, { operation });
    const type = events[0]?.type ?? '';
    const sent = { ...query, size: '400' };
    const expected = events.filter(ofType(type)).map(({ id }) => id);
    for (const pattern of [`${type.slice(0, -1)}_`, type.toUpperCase(), `${type}%`]) {
      const answer = await on.send(operation, { query: { ...sent, type: pattern } });
      const ids = new Set(idsIn(answer));
      on.verify(`events of ${pattern}`, {
        actual: expected.every((id) => ids.has(id)),
        expected: true,
        exchange: answer,
      });
    }
  },
);

scenario(
  'GET app/{org}/{app} gives no more events than size, fifty where nothing is said, and more where more is asked for',
  { requirement: 'EVT-APP-019', needs: { ...reads.needs, actors: ['org', 'app'] }, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const ids: string[] = [];
    for (let count = 0; count < 52; count += 1)
      ids.push(await given.appPublished(given.appEvent({ type })));
    const read = (query: object): ReturnType<typeof on.send> =>
      on.send(operation, { query: { from, type, ...query } });
    const all = await given.listed(() => read({ size: '1000' }), ids);
    on.conform(all, { status: 200 });
    on.verify('events of size 1000', { actual: idsIn(all), expected: ids, exchange: all });
    const usual = await read({});
    const actual = idsIn(usual);
    on.verify('events', { actual, expected: ids.slice(0, 50), exchange: usual });
    const three = await read({ size: '3' });
    on.verify('events of size 3', {
      actual: idsIn(three),
      expected: ids.slice(0, 3),
      exchange: three,
    });
  },
);

scenario(
  'GET app/{org}/{app} is empty for an app that is not there, or written in other letters',
  { requirement: 'EVT-APP-020', ...reads, ...waits },
  async ({ on, given }) => {
    const { query } = await appWindow({ on, given }, { operation });
    const [org = '', app = ''] = on.parameter('app').split('/');
    for (const path of [
      { org, app: 'finnes-ikke' },
      { org, app: app.toUpperCase() },
      { org: org.toUpperCase(), app },
    ]) {
      const answer = await on.send(operation, { path, query });
      on.conform(answer, { status: 200, body: [] });
    }
  },
);

scenario(
  'GET app/{org}/{app} leaves parameters alone that nobody knows',
  { requirement: 'EVT-APP-021', ...reads, ...waits },
  async ({ on, given }) => {
    const { query, events } = await appWindow({ on, given }, { operation });
    const answer = await on.send(operation, { query: { ...query, size: '400', tull: '1' } });
    verifyListed(on, answer, { text: 'all events of the time', events });
  },
);

scenario(
  'GET app/{org}/{app} answers a query with letters beyond ASCII',
  { requirement: 'EVT-APP-022', ...reads, ...waits },
  async ({ on, given }) => {
    const { query } = await appWindow({ on, given }, { operation });
    const answer = await on.send(operation, { query: { ...query, tull: 'blåbær' } });
    on.conform(answer, { status: [200, 400] });
    if (answer.status === 200)
      on.verify('events are there', {
        actual: eventsIn(answer).length > 0,
        expected: true,
        exchange: answer,
      });
  },
);

import { eventsIn, idsIn } from './cloud-event.ts';
import { verifyListed, verifyRefused } from './claims.ts';
import { scenario, waits } from './scenario.ts';
import { appWindow } from './window.ts';

const operation = 'listPartyEvents';
const as = 'user';
const from = new Date(Date.now() - 24 * 3600 * 1000).toISOString();
const reads = {
  needs: {
    actors: ['org', as],
    features: ['reads'],
    parameters: ['app', 'appsDomain', 'party'],
  },
};

scenario(
  'GET app/party lists the events of a party, oldest first, and no others',
  { requirement: 'EVT-PARTY-001', ...reads, ...waits },
  async ({ on, given }) => {
    const party = on.parameter('party');
    const { query, events } = await appWindow({ on, given }, { operation, as, query: { party } });
    const answer = await on.send(operation, { as, query: { ...query, size: '400' } });
    verifyListed(on, answer, { text: 'all events of the time', events });
    on.verify('events about others', {
      actual: events.filter(({ subject }) => subject !== `/party/${party}`).map(({ id }) => id),
      expected: [],
      exchange: answer,
    });
    const times = events.map(({ time = '' }) => Date.parse(time));
    on.verify('times go up', {
      actual: times.every((time, at) => time >= (times[at - 1] ?? 0) - 1000),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET app/party lists what several apps tell of one party',
  {
    requirement: 'EVT-PARTY-001',
    needs: { ...reads.needs, actors: ['org', as, 'app', 'otherApp'] },
    ...waits,
  },
  async ({ on, given }) => {
    const party = on.parameter('party');
    const source = `${on.sourceOf(on.parameter('otherOwnersApp'))}/instances/${party}/00000006-1111-4222-8333-444444444444`;
    const type = given.unique();
    const own = await given.appPublished(given.appEvent({ type }));
    const others = await given.appPublished(given.appEvent({ type, source }), { as: 'otherApp' });
    const read = (): ReturnType<typeof on.send> =>
      on.send(operation, { as, query: { from, party, type } });
    const answer = await given.listed(read, [own]);
    on.conform(answer, { status: 200 });
    on.verify('events of both apps', {
      actual: idsIn(answer),
      expected: [own, others],
      exchange: answer,
    });
  },
);

scenario(
  'GET app/party refuses a list of nobody with 400',
  { requirement: 'EVT-PARTY-002', ...reads },
  ({ on }) =>
    verifyRefused(on, operation, {
      cases: [
        { named: 'nobody', as, query: { from } },
        { named: 'party 0', as, query: { from, party: '0' } },
        { named: 'party -1', as, query: { from, party: '-1' } },
      ],
      status: 400,
    }),
);

scenario(
  'GET app/party finds a party by unit and by person as by its number',
  {
    requirement: 'EVT-PARTY-003',
    needs: { ...reads.needs, parameters: [...reads.needs.parameters, 'unit', 'person'] },
    ...waits,
  },
  async ({ on, given, bench }) => {
    const {
      party = '',
      otherParty = party,
      unit = '',
      person = '',
    } = bench.session.target.parameters;
    const { query } = await appWindow({ on, given }, { operation, as, query: { party } });
    const { party: _, ...time } = query;
    const size = '400';
    for (const [number, request] of [
      [otherParty, { query: { ...time, unit, size } }],
      [party, { query: { ...time, size }, headers: [['person', person]] }],
    ] as const) {
      const wanted = await on.send(operation, { as, query: { ...time, party: number, size } });
      const answer = await on.send(operation, { as, ...request });
      on.conform(answer, { status: 200 });
      on.verify('events of the party', {
        actual: idsIn(answer),
        expected: idsIn(wanted),
        exchange: answer,
      });
      on.verify('there are some', {
        actual: idsIn(answer).length > 0,
        expected: true,
        exchange: answer,
      });
    }
  },
);

scenario(
  'GET app/party narrows to a source, to several, and to a part of one',
  { requirement: ['EVT-PARTY-004', 'EVT-PARTY-005', 'EVT-PARTY-006'], ...reads, ...waits },
  async ({ on, given }) => {
    const party = on.parameter('party');
    const { query, events } = await appWindow({ on, given }, { operation, as, query: { party } });
    const sources = [...new Set(events.map(({ source }) => source))].slice(0, 2);
    const [first = ''] = sources;
    const type = events.find(({ source }) => source === first)?.type ?? '';
    const idsOf = (more: object): Promise<readonly string[]> =>
      on.send(operation, { as, query: { ...query, size: '400', ...more } }).then((answer) => {
        on.conform(answer, { status: 200 }, 'EVT-PARTY-004');
        return idsIn(answer);
      });
    const those = (keep: (one: (typeof events)[number]) => boolean): readonly string[] =>
      events.filter(keep).map(({ id }) => id);
    const rows: readonly (readonly [string, object, readonly string[]])[] = [
      ['EVT-PARTY-004', { source: first }, those(({ source }) => source === first)],
      ['EVT-PARTY-004', { source: sources }, those(({ source }) => sources.includes(source))],
      ['EVT-PARTY-004', { source: 'https://samsvar.invalid/x' }, []],
      [
        'EVT-PARTY-005',
        { source: `%${first.slice(-20)}` },
        those(({ source }) => source.endsWith(first.slice(-20))),
      ],
      [
        'EVT-PARTY-006',
        { source: first, type },
        those((one) => one.source === first && one.type === type),
      ],
      ['EVT-PARTY-006', { source: first, type: given.unique() }, []],
    ];
    for (const [requirement, more, expected] of rows)
      on.verify(`events of ${Object.keys(more).join(' and ')}`, {
        actual: await idsOf(more),
        expected,
        requirement,
      });
  },
);

scenario(
  'GET app/party refuses with 400: no time, a size below 1, a unit of eight digits',
  { requirement: 'EVT-PARTY-007', ...reads },
  ({ on }) => {
    const party = on.parameter('party');
    const cases = [
      { named: 'neither after nor from', as, query: { party } },
      { named: 'from without zone', as, query: { party, from: '2020-01-01' } },
      { named: 'size 0', as, query: { party, from, size: '0' } },
      { named: 'size abc', as, query: { party, from, size: 'abc' } },
      { named: 'a unit of eight digits', as, query: { from, unit: '95047408' } },
      { named: 'a word as party', as, query: { from, party: 'abc' } },
    ];
    return verifyRefused(on, operation, { cases, status: 400 });
  },
);

scenario(
  'GET app/party refuses a party that is named twice',
  {
    requirement: 'EVT-PARTY-008',
    needs: { ...reads.needs, parameters: [...reads.needs.parameters, 'unit', 'person'] },
  },
  ({ on }) => {
    const [party = '', unit = '', person = ''] = ['party', 'unit', 'person'].map((name) =>
      on.parameter(name),
    );
    const headers = [['person', person]] as const;
    const cases = [
      { named: 'party and unit', as, query: { from, party, unit } },
      { named: 'party and person', as, query: { from, party }, headers },
      { named: 'unit and person', as, query: { from, unit }, headers },
    ];
    return verifyRefused(on, operation, { cases, status: '4xx' });
  },
);

scenario(
  'Events of an app name app, instance, party and a time of their own',
  { requirement: ['EVT-CE-003', 'EVT-CE-002'], ...reads, ...waits },
  async ({ on, given }) => {
    const party = on.parameter('party');
    const { query } = await appWindow({ on, given }, { operation: 'listAppEvents' });
    const answer = await on.send('listAppEvents', { query: { ...query, party, size: '400' } });
    on.conform(answer, { status: 200 }, 'EVT-CE-003');
    const events = eventsIn(answer);
    const [org = '', app = ''] = on.parameter('app').split('/');
    for (const { id, source, resource, resourceinstance, subject } of events) {
      const [, instance = ''] = /\/instances\/(.+)$/.exec(source) ?? [];
      on.verify(`event ${id}`, {
        actual: { resource, resourceinstance, subject },
        expected: {
          resource: `urn:altinn:resource:app_${org}_${app}`,
          resourceinstance: instance,
          subject: `/party/${instance.split('/')[0]}`,
        },
        exchange: answer,
        requirement: 'EVT-CE-003',
      });
    }
    const keys = events.map(({ id, source }) => `${source} ${id}`);
    on.verify('events that come twice', {
      actual: keys.filter((one, at) => keys.indexOf(one) !== at),
      expected: [],
      exchange: answer,
      requirement: 'EVT-CE-002',
    });
  },
);

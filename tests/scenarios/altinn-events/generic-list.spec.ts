import { idsIn, type CloudEvent } from './cloud-event.ts';
import { verifyListed, verifyRefused } from './claims.ts';
import type { EventsBench, Query } from './events-bench.ts';
import type { Given } from './given.ts';
import { scenario, waits } from './scenario.ts';

const operation = 'listEvents';
const needs = { actors: ['org'], features: ['reads'], parameters: ['resource', 'party'] };

interface Listed {
  readonly types: readonly [string, string];
  readonly query: Query;
  readonly events: readonly CloudEvent[];
}

/** Events of two types about two parties, listed by now, and one of a third type that no list may hold. */
async function listed(on: EventsBench, given: Given): Promise<Listed> {
  const [a, b] = [given.unique(), given.unique()] as const;
  const resource = on.parameter('resource');
  const other = { subject: '/party/1', alternativesubject: '/organisation/310702641' };
  const events = await given.published(
    given.event({ type: a }),
    given.event({ type: b }),
    given.event({ type: a, ...other }),
    given.event({ type: b, ...other }),
    given.event({ type: a }),
  );
  await given.published(given.event());
  const query = { resource, after: '0' };
  // One type at a time: several are what a scenario asks about.
  for (const type of [a, b]) {
    const ids = events.filter((one) => one.type === type).map(({ id }) => id);
    const read = { ...query, type, size: '1000' };
    await given.listed(() => on.send(operation, { query: read }), ids);
  }
  return { types: [a, b], query, events };
}

scenario(
  'GET events lists the events of a resource in the order in which they were taken',
  { requirement: ['EVT-GEN-001', 'EVT-PUB-017'], needs, ...waits },
  async ({ on, given }) => {
    const { types, query, events } = await listed(on, given);
    const answer = await on.send(operation, { query: { ...query, type: types } });
    verifyListed(on, answer, { text: 'events in their order', events });
    on.verify('events of other resources', {
      actual: events.filter(({ resource }) => resource !== query['resource']).length,
      expected: 0,
      exchange: answer,
    });
    const others = await on.send(operation, {
      query: { ...query, resource: `${String(query['resource'])}-annen`, type: types },
    });
    on.verify('events listed for another resource', {
      actual: idsIn(others),
      expected: [],
      exchange: others,
    });
    on.verify('events in their order', {
      actual: idsIn(answer),
      expected: events.map(({ id }) => id),
      exchange: answer,
      requirement: 'EVT-PUB-017',
    });
  },
);

scenario(
  'GET events refuses a resource that is missing or no resource of Altinn with 400',
  { requirement: 'EVT-GEN-002', needs },
  ({ on }) =>
    verifyRefused(on, operation, {
      cases: [
        { named: 'no resource', query: { after: '0' } },
        { named: 'an empty one', query: { after: '0', resource: '' } },
        { named: 'a word', query: { after: '0', resource: 'kontrakt-tjeneste' } },
        { named: 'another urn', query: { after: '0', resource: 'urn:altinn:tull' } },
      ],
      status: 400,
    }),
);

scenario(
  'GET events refuses a list without after with 400',
  { requirement: 'EVT-GEN-003', needs },
  ({ on }) => {
    const resource = on.parameter('resource');
    const cases = [
      { named: 'no after', query: { resource } },
      { named: 'an empty one', query: { resource, after: '' } },
      { named: 'from instead', query: { resource, from: '2020-01-01T00:00:00Z' } },
    ];
    return verifyRefused(on, operation, { cases, status: 400 });
  },
);

scenario(
  'GET events narrows to a subject that is given whole',
  { requirement: 'EVT-GEN-004', needs, ...waits },
  async ({ on, given }) => {
    const { types, query, events } = await listed(on, given);
    for (const subject of ['/party/1', `/party/${on.parameter('party')}`, '/party', '/party/']) {
      const answer = await on.send(operation, { query: { ...query, type: types, subject } });
      const text = `events about ${subject}`;
      verifyListed(on, answer, { text, events: events.filter((one) => one.subject === subject) });
    }
  },
);

scenario(
  'GET events narrows to whom Altinn-AlternativeSubject names',
  {
    requirement: 'EVT-GEN-005',
    needs: { ...needs, parameters: [...needs.parameters, 'person'] },
    ...waits,
  },
  async ({ on, given }) => {
    const type = given.unique();
    const alternativesubject = `/person/${on.parameter('person')}`;
    const [about] = await given.published(
      given.event({ type, alternativesubject }),
      given.event({ type, subject: '/party/1' }),
    );
    const query = { resource: on.parameter('resource'), after: '0', type };
    await given.listed(() => on.send(operation, { query }), [about?.id ?? '']);
    const headers = [['Altinn-AlternativeSubject', alternativesubject]] as const;
    const answer = await on.send(operation, { query, headers });
    verifyListed(on, answer, { text: 'events about the person', events: about ? [about] : [] });
  },
);

scenario(
  'GET events refuses subject together with Altinn-AlternativeSubject with 400',
  { requirement: 'EVT-GEN-006', needs },
  ({ on }) => {
    const query = { resource: on.parameter('resource'), after: '0', subject: '/party/1' };
    const headers = [['Altinn-AlternativeSubject', '/organisation/310702641']] as const;
    return verifyRefused(on, operation, {
      cases: [{ named: 'both', query, headers }],
      status: 400,
    });
  },
);

scenario(
  'GET events narrows to a type, and to several',
  { requirement: 'EVT-GEN-007', needs, ...waits },
  async ({ on, given }) => {
    const { types, query, events } = await listed(on, given);
    for (const wanted of [[types[0]], [types[1]], types, [given.unique()]]) {
      const answer = await on.send(operation, { query: { ...query, type: wanted } });
      const kept = events.filter(({ type }) => wanted.includes(type));
      verifyListed(on, answer, { text: `events of ${wanted.length} type(s)`, events: kept });
    }
  },
);

scenario(
  'GET events gives no more events than size, fifty where it is below 1',
  { requirement: 'EVT-GEN-008', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const many = Array.from({ length: 52 }, () => given.event({ type }));
    const events = await given.published(...many);
    const query = { resource: on.parameter('resource'), after: '0', type };
    const last = events.map(({ id }) => id);
    await given.listed(() => on.send(operation, { query: { ...query, size: '100' } }), last);
    for (const [size, count] of [
      ['2', 2],
      ['51', 51],
      ['0', 50],
      ['-1', 50],
      ['5000', 52],
    ] as const) {
      const answer = await on.send(operation, { query: { ...query, size } });
      verifyListed(on, answer, { text: `events of size ${size}`, events: events.slice(0, count) });
    }
    const usual = await on.send(operation, { query });
    verifyListed(on, usual, { text: 'events without size', events: events.slice(0, 50) });
  },
);

scenario(
  'GET events refuses a size that is no integer with 400',
  { requirement: 'EVT-GEN-009', needs },
  ({ on }) => {
    const query = { resource: on.parameter('resource'), after: '0' };
    const cases = ['abc', '', '1.5'].map((size) => ({
      named: `size "${size}"`,
      query: { ...query, size },
    }));
    return verifyRefused(on, operation, { cases, status: 400 });
  },
);

scenario(
  'GET events is empty for a resource without events',
  { requirement: 'EVT-GEN-010', needs },
  async ({ on }) => {
    const query = { resource: 'urn:altinn:resource:samsvar-finnes-ikke', after: '0' };
    on.conform(await on.send(operation, { query }), { status: 200, body: [] });
  },
);

scenario(
  'GET events counts letters in type, and takes percent for any text',
  { requirement: 'EVT-GEN-011', needs, ...waits },
  async ({ on, given }) => {
    const { types, query, events } = await listed(on, given);
    const upper = await on.send(operation, { query: { ...query, type: types[0].toUpperCase() } });
    on.verify('events of the type in capitals', {
      actual: idsIn(upper),
      expected: [],
      exchange: upper,
    });
    const part = await on.send(operation, {
      query: { ...query, type: `${types[0].slice(0, -1)}%` },
    });
    const ids = new Set(idsIn(part));
    on.verify('events of the pattern', {
      actual: events.filter(({ type, id }) => type === types[0] && !ids.has(id)).length,
      expected: 0,
      exchange: part,
    });
  },
);

for (const accept of [
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
  'text/plain',
  '*/*',
])
  scenario(
    `Lists come as application/cloudevents+json where Accept says ${accept}`,
    { requirement: 'EVT-CE-001', needs: { ...needs, parameters: ['resource', 'app'] } },
    async ({ on }) => {
      const headers = [['Accept', accept]] as const;
      const mediaType = 'application/cloudevents+json';
      const query = { resource: on.parameter('resource'), after: '0', size: '1' };
      on.conform(await on.send(operation, { query, headers }), { status: 200, mediaType });
      const from = '2020-01-01T00:00:00Z';
      const app = await on.send('listAppEvents', { query: { from, size: '1' }, headers });
      on.conform(app, { status: 200, mediaType });
    },
  );

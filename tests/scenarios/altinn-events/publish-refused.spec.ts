import { eventsIn } from './cloud-event.ts';
import { verifyRefused, type Refused } from './claims.ts';
import type { Change, Given } from './given.ts';
import type { EventsBench } from './events-bench.ts';
import { scenario, waits } from './scenario.ts';

const operation = 'publishEvent';
const structured = 'application/cloudevents+json';
const needs = { actors: ['org'], features: ['reads'], parameters: ['resource', 'party'] };

interface Table {
  readonly requirement: string;
  readonly title: string;
  readonly status?: number;
  readonly cases: (
    given: Given,
    type: string,
  ) => readonly (Refused & { readonly change?: Change })[];
}

/** Sends the cases of a table, and claims that none of them is listed. */
async function verifyTable(
  { on, given }: { on: EventsBench; given: Given },
  table: Table,
): Promise<void> {
  const type = given.unique();
  const cases = table.cases(given, type).map(({ change, ...rest }) => ({
    body: JSON.stringify(given.event({ type, ...change })),
    contentType: structured,
    ...rest,
  }));
  await verifyRefused(on, operation, { cases, status: table.status ?? 400 });
  const last = given.event({ type });
  await given.published(last);
  const query = { resource: on.parameter('resource'), after: '0', type, size: '400' };
  const list = await given.listed(() => on.send('listEvents', { query }), [last.id]);
  on.verify('refused events that are listed', {
    actual: eventsIn(list)
      .filter(({ id }) => id !== last.id)
      .map(({ source }) => source),
    expected: [],
    exchange: list,
  });
}

const changes =
  (rows: readonly (readonly [string, Change])[]): Table['cases'] =>
  () =>
    rows.map(([named, change]) => ({ named, change }));

const tables: readonly Table[] = [
  {
    requirement: 'EVT-PUB-002',
    title: 'POST events refuses an event that lacks what it must have with 400',
    cases: () =>
      ['specversion', 'id', 'type', 'source', 'resource'].flatMap((name) => [
        { named: `no ${name}`, change: { [name]: undefined } },
        { named: `an empty ${name}`, change: { [name]: '' } },
        { named: `${name} null`, change: { [name]: null } },
      ]),
  },
  {
    requirement: 'EVT-PUB-003',
    title: 'POST events refuses another specversion with 400',
    cases: changes([
      ['0.3', { specversion: '0.3' }],
      ['2.0', { specversion: '2.0' }],
      ['a number', { specversion: 1 }],
    ]),
  },
  {
    requirement: 'EVT-PUB-004',
    title: 'POST events refuses a time without a zone with 400',
    cases: changes([
      ['a time without zone', { time: '2026-02-03T12:00:00' }],
      ['a date', { time: '2026-02-03' }],
      ['a word', { time: 'abc' }],
    ]),
  },
  {
    requirement: 'EVT-PUB-005',
    title: 'POST events refuses a resource that is no urn with 400',
    cases: changes([
      ['a word', { resource: 'kontrakt' }],
      ['capitals', { resource: 'urn:altinn:resource:Kontrakt' }],
      ['a number', { resource: 5 }],
    ]),
  },
  {
    requirement: 'EVT-PUB-006',
    title: 'POST events refuses a source that is no URI reference with 400',
    cases: changes([['a sentence', { source: 'ikke en uri' }]]),
  },
  {
    requirement: 'EVT-PUB-008',
    title: 'POST events refuses data in two forms, and an object that is said to be text, with 400',
    cases: changes([
      ['data and data_base64', { data: 'hei', data_base64: 'aGVp' }],
      ['an object as text/plain', { data: { a: 1 }, datacontenttype: 'text/plain' }],
    ]),
  },
  {
    requirement: 'EVT-PUB-011',
    title: 'POST events refuses an extension that CloudEvents do not know with 400',
    cases: changes([
      ['a capital in the name', { minUtvidelse: 'x' }],
      ['an underscore', { min_utvidelse: 'x' }],
      ['a dash', { 'min-utvidelse': 'x' }],
      ['a list', { liste: [1] }],
      ['an object', { objekt: { a: 1 } }],
    ]),
  },
  {
    requirement: 'EVT-PUB-014',
    title: 'POST events refuses what is no structured CloudEvent by its type with 415',
    status: 415,
    cases: (given, type) => [
      ...[
        'application/json',
        'text/plain',
        'application/cloudevents',
        'application/cloudevents+xml',
        null,
      ].map((contentType) => ({ named: contentType ?? 'no type', contentType })),
      {
        named: 'a batch',
        contentType: 'application/cloudevents-batch+json',
        body: JSON.stringify([given.event({ type }), given.event({ type })]),
      },
      {
        named: 'binary mode',
        contentType: 'application/json',
        body: '{}',
        headers: Object.entries(given.event({ type })).map(([name, value]): [string, string] => [
          `ce-${name}`,
          String(value),
        ]),
      },
    ],
  },
  {
    requirement: 'EVT-PUB-015',
    title: 'POST events refuses a body that is no event with 400',
    cases: (given, type) => [
      { named: 'half an object', body: '{' },
      { named: 'a list', body: JSON.stringify([given.event({ type }), given.event({ type })]) },
      { named: 'a text', body: '"hei"' },
      { named: 'null', body: 'null' },
      { named: 'nothing', body: '' },
      { named: 'an empty object', body: '{}' },
    ],
  },
];

for (const table of tables)
  scenario(table.title, { requirement: table.requirement, needs, ...waits }, (context) =>
    verifyTable(context, table),
  );

import { valueAt, withValueAt } from '../capabilities/json-value.ts';
import { rowsOf } from './given.ts';
import { lostOwn } from './own-members.ts';
import { scenario } from './scenario.ts';

// Seagoing service: occupations, what is reported and read again (reference sdir 6.2).

/** The codes that were published (reference sdir 6.2); the list of the service may hold more. */
const published = (
  '3142118 3142115 3142122 8341107 8341106 8341108 3142110 3141113 3141102 3141103 ' +
  '8342101 8342102 8342113 3141106 3113149 7241110 7241161 3142104 3132108 6411104'
).split(' ');
const refused = { status: [400, 409, 422] } as const;
const created = { status: [200, 201] } as const;

scenario(
  'GET v1/occupation/reference answers codes of seven digits with titles',
  { requirement: ['SDIR-SEA-001', 'SDIR-SEA-002'], tags: ['@read-only'] },
  async ({ on }) => {
    const exchange = await on.send('listOccupations');
    on.conform(exchange, { status: 200 }, 'SDIR-SEA-001');
    const codes = rowsOf(exchange).map(({ code }) => code);
    on.verify('codes, and those that are no texts of seven digits', {
      actual: [
        codes.length > 0,
        codes.filter((code) => typeof code !== 'string' || !/^\d{7}$/.test(code)).length,
      ],
      expected: [true, 0],
      exchange,
      requirement: 'SDIR-SEA-001',
    });
    on.verify('published codes that the list lacks', {
      actual: published.filter((code) => !codes.includes(code)),
      expected: [],
      exchange,
      requirement: 'SDIR-SEA-002',
    });
  },
);

scenario(
  'GET v1/occupation/mapping leads to codes of the list',
  { requirement: 'SDIR-SEA-003', tags: ['@read-only'] },
  async ({ on }) => {
    const known = new Set(rowsOf(await on.send('listOccupations')).map(({ code }) => code));
    const exchange = await on.send('listOccupationMappings');
    on.conform(exchange, { status: 200 });
    on.verify('codes of mappings that the list lacks', {
      actual: rowsOf(exchange)
        .map(({ code }) => code)
        .filter((code) => !known.has(code)).length,
      expected: 0,
      exchange,
    });
  },
);

scenario(
  'GET v1/servicereport/{uid} shows what was reported',
  { requirement: ['SDIR-SEA-004', 'SDIR-SEA-005'] },
  async ({ on, given }) => {
    const item = given.item('seagoing');
    on.conform(await on.send('createSeagoingServices', { json: [item] }), created);
    const listed = await given.standing('seagoing', item);
    on.verify('own members that the list does not show as they were sent', {
      actual: lostOwn('seagoing', item, listed),
      expected: [],
      requirement: 'SDIR-SEA-005',
    });
    const exchange = await on.send('readSeagoingService', { of: String(listed?.['uid']) });
    on.conform(exchange, { status: 200 }, 'SDIR-SEA-004');
    on.verify('own members that are not shown as they were sent', {
      actual: lostOwn('seagoing', item, exchange.json()),
      expected: [],
      exchange,
      requirement: 'SDIR-SEA-004',
    });
  },
);

interface Refusal {
  readonly what: string;
  readonly requirement: string;
  readonly pointer: string;
  readonly value: unknown;
}

const refusals: readonly Refusal[] = [
  {
    what: 'an occupation code that no list has, with a message',
    requirement: 'SDIR-SEA-006',
    pointer: '/activity/occupationCode/code',
    value: '0000000',
  },
  {
    what: 'less than one hour',
    requirement: 'SDIR-SEA-007',
    pointer: '/activity/hours',
    value: 0,
  },
  {
    what: 'a sign-off before the sign-on',
    requirement: 'SDIR-SEA-008',
    pointer: '/activity/signOnDate',
    value: '2999-01-01T00:00:00+00:00',
  },
  {
    what: 'more than fourteen hours a day on average',
    requirement: 'SDIR-SEA-009',
    pointer: '/activity/hours',
    value: 30 * 15,
  },
  {
    what: 'a report without a vessel',
    requirement: 'SDIR-SEA-010',
    pointer: '/vessel',
    value: undefined,
  },
];

for (const { what, requirement, pointer, value } of refusals)
  scenario(
    `POST v1/servicereport/batch refuses ${what}`,
    { requirement },
    async ({ on, given }) => {
      const json = [withValueAt(given.item('seagoing'), pointer, value)];
      const exchange = await on.send('createSeagoingServices', { json, deliberatelyInvalid: true });
      on.conform(exchange, { ...refused, text: /"(?:message|title)"\s*:\s*"[^"]/ });
    },
  );

scenario(
  'POST v1/servicereport/batch keeps hours as the number that was sent',
  { requirement: 'SDIR-SEA-011' },
  async ({ on, given }) => {
    for (const hours of [1, 240, 7.5]) {
      const item = withValueAt(given.item('seagoing'), '/activity/hours', hours);
      const exchange = await on.send('createSeagoingServices', { json: [item] });
      on.conform(exchange, created);
      on.verify('the hours of the stored report', {
        actual: valueAt(await given.standing('seagoing', item), '/activity/hours'),
        expected: hours,
        exchange,
      });
    }
  },
);

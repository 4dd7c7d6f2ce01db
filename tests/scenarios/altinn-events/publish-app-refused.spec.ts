import { verifyRefused, type Refused } from './claims.ts';
import type { EventsBench, EventsRequest } from './events-bench.ts';
import type { Change, Given } from './given.ts';
import { listedOf } from './listed-of.ts';
import { scenario, waits } from './scenario.ts';

const operation = 'publishAppEvent';
const as = 'app';
const needs = {
  actors: ['org', 'app'],
  features: ['reads'],
  parameters: ['app', 'otherApp', 'appsDomain', 'party'],
};

interface Context {
  readonly on: EventsBench;
  readonly given: Given;
}

interface Table {
  readonly requirement: string;
  readonly title: string;
  readonly status?: number | '4xx';
  /** The type is the same for all cases, so that a list tells what was stored. */
  readonly cases: (
    context: Context,
    type: string,
  ) => readonly (Refused & { readonly change?: Change })[];
}

/** Sends the cases of a table, and claims that none of them is listed. */
async function verifyTable({ on, given }: Context, table: Table): Promise<void> {
  const type = given.unique();
  const cases = table.cases({ on, given }, type).map(({ change, ...rest }) => ({
    as,
    ...(rest.body === undefined ? { json: given.appEvent({ type, ...change }) } : {}),
    ...rest,
  }));
  await verifyRefused(on, operation, { cases, status: table.status ?? 400 });
  const stored = await listedOf({ on, given }, type);
  on.verify('refused events that are listed', { actual: stored.map(({ id }) => id), expected: [] });
}

const tables: readonly Table[] = [
  {
    requirement: 'EVT-PUBA-005',
    title: 'POST app refuses an event that lacks something with 400',
    cases: () =>
      ['source', 'subject', 'type', 'specversion'].flatMap((name) => [
        { named: `no ${name}`, change: { [name]: undefined } },
        { named: `an empty ${name}`, change: { [name]: '' } },
      ]),
  },
  {
    requirement: 'EVT-PUBA-006',
    title: 'POST app refuses a source that is no absolute address',
    status: '4xx',
    cases: () => [
      { named: 'a path', change: { source: '/ttd/kontrakt/instances/1/2' } },
      { named: 'a sentence', change: { source: 'ikke en uri' } },
    ],
  },
  {
    requirement: 'EVT-PUBA-008',
    title: 'POST app refuses a body that is no event in JSON with 400',
    cases: ({ given }, type) =>
      [
        { named: 'nothing', body: '' },
        { named: 'half an object', body: '{' },
        { named: 'null', body: 'null' },
        { named: 'a list', body: JSON.stringify([given.appEvent({ type })]) },
        { named: 'an empty object', body: '{}' },
        {
          named: 'a number',
          body: JSON.stringify(given.appEvent({ type, alternativesubject: 5 })),
        },
      ].map((one) => ({ ...one, contentType: 'application/json' })),
  },
  {
    requirement: 'EVT-PUBA-009',
    title: 'POST app refuses a body that is no JSON by its type with 415',
    status: 415,
    cases: ({ given }, type) =>
      ['text/plain', 'application/xml', null].map((contentType) => ({
        named: contentType ?? 'no type',
        body: JSON.stringify(given.appEvent({ type })),
        contentType,
      })),
  },
  {
    requirement: 'EVT-PUBA-011',
    title: 'POST app refuses a source of another app with 403',
    status: 403,
    cases: ({ on }) =>
      [on.sourceOf(on.parameter('otherApp')), on.sourceOf('digdir/x')].map((app) => ({
        named: `the source ${app}`,
        change: { source: `${app}/instances/501337/00000001-1111-4222-8333-444444444444` },
      })),
  },
];

for (const table of tables)
  scenario(table.title, { requirement: table.requirement, needs, ...waits }, (context) =>
    verifyTable(context, table),
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

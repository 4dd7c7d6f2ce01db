import { verifyRefused, type Refused } from './claims.ts';
import type { EventsBench } from './events-bench.ts';
import type { Given } from './given.ts';
import { scenario, writes } from './scenario.ts';
import { subscriptionsIn } from './sweep.ts';

const operation = 'createSubscription';
const needs = {
  actors: ['org'],
  features: ['reads'],
  parameters: ['app', 'appsDomain', 'resource'],
};

interface Row {
  readonly named: string;
  readonly body?: object;
  readonly raw?: string;
  readonly contentType?: string | null;
}

interface Table {
  readonly requirement: string;
  readonly title: string;
  readonly status?: number | '4xx';
  readonly rows: (on: EventsBench) => readonly Row[];
}

/** Sends the rows of a table, and claims that none of them has become a subscription. */
async function verifyTable(
  { on, given }: { on: EventsBench; given: Given },
  table: Table,
): Promise<void> {
  const endPoint = given.endPoint();
  const typeFilter = given.unique();
  const cases = table
    .rows(on)
    .map(({ named, body, raw, contentType = 'application/json' }): Refused => {
      const text = raw ?? JSON.stringify({ endPoint, typeFilter, ...body });
      return { named, body: text, contentType };
    });
  await verifyRefused(on, operation, { cases, status: table.status ?? 400 });
  const list = await on.send('listSubscriptions');
  on.verify('refused subscriptions that are listed', {
    actual: subscriptionsIn(list).filter(
      (one) => one.endPoint === endPoint || JSON.stringify(one).includes(typeFilter),
    ).length,
    expected: 0,
    exchange: list,
  });
}

const tables: readonly Table[] = [
  {
    requirement: 'EVT-SUB-005',
    title: 'POST subscriptions refuses an address that is none, or not https, with 400',
    rows: (on) =>
      [
        ['none', undefined],
        ['null', null],
        ['an empty text', ''],
        ['a path', '/hook'],
        ['a sentence', 'ikke en uri'],
        ['http', 'http://events.samsvar.invalid/samsvar/x'],
      ].map(([named, endPoint]) => ({
        named: `endPoint: ${named}`,
        body: { endPoint, sourceFilter: on.sourceOf() },
      })),
  },
  {
    requirement: 'EVT-SUB-006',
    title: 'POST subscriptions refuses a source that is not https, host, owner and app with 400',
    rows: (on) => {
      const app = on.sourceOf();
      return [
        ['no app', app.replace(/\/[^/]+$/, '')],
        ['a slash at the end', `${app}/`],
        ['an instance', `${app}/instances/501337/00000001-1111-4222-8333-444444444444`],
        ['http', app.replace('https', 'http')],
        ['a path', '/ttd/kontrakt'],
        ['nothing', ''],
      ].map(([named, sourceFilter]) => ({
        named: `sourceFilter: ${named}`,
        body: { sourceFilter },
      }));
    },
  },
  {
    requirement: 'EVT-SUB-008',
    title: 'POST subscriptions refuses a resource that is no urn, and none at all, with 400',
    rows: (on) => [
      { named: 'no filter', body: {} },
      { named: 'a word', body: { resourceFilter: 'kontrakt' } },
      { named: 'capitals', body: { resourceFilter: 'urn:altinn:resource:Kontrakt' } },
      { named: 'nothing', body: { resourceFilter: '' } },
      { named: 'an app in capitals', body: { resourceFilter: 'URN:ALTINN:RESOURCE:APP_TTD_X' } },
      {
        named: 'a source on a host that is not of Altinn, alone',
        body: { sourceFilter: on.sourceOf().replace(/\/\/[^/]+/, '//samsvar.invalid') },
      },
    ],
  },
  {
    requirement: 'EVT-SUB-009',
    title: 'POST subscriptions refuses the resource of an app without its name',
    status: '4xx',
    rows: () => [
      { named: 'an owner alone', body: { resourceFilter: 'urn:altinn:resource:app_ttd' } },
      { named: 'neither owner nor app', body: { resourceFilter: 'urn:altinn:resource:app_' } },
    ],
  },
  {
    requirement: 'EVT-SUB-010',
    title: 'POST subscriptions refuses source and alternative subject for other resources with 400',
    rows: (on) => {
      const resourceFilter = on.parameter('resource');
      return [
        {
          named: 'a source',
          body: { resourceFilter, sourceFilter: 'https://samsvar.invalid/saker' },
        },
        {
          named: 'an alternative subject',
          body: { resourceFilter, alternativeSubjectFilter: '/organisation/310702641' },
        },
      ];
    },
  },
  {
    requirement: 'EVT-SUB-013',
    title: 'POST subscriptions refuses a body that is no JSON object with 400',
    rows: () => [
      { named: 'half an object', raw: '{' },
      { named: 'null', raw: 'null' },
      { named: 'a list', raw: '[{"endPoint":"https://events.samsvar.invalid/samsvar/x"}]' },
      { named: 'nothing', raw: '' },
      { named: 'an empty object', raw: '{}' },
      { named: 'a number as endPoint', body: { endPoint: 5 } },
      { named: 'a text as includeSubunits', body: { includeSubunits: 'true' } },
    ],
  },
  {
    requirement: 'EVT-SUB-013',
    title: 'POST subscriptions refuses a body that is no JSON by its type with 415',
    status: 415,
    rows: (on) =>
      ['text/plain', 'application/xml', null].map((contentType) => ({
        named: contentType ?? 'no type',
        body: { sourceFilter: on.sourceOf() },
        contentType,
      })),
  },
];

for (const table of tables)
  scenario(table.title, { requirement: table.requirement, needs, ...writes }, (context) =>
    verifyTable(context, table),
  );

for (const as of ['user', 'system'])
  scenario(
    `POST subscriptions of a ${as} to an app needs a subject that the register knows`,
    {
      requirement: 'EVT-SUB-011',
      needs: { ...needs, actors: ['org', as], parameters: [...needs.parameters, 'unknownPerson'] },
      ...writes,
    },
    ({ on, given }) => {
      const { sourceFilter } = given.appFilter();
      const unknown = `/person/${on.parameter('unknownPerson')}`;
      const cases = [
        { named: 'no subject', filters: {} },
        { named: 'an unknown person', filters: { alternativeSubjectFilter: unknown } },
        { named: 'a kind that nobody knows', filters: { alternativeSubjectFilter: '/katt/1' } },
      ].map(({ named, filters }) => ({
        named,
        as,
        json: { endPoint: given.endPoint(), sourceFilter, ...filters },
      }));
      return verifyRefused(on, operation, { cases, status: 400 });
    },
  );

scenario(
  'GET and DELETE of a subscription that is not there answer 404, of no integer 400',
  { requirement: 'EVT-SUB-014', needs, ...writes },
  async ({ on }) => {
    for (const [id, status] of [
      ['2147483647', 404],
      ['0', 404],
      ['-1', 404],
      ['abc', 400],
      ['1.5', 400],
      ['99999999999', 400],
    ] as const)
      for (const name of ['getSubscription', 'deleteSubscription']) {
        const answer = await on.send(name, { path: { id }, deliberatelyInvalid: true });
        on.conform(answer, { status });
      }
  },
);

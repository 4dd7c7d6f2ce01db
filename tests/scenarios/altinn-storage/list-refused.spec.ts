import type { Expectation } from '../../engine/expectation.ts';
import { unknownGuid } from '../altinn-app/unknown-guid.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, found } from './seen.ts';
import type { Filters } from './storage-bench.ts';

/** A list that is asked for wrongly. */
interface Refused {
  readonly requirement: string;
  readonly says: string;
  readonly as?: string;
  readonly filters: (context: StorageContext) => Filters;
  readonly expected: Expectation;
}

const now = (): string => new Date().toISOString();
const sentence = { mediaType: 'application/json', text: /^".+"$/s } as const;

const refused: readonly Refused[] = [
  {
    requirement: 'STOR-LIST-003',
    says: 'neither owner nor app',
    as: 'org',
    filters: () => [],
    expected: { status: 400, ...sentence },
  },
  {
    requirement: 'STOR-LIST-005',
    says: 'no party, by a user',
    filters: ({ app }) => [['appId', app.id]],
    expected: { status: 400, mediaType: 'application/json' },
  },
  {
    requirement: 'STOR-LIST-012',
    says: 'a truth value that is none',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['process.isComplete', 'kanskje'],
    ],
    expected: { status: 400, body: { errors: Object } },
  },
  {
    requirement: 'STOR-LIST-041',
    says: 'a party that is no number',
    filters: ({ app }) => [
      ['appId', app.id],
      ['instanceOwner.partyId', 'abc'],
    ],
    expected: { status: 400, body: { errors: Object } },
  },
  {
    requirement: 'STOR-LIST-042',
    says: 'a reference of three characters',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['A3Ref', 'abc'],
    ],
    expected: { status: 400, ...sentence },
  },
  {
    requirement: 'STOR-LIST-043',
    says: 'an app id without a slash',
    as: 'org',
    filters: ({ app }) => [['appId', app.name]],
    expected: { status: '4xx' },
  },
  {
    requirement: 'STOR-LIST-022',
    says: 'one operator twice',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['created', `gt:${now()}`],
      ['created', `gt:${now()}`],
    ],
    expected: { status: [200, 400] },
  },
  {
    requirement: 'STOR-LIST-023',
    says: 'a time that cannot be read',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['created', 'gt:abc'],
    ],
    expected: { status: '4xx' },
  },
  {
    requirement: 'STOR-PAGE-009',
    says: 'a token whose parts are no numbers',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['size', '2'],
      ['continuationToken', 'abc;def'],
    ],
    expected: { status: '4xx' },
  },
  {
    requirement: 'STOR-PAGE-008',
    says: 'a token that is none',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['size', '2'],
      ['continuationToken', 'abc'],
    ],
    expected: { status: '4xx' },
  },
  {
    requirement: 'STOR-PAGE-011',
    says: 'a size below 0',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['size', '-1'],
    ],
    expected: { status: '4xx', text: /^(?!.*LIMIT)/s },
  },
  {
    requirement: 'STOR-PAGE-012',
    says: 'a size that is no number',
    as: 'org',
    filters: ({ app }) => [
      ['appId', app.id],
      ['size', 'abc'],
    ],
    expected: { status: 400, body: { errors: Object } },
  },
];

for (const { requirement, says, as, filters, expected } of refused)
  scenario(
    `GET instances with ${says} is refused`,
    { requirement, needs: as === undefined ? {} : { actors: [as] }, tags: ['@read-only'] },
    async (context) => {
      const { on } = context;
      const list = await on.list(filters(context), {
        as: as ?? on.caller(),
        deliberatelyInvalid: true,
      });
      on.conform(list, expected);
    },
  );

const owner = { needs: { actors: ['org'] } };

for (const { says, time } of [
  { says: 'a date', time: (changed: string) => changed.slice(0, 10) },
  { says: 'a time', time: (changed: string) => changed },
])
  scenario(
    `GET instances with ${says} without an operator means that time, or is refused`,
    { requirement: 'STOR-LIST-020', ...owner },
    async ({ on, given, app }) => {
      const instance = await given.instance();
      const made = String(
        at(await on.send('getInstance', { on: instance, as: 'org' }), '/created'),
      );
      const later = moved(made);
      const list = await on.list(
        [
          ['appId', app.id],
          ['created', time(later)],
        ],
        { deliberatelyInvalid: true },
      );
      on.conform(list, { status: [200, 400] });
      on.verify('without what was made at another time', {
        actual: found(list, [instance]),
        expected: [],
        exchange: list,
      });
    },
  );

scenario(
  'GET instances with an unknown operator never shows more',
  { requirement: 'STOR-LIST-021', ...owner },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const made = String(at(await on.send('getInstance', { on: instance, as: 'org' }), '/created'));
    const list = await on.list(
      [
        ['appId', app.id],
        ['created', `ge:${moved(made)}`],
      ],
      { deliberatelyInvalid: true },
    );
    on.conform(list, { status: [200, 400] });
    on.verify('without what was made before', {
      actual: found(list, [instance]),
      expected: [],
      exchange: list,
    });
  },
);

scenario(
  'GET instances with a plus sign that was not encoded is refused, or means what was meant',
  { requirement: 'STOR-LIST-024', ...owner },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const made = String(at(await on.send('getInstance', { on: instance, as: 'org' }), '/created'));
    const later = moved(made).replace('Z', '+00:00');
    const list = await on.list(`appId=${encodeURIComponent(app.id)}&created=gte:${later}`, {
      deliberatelyInvalid: true,
    });
    on.conform(list, { status: [200, 400] });
    on.verify('without what was made before', {
      actual: found(list, [instance]),
      expected: [],
      exchange: list,
    });
  },
);

scenario(
  'GET instances with a size of 0 is refused, or leads nowhere',
  { requirement: 'STOR-PAGE-010', ...owner, tags: ['@read-only'] },
  async ({ on, app }) => {
    const list = await on.list(
      [
        ['appId', app.id],
        ['size', '0'],
      ],
      { deliberatelyInvalid: true },
    );
    on.conform(list, { status: [200, 400] });
    on.verify('no next', { actual: at(list, '/next') ?? null, expected: null, exchange: list });
  },
);

scenario(
  "GET instances of another owner's app is refused, and of another owner too",
  { requirement: 'STOR-OTHERS-006', needs: { actors: ['otherOrg', 'org'] } },
  async ({ on, given, app, bench }) => {
    const instance = await given.instance();
    const asked: readonly (readonly [Filters, number | readonly number[]])[] = [
      [[['appId', app.id]], 403],
      [[['org', app.org]], 400],
      [
        [
          ['org', app.org],
          ['instanceOwner.partyId', instance.partyId],
        ],
        [400, 403],
      ],
      [
        [
          ['appId', app.id],
          ['instanceOwner.partyId', instance.partyId],
        ],
        403,
      ],
      [[['appId', `${app.org}/${unknownGuid(bench, 'other').slice(0, 8)}`]], [200, 403, 404]],
    ];
    for (const [filters, status] of asked) {
      const list = await on.list(filters, { as: 'otherOrg' });
      on.conform(list, { status });
      on.verify('nothing of it', {
        actual: list.text().includes(`/${instance.guid}`),
        expected: false,
        exchange: list,
      });
    }
  },
);

/** Two days later. */
function moved(time: string): string {
  return new Date(Date.parse(time) + 2 * 24 * 3600 * 1000).toISOString().replace('Z', '0000Z');
}

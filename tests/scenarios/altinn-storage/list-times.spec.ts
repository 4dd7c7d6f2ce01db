import { refOf } from './given.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, found } from './seen.ts';
import type { InstanceRef } from './storage-bench.ts';

const owner = { needs: { actors: ['org'] } };
const dayMs = 24 * 3600 * 1000;

/** Which side of a bound each operator leaves: before it, at it, after it. */
const operators: readonly (readonly [
  operator: string,
  before: boolean,
  at: boolean,
  after: boolean,
])[] = [
  ['gt', false, false, true],
  ['gte', false, true, true],
  ['lt', true, false, false],
  ['lte', true, true, false],
  ['eq', false, true, false],
];

/** A time of an instance that lists can be bounded by. */
interface TimeFilter {
  readonly requirement: string;
  readonly name: string;
  readonly pointer: string;
  /** True where the service keeps it as exactly as it tells it (reference 12). */
  readonly exact: boolean;
  readonly prepare: (context: StorageContext) => Promise<InstanceRef>;
}

const running = ({ given }: StorageContext): Promise<InstanceRef> => given.instance();

const times: readonly TimeFilter[] = [
  {
    requirement: 'STOR-LIST-014',
    name: 'process.ended',
    pointer: '/process/ended',
    exact: true,
    prepare: ({ given }) => given.ended(),
  },
  {
    requirement: 'STOR-LIST-015',
    name: 'created',
    pointer: '/created',
    exact: false,
    prepare: running,
  },
  {
    requirement: 'STOR-LIST-016',
    name: 'lastChanged',
    pointer: '/lastChanged',
    exact: true,
    prepare: running,
  },
  {
    requirement: 'STOR-LIST-017',
    name: 'dueBefore',
    pointer: '/dueBefore',
    exact: true,
    prepare: dated,
  },
  {
    requirement: 'STOR-LIST-018',
    name: 'visibleAfter',
    pointer: '/visibleAfter',
    exact: true,
    prepare: dated,
  },
];

/** Due and to be seen at whole seconds, some days from now and some days ago. */
async function dated({ inApp, app, bench }: StorageContext): Promise<InstanceRef> {
  const second = (days: number): string =>
    new Date(Math.floor(Date.now() / 1000) * 1000 + days * dayMs).toISOString();
  const json = {
    instanceOwner: app.instanceOwner,
    dueBefore: second(30),
    visibleAfter: second(-3),
  };
  const made = await inApp.send('createInstanceSimple', { json });
  if (made.status !== 201) bench.inconclusive(`cannot prepare: the app answered ${made.status}`);
  return refOf(made);
}

for (const { requirement, name, pointer, exact, prepare } of times)
  for (const [operator, before, same, after] of operators)
    scenario(
      `GET instances: ${name}=${operator}: compares it`,
      { requirement, ...owner },
      async (context) => {
        const { on, app } = context;
        const instance = await prepare(context);
        const read = await on.send('getInstance', { on: instance, as: 'org' });
        const time = String(at(read, pointer));
        // The instance lies after an earlier bound, and before a later one.
        const bounds: readonly (readonly [string, boolean])[] = [
          [moved(time, -dayMs), after],
          [moved(time, dayMs), before],
          ...(exact ? [[time, same] as const] : []),
        ];
        for (const [bound, isThere] of bounds) {
          const list = await on.list([
            ['appId', app.id],
            [name, `${operator}:${bound}`],
          ]);
          on.conform(list, { status: 200 });
          on.verify(`${time} ${operator} ${bound}`, {
            actual: found(list, [instance]).length,
            expected: isThere ? 1 : 0,
            exchange: list,
          });
        }
      },
    );

const absent = [
  {
    requirement: 'STOR-LIST-017',
    says: 'what is not due is in no list of due times',
    filter: 'dueBefore',
  },
  {
    requirement: 'STOR-LIST-014',
    says: 'what has not ended is in no list of endings',
    filter: 'process.ended',
  },
];

for (const { requirement, says, filter } of absent)
  scenario(`GET instances: ${says}`, { requirement, ...owner }, async ({ on, given, app }) => {
    const instance = await given.instance();
    for (const operator of ['gt', 'lt']) {
      const list = await on.list([
        ['appId', app.id],
        [filter, `${operator}:${moved(new Date().toISOString(), 0)}`],
      ]);
      on.conform(list, { status: 200 });
      on.verify('not there', {
        actual: [list.status, found(list, [instance]).length],
        expected: [200, 0],
        exchange: list,
      });
    }
  });

scenario(
  'GET instances: two bounds of one time leave what lies between',
  { requirement: 'STOR-LIST-019', ...owner },
  async ({ on, given, app }) => {
    const made = [await given.instance(), await given.instance(), await given.instance()] as const;
    const changed = await Promise.all(
      made.map(async (one) =>
        String(at(await on.send('getInstance', { on: one, as: 'org' }), '/lastChanged')),
      ),
    );
    const list = await on.list([
      ['appId', app.id],
      ['lastChanged', `gt:${changed[0]}`],
      ['lastChanged', `lt:${changed[2]}`],
    ]);
    on.conform(list, { status: 200 });
    on.verify('the one between', {
      actual: found(list, made),
      expected: [made[1].guid],
      exchange: list,
    });
  },
);

scenario(
  'GET instances: an offset from UTC counts',
  { requirement: 'STOR-LIST-025', ...owner },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const changed = String(
      at(await on.send('getInstance', { on: instance, as: 'org' }), '/lastChanged'),
    );
    // The same wall clock two hours further east was two hours ago, further west it is to come.
    for (const [offset, expected] of [
      ['+02:00', 1],
      ['-02:00', 0],
    ] as const) {
      const list = await on.list([
        ['appId', app.id],
        ['lastChanged', `gt:${changed.replace('Z', offset)}`],
      ]);
      on.conform(list, { status: 200 });
      on.verify(offset, { actual: found(list, [instance]).length, expected, exchange: list });
    }
  },
);

scenario(
  'GET instances: an empty time is no filter',
  { requirement: 'STOR-LIST-026', ...owner },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const list = await on.list([
      ['appId', app.id],
      ['created', ''],
    ]);
    on.conform(list, { status: 200 });
    on.verify('the instance', {
      actual: found(list, [instance]),
      expected: [instance.guid],
      exchange: list,
    });
  },
);

/** A time as the service compares it: UTC with seven digits behind the second (reference 4.2). */
function moved(time: string, ms: number): string {
  return new Date(Date.parse(time) + ms).toISOString().replace('Z', '0000Z');
}

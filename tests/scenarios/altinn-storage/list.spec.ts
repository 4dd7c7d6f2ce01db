import { refOf } from './given.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, found, guidsIn, listAt, microsecondsOf } from './seen.ts';
import type { Filters, InstanceRef } from './storage-bench.ts';

const owner = { needs: { actors: ['org'] } };
const ofApp = ({ app }: Pick<StorageContext, 'app'>): readonly [string, string] => [
  'appId',
  app.id,
];

scenario(
  'GET instances lists the instances of an app to its owner, and no others',
  { requirement: ['STOR-LIST-001', 'STOR-LIST-046', 'STOR-LIST-047'], ...owner },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const list = await on.list([['appId', app.id]]);
    on.conform(list, { status: 200 });
    on.verify('the instance among those of the app', {
      actual: [
        found(list, [instance]).length,
        ...new Set(listAt(list, '/instances').map((one) => at(one, '/appId'))),
      ],
      expected: [1, app.id],
      exchange: list,
    });
    on.verify('its four members, and the number of instances', {
      actual: [
        Object.keys(Object(list.json())).toSorted().join(' '),
        at(list, '/count') === listAt(list, '/instances').length,
      ],
      expected: ['count instances next self', true],
      exchange: list,
      requirement: 'STOR-LIST-046',
    });
    const read = await on.send('getInstance', { on: instance, as: 'org' });
    const listed = listAt(list, '/instances').find((one) => at(one, '/id') === at(read, '/id'));
    on.verify('the instance as it is read alone', {
      actual: JSON.stringify(listed),
      expected: JSON.stringify(read.json()),
      exchange: list,
      requirement: 'STOR-LIST-047',
    });
  },
);

scenario(
  'GET instances lists the instances of all apps to their owner',
  { requirement: 'STOR-LIST-002', ...owner },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const list = await on.list([['org', app.org]]);
    on.conform(list, { status: 200 });
    on.verify('the instance among those of the owner', {
      actual: [
        found(list, [instance]).length,
        ...new Set(listAt(list, '/instances').map((one) => at(one, '/org'))),
      ],
      expected: [1, app.org],
      exchange: list,
    });
  },
);

scenario(
  'GET instances lists the instances of a party to the user, and no others',
  { requirement: 'STOR-LIST-004' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    for (const filters of [[], [ofApp(context)]]) {
      const list = await on.list([...filters, ['instanceOwner.partyId', instance.partyId]], {
        as: on.caller(),
      });
      on.conform(list, { status: 200 });
      on.verify('the instance among those of the party', {
        actual: [
          found(list, [instance]).length,
          ...new Set(listAt(list, '/instances').map((one) => at(one, '/instanceOwner/partyId'))),
        ],
        expected: [1, instance.partyId],
        exchange: list,
      });
    }
  },
);

/** A list that an owner's number in the header asks for. */
interface Headed {
  readonly requirement: string;
  readonly says: string;
  readonly header: (number: string) => string;
  readonly filters?: (partyId: string) => readonly [string, string];
  readonly status: number;
}

const headed: readonly Headed[] = [
  {
    requirement: 'STOR-LIST-006',
    says: 'a number in the header',
    header: (number) => number,
    status: 200,
  },
  {
    requirement: 'STOR-LIST-007',
    says: 'a number of a wrong length',
    header: (number) => number.slice(0, -1),
    status: 400,
  },
  {
    requirement: 'STOR-LIST-007',
    says: 'a number of an unknown kind',
    header: (number) => number.replace(/^\w+/, 'Katt'),
    status: 400,
  },
  {
    requirement: 'STOR-LIST-008',
    says: 'a number and a party together',
    header: (number) => number,
    filters: (partyId) => ['instanceOwner.partyId', partyId],
    status: 400,
  },
];

for (const { requirement, says, header, filters, status } of headed)
  scenario(
    `GET instances with ${says} is answered with ${status}`,
    { requirement },
    async (context) => {
      const { on, given, inApp } = context;
      const instance = await given.instance();
      const made = await inApp.send('getInstance', { on: instance });
      const list = await on.list(
        [ofApp(context), ...(filters === undefined ? [] : [filters(instance.partyId)])],
        {
          as: on.caller(),
          headers: [['X-Ai-InstanceOwnerIdentifier', header(numberOf(made, context))]],
          deliberatelyInvalid: status !== 200,
        },
      );
      on.conform(
        list,
        status === 200 ? { status } : { status, mediaType: 'application/json', text: /^".+"$/s },
      );
      if (status !== 200) return;
      on.verify('the instance among those of the owner', {
        actual: [
          found(list, [instance]).length,
          ...new Set(listAt(list, '/instances').map((one) => at(one, '/instanceOwner/partyId'))),
        ],
        expected: [1, instance.partyId],
        exchange: list,
      });
    },
  );

function numberOf(made: unknown, { bench }: StorageContext): string {
  const [person, organisation] = ['personNumber', 'organisationNumber'].map((name) =>
    at(made, `/instanceOwner/${name}`),
  );
  if (typeof person === 'string' && person !== '') return `Person:${person}`;
  if (typeof organisation === 'string' && organisation !== '')
    return `Organisation:${organisation}`;
  return bench.untested('the app names no number of the instance owner');
}

scenario(
  'GET instances of a number that nobody has is empty',
  { requirement: 'STOR-LIST-009', needs: { actors: ['org'], parameters: ['unknownPerson'] } },
  async (context) => {
    const list = await context.on.list([ofApp(context)], {
      headers: [
        [
          'X-Ai-InstanceOwnerIdentifier',
          `Person:${context.bench.session.target.parameters['unknownPerson'] ?? ''}`,
        ],
      ],
    });
    context.on.conform(list, {
      status: 200,
      body: { count: 0, self: null, next: null, instances: [] },
    });
  },
);

/** A filter with an instance that it leaves and one that it does not. */
interface Filter {
  readonly requirement: string;
  readonly title: string;
  /** The one that is left, then the other. */
  readonly prepare: (
    context: StorageContext,
  ) => Promise<readonly [wanted: InstanceRef, unwanted: InstanceRef]>;
  readonly filters: (context: StorageContext) => readonly (readonly [string, string])[];
  /** What every instance of the list must be like. */
  readonly every?: (instance: unknown) => boolean;
}

const running = ({ given }: StorageContext): Promise<InstanceRef> => given.instance();
const ended = ({ given }: StorageContext): Promise<InstanceRef> => given.ended();

async function confirmed(context: StorageContext): Promise<InstanceRef> {
  const instance = await ended(context);
  await context.given.prepare('completeInstance', { on: instance, as: 'org' });
  return instance;
}

async function deleted(context: StorageContext, hard: boolean): Promise<InstanceRef> {
  const instance = await running(context);
  await context.given.prepare('deleteInstance', { on: instance, query: { hard: String(hard) } });
  return instance;
}

const secondTask = ({ app }: StorageContext): string =>
  app.graph.tasks.find(({ id }) => id !== app.graph.firstTask)?.id ?? '';

async function inSecondTask(context: StorageContext): Promise<InstanceRef> {
  const instance = await running(context);
  await context.given.inApp.prepare('nextProcess', { on: instance }, 200);
  return instance;
}

type Maker = (context: StorageContext) => Promise<InstanceRef>;

/** Both in turn: their order in time is then known. */
const both =
  (wanted: Maker, unwanted: Maker): Filter['prepare'] =>
  async (context) => {
    const other = await unwanted(context);
    return [await wanted(context), other];
  };

const flag =
  (name: string, value: boolean): Filter['filters'] =>
  (context) => [ofApp(context), [name, String(value)]];
const is = (pointer: string, value: unknown) => (instance: unknown) =>
  at(instance, pointer) === value;

const filters: readonly Filter[] = [
  {
    requirement: 'STOR-LIST-010',
    title: 'process.currentTask leaves those in that task',
    prepare: both(inSecondTask, running),
    filters: (on) => [ofApp(on), ['process.currentTask', secondTask(on)]],
  },
  {
    requirement: 'STOR-LIST-011',
    title: 'process.isComplete=true leaves those that ended',
    prepare: both(ended, running),
    filters: flag('process.isComplete', true),
    every: (one) => at(one, '/process/ended') !== undefined,
  },
  {
    requirement: 'STOR-LIST-011',
    title: 'process.isComplete=false leaves those in a task',
    prepare: both(running, ended),
    filters: flag('process.isComplete', false),
    every: (one) => at(one, '/process/currentTask') !== undefined,
  },
  {
    requirement: 'STOR-LIST-013',
    title: 'process.endEvent leaves none that did not end there',
    prepare: both(ended, running),
    filters: (on) => [ofApp(on), ['process.endEvent', on.app.graph.endEvents[0] ?? '']],
    every: (one) => at(one, '/process/endEvent') !== undefined,
  },
  {
    requirement: 'STOR-LIST-027',
    title: 'status.isArchived=true leaves the archived',
    prepare: both(ended, running),
    filters: flag('status.isArchived', true),
    every: is('/status/isArchived', true),
  },
  {
    requirement: 'STOR-LIST-027',
    title: 'status.isArchived=false leaves the others',
    prepare: both(running, ended),
    filters: flag('status.isArchived', false),
    every: is('/status/isArchived', false),
  },
  {
    requirement: 'STOR-LIST-028',
    title: 'status.isSoftDeleted=true leaves those in the bin',
    prepare: both((on) => deleted(on, false), running),
    filters: flag('status.isSoftDeleted', true),
    every: is('/status/isSoftDeleted', true),
  },
  {
    requirement: 'STOR-LIST-028',
    title: 'status.isSoftDeleted=false leaves the others',
    prepare: both(running, (on) => deleted(on, false)),
    filters: flag('status.isSoftDeleted', false),
    every: is('/status/isSoftDeleted', false),
  },
  {
    requirement: 'STOR-LIST-029',
    title: 'status.isHardDeleted=true leaves those gone for good',
    prepare: both((on) => deleted(on, true), running),
    filters: flag('status.isHardDeleted', true),
    every: is('/status/isHardDeleted', true),
  },
  {
    requirement: 'STOR-LIST-029',
    title: 'status.isHardDeleted=false leaves the others',
    prepare: both(running, (on) => deleted(on, true)),
    filters: flag('status.isHardDeleted', false),
    every: is('/status/isHardDeleted', false),
  },
  {
    requirement: 'STOR-LIST-031',
    title: 'excludeConfirmedBy leaves out what the owner confirmed',
    prepare: both(ended, confirmed),
    filters: (on) => [ofApp(on), ['excludeConfirmedBy', on.app.org]],
    every: (one) => at(one, '/completeConfirmations') === undefined,
  },
  {
    requirement: 'STOR-LIST-032',
    title: 'confirmed=true leaves what the owner confirmed',
    prepare: both(confirmed, ended),
    filters: flag('confirmed', true),
    every: (one) => at(one, '/completeConfirmations') !== undefined,
  },
  {
    requirement: 'STOR-LIST-032',
    title: 'confirmed=false leaves the others',
    prepare: both(ended, confirmed),
    filters: flag('confirmed', false),
    every: (one) => at(one, '/completeConfirmations') === undefined,
  },
  {
    requirement: 'STOR-LIST-045',
    title: 'two filters together leave what each of them leaves',
    prepare: both(confirmed, ended),
    filters: (on) => [ofApp(on), ['status.isArchived', 'true'], ['confirmed', 'true']],
    every: (one) =>
      is('/status/isArchived', true)(one) && at(one, '/completeConfirmations') !== undefined,
  },
];

for (const { requirement, title, prepare, filters: filtersOf, every } of filters)
  scenario(
    `GET instances: ${title}`,
    { requirement, app: 'confirmation', ...owner },
    async (context) => {
      const { on } = context;
      const [wanted, unwanted] = await prepare(context);
      const list = await on.list(filtersOf(context));
      on.conform(list, { status: 200 });
      on.verify('one of the two', {
        actual: found(list, [wanted, unwanted]),
        expected: [wanted.guid],
        exchange: list,
      });
      if (every === undefined) return;
      on.verify('no other that does not fit', {
        actual: listAt(list, '/instances').filter((one) => !every(one)).length,
        expected: 0,
        exchange: list,
      });
    },
  );

scenario(
  'GET instances: excludeConfirmedBy of somebody else leaves everything',
  { requirement: 'STOR-LIST-031', ...owner },
  async (context) => {
    const instance = await confirmed(context);
    const list = await context.on.list([ofApp(context), ['excludeConfirmedBy', 'annen']]);
    context.on.verify('the confirmed instance', {
      actual: found(list, [instance]),
      expected: [instance.guid],
      exchange: list,
    });
  },
);

scenario(
  'GET instances: what is gone for good is not shown to users',
  { requirement: 'STOR-LIST-030' },
  async (context) => {
    const { on } = context;
    const instance = await deleted(context, true);
    for (const more of [
      [],
      [['status.isHardDeleted', 'true']],
      [['status.isSoftDeleted', 'true']],
    ] as const) {
      const list = await on.list(
        [ofApp(context), ['instanceOwner.partyId', instance.partyId], ...more],
        { as: on.caller() },
      );
      on.conform(list, { status: 200 });
      on.verify('without it', {
        actual: [list.status, found(list, [instance]).length],
        expected: [200, 0],
        exchange: list,
      });
    }
  },
);

scenario(
  'GET instances: an unknown task leaves none',
  { requirement: 'STOR-LIST-010', ...owner },
  async (context) => {
    const list = await context.on.list([
      ofApp(context),
      ['process.currentTask', 'Task_finnesikke'],
    ]);
    context.on.conform(list, { status: 200, body: { count: 0, instances: [] } });
  },
);

scenario(
  'GET instances: includeDataElements=false leaves the data elements out',
  { requirement: 'STOR-LIST-033', ...owner },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    for (const [value, expected] of [
      ['false', 0],
      ['true', 1],
    ] as const) {
      const list = await on.list([ofApp(context), ['includeDataElements', value]]);
      on.conform(list, { status: 200 });
      const own = listAt(list, '/instances').find(
        (one) => at(one, '/id') === `${instance.partyId}/${instance.guid}`,
      );
      on.verify(`with ${value}`, {
        actual: [own !== undefined, Math.min(1, listAt(own, '/data').length)],
        expected: [true, expected],
        exchange: list,
      });
    }
  },
);

scenario(
  'GET instances: searchString finds part of a presentation text, in any case',
  { requirement: 'STOR-LIST-034', ...owner },
  async (context) => {
    const { on, given, bench } = context;
    const [wanted, other] = [await given.instance(), await given.instance()];
    const word = `Samsvar${String(bench.session.random('searchString', wanted.guid)).slice(2)}`;
    await given.prepare('putPresentationTexts', {
      on: wanted,
      json: { texts: { samsvar: `Om ${word} her` } },
    });
    for (const text of [word, word.toLowerCase(), word.slice(3)]) {
      const list = await on.list([ofApp(context), ['searchString', text]]);
      on.conform(list, { status: 200 });
      on.verify(`found by ${text === word ? 'the word' : 'a part or another case'}`, {
        actual: found(list, [wanted, other]),
        expected: [wanted.guid],
        exchange: list,
      });
    }
    const none = await on.list([ofApp(context), ['searchString', `${word}x`]]);
    on.verify('nothing by another word', { actual: guidsIn(none), expected: [], exchange: none });
  },
);

scenario(
  'GET instances: the owner leaves other parties out by naming one',
  { requirement: 'STOR-LIST-044', ...owner },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const list = await on.list([ofApp(context), ['instanceOwner.partyId', instance.partyId]]);
    on.conform(list, { status: 200 });
    on.verify('the instance', {
      actual: found(list, [instance]),
      expected: [instance.guid],
      exchange: list,
    });
    const other = String(Number(instance.partyId) + 1);
    const none = await on.list([ofApp(context), ['instanceOwner.partyId', other]]);
    on.verify('not under another party', {
      actual: [none.status, found(none, [instance]).length],
      expected: [200, 0],
      exchange: none,
    });
  },
);

scenario(
  'GET instances is ordered by the last change',
  { requirement: ['STOR-LIST-037', 'STOR-LIST-038', 'STOR-LIST-039'], ...owner },
  async (context) => {
    const { on, given } = context;
    const made = [await given.instance(), await given.instance(), await given.instance()] as const;
    // The first of them changes last.
    await given.prepare('putSubstatus', { on: made[0], as: 'org', json: { label: 'samsvar' } });
    const newestFirst = [made[0], made[2], made[1]].map(({ guid }) => guid);
    const since = String(
      at(await on.send('getInstance', { on: made[1], as: 'org' }), '/lastChanged'),
    );
    const ask = async (order: Filters): Promise<Awaited<ReturnType<typeof on.list>>> =>
      on.list([ofApp(context), ['lastChanged', `gte:${since}`], ...(order as [])]);
    const orders: readonly (readonly [string, readonly [string, string][], readonly string[]])[] = [
      ['STOR-LIST-037', [], newestFirst],
      ['STOR-LIST-038', [['order', 'desc:lastChanged']], newestFirst],
      ['STOR-LIST-038', [['order', 'asc:lastChanged']], newestFirst.toReversed()],
      ['STOR-LIST-039', [['order', 'tull']], newestFirst.toReversed()],
    ];
    for (const [requirement, order, expected] of orders) {
      const list = await ask(order);
      on.conform(list, { status: 200 }, requirement);
      on.verify(`the order of ${order[0]?.[1] ?? 'a list'}`, {
        actual: found(list, made),
        expected,
        exchange: list,
        requirement,
      });
      const times = listAt(list, '/instances').map((one) =>
        microsecondsOf(at(one, '/lastChanged')),
      );
      const sorted = expected === newestFirst ? times.toSorted().toReversed() : times.toSorted();
      on.verify('all of them in that order', {
        actual: times,
        expected: sorted,
        exchange: list,
        requirement,
      });
    }
  },
);

scenario(
  'GET instances: those of version 3 are listed, and there are none of version 2',
  { requirement: 'STOR-LIST-040', ...owner },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    for (const [name, value, expected] of [
      ['mainVersionInclude', '3', [instance.guid]],
      ['mainVersionInclude', '2', []],
      ['mainVersionExclude', '3', []],
      ['mainVersionExclude', '2', [instance.guid]],
    ] as const) {
      const list = await on.list([ofApp(context), [name, value]]);
      on.conform(list, { status: 200 });
      on.verify(`${name}=${value}`, { actual: found(list, [instance]), expected, exchange: list });
    }
  },
);

scenario(
  'GET instances takes names of parameters in any case, and passes over unknown ones',
  { requirement: ['STOR-LIST-036', 'STOR-LIST-035'], ...owner },
  async (context) => {
    const { on } = context;
    const [wanted, other] = [await ended(context), await running(context)];
    const list = await on.list([ofApp(context), ['PROCESS.ISCOMPLETE', 'true']]);
    on.verify('the filter counts', {
      actual: found(list, [wanted, other]),
      expected: [wanted.guid],
      exchange: list,
    });
    const all = await on.list([ofApp(context), ['finnesikke', '1']]);
    on.verify('no filter', {
      actual: found(all, [wanted, other]).length,
      expected: 2,
      exchange: all,
      requirement: 'STOR-LIST-035',
    });
  },
);

scenario(
  'GET instances with the read scope alone answers 200',
  { requirement: 'STOR-LIST-048', needs: { actors: ['orgReadOnly'] } },
  async (context) => {
    const instance = await context.given.instance();
    const list = await context.on.list([ofApp(context)], { as: 'orgReadOnly' });
    context.on.conform(list, { status: 200 });
    context.on.verify('the instance', {
      actual: found(list, [instance]),
      expected: [instance.guid],
      exchange: list,
    });
  },
);

scenario(
  'GET instances without the read scope is refused',
  { requirement: 'STOR-LIST-049', needs: { actors: ['orgNoScope'] } },
  async (context) => {
    const list = await context.on.list([ofApp(context)], { as: 'orgNoScope' });
    context.on.conform(list, { status: 403, empty: true });
  },
);

scenario(
  'GET instances with a weak login shows none',
  { requirement: 'STOR-LIST-050', needs: { actors: ['userLevel0'] } },
  async (context) => {
    const { on, given } = context;
    const instance = refOf(await given.prepare('getInstance', { on: await given.instance() }));
    const list = await on.list([ofApp(context), ['instanceOwner.partyId', instance.partyId]], {
      as: 'userLevel0',
    });
    on.conform(list, { status: 200, body: { count: 0, instances: [] } });
  },
);

import {
  confirmed,
  confirmedInTask,
  deleted,
  ended,
  endedAndDeleted,
  inSecondTask,
  ofApp,
  running,
  secondTask,
} from './instances-in-states.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, found, guidsIn, listAt } from './seen.ts';
import type { InstanceRef } from './storage-bench.ts';

const owner = { needs: { actors: ['org'] } };

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
    title: 'the state of the process and the bin together leave what each of them leaves',
    prepare: both(ended, endedAndDeleted),
    filters: (on) => [ofApp(on), ['process.isComplete', 'true'], ['status.isSoftDeleted', 'false']],
    every: is('/status/isSoftDeleted', false),
  },
  {
    requirement: 'STOR-LIST-045',
    title: 'two filters together leave what each of them leaves, the first and the second',
    prepare: both(confirmed, confirmedInTask),
    filters: (on) => [ofApp(on), ['status.isArchived', 'true'], ['confirmed', 'true']],
    every: is('/status/isArchived', true),
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

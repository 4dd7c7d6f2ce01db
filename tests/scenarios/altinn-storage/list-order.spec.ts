import { refOf } from './given.ts';
import { ended, ofApp, running } from './instances-in-states.ts';
import { scenario } from './scenario.ts';
import { at, found, listAt, microsecondsOf } from './seen.ts';
import type { Filters } from './storage-bench.ts';

const owner = { needs: { actors: ['org'] } };

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

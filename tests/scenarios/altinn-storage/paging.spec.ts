import { scenario, type StorageContext } from './scenario.ts';
import { at, found, guidsIn, listAt, microsecondsOf } from './seen.ts';
import type { InstanceRef } from './storage-bench.ts';
import { nextPath, walk, type Walk } from './walk.ts';

const owner = { needs: { actors: ['org'] } };

/** Some instances that one filter leaves alone: they stand in a task that no other stands in. */
interface Crowd {
  readonly filters: readonly (readonly [string, string])[];
  readonly task: string;
  readonly all: readonly InstanceRef[];
  readonly guids: readonly string[];
}

async function crowd({ given, app, bench }: StorageContext, count: number): Promise<Crowd> {
  const task = `Samsvar_${String(bench.session.random('crowd', bench.scenario.title, String(Date.now()))).slice(2)}`;
  const all: InstanceRef[] = [];
  for (let made = 0; made < count; made += 1) all.push(await given.stored({ more: inTask(task) }));
  const filters = [
    ['appId', app.id],
    ['process.currentTask', task],
  ] as const;
  return { filters, task, all, guids: all.map(({ guid }) => guid) };
}

const inTask = (task: string): object => ({
  process: { currentTask: { elementId: task, flow: 2, altinnTaskType: 'data' } },
});

const orders = [
  { requirement: 'STOR-PAGE-001', order: 'desc:lastChanged', isReversed: true },
  { requirement: 'STOR-PAGE-002', order: 'asc:lastChanged', isReversed: false },
];

for (const { requirement, order, isReversed } of orders)
  for (const size of [1, 2, 3])
    scenario(
      `GET instances in pages of ${size}, ${order}, shows every instance once`,
      { requirement: [requirement, 'STOR-PAGE-003', 'STOR-PAGE-005'], ...owner },
      async (context) => {
        const { on } = context;
        const { filters, guids } = await crowd(context, 5);
        const walked = await walk(on, {
          filters: [...filters, ['size', String(size)], ['order', order]],
        });
        const pages = walked.pages.map((page) => guidsIn(page).length);
        on.verify('each once, in order', {
          actual: walked.guids,
          expected: isReversed ? guids.toReversed() : guids,
          exchange: walked.pages.at(-1),
        });
        on.verify('an end', {
          actual: walked.end,
          expected: 'last',
          exchange: walked.pages.at(-1),
          requirement: 'STOR-PAGE-003',
        });
        on.verify('next is there, and null at the end', {
          actual: walked.pages.map((page) => at(page, '/next') === null),
          expected: walked.pages.map((_, place) => place === walked.pages.length - 1),
          exchange: walked.pages.at(-1),
          requirement: 'STOR-PAGE-003',
        });
        on.verify('no page too long', {
          actual: pages.filter((length) => length > size),
          expected: [],
          exchange: walked.pages[0],
          requirement: 'STOR-PAGE-005',
        });
      },
    );

scenario(
  'GET instances of a multiple of the size ends after at most one empty page',
  { requirement: 'STOR-PAGE-004', ...owner },
  async (context) => {
    const { on } = context;
    const { filters, guids } = await crowd(context, 4);
    const { pages, end } = await walk(on, { filters: [...filters, ['size', '2']] });
    on.verify('two full pages, perhaps an empty one, an end', {
      actual: [
        end,
        pages
          .map((page) => guidsIn(page).length)
          .join(' ')
          .replace(/ 0$/, ''),
        new Set(pages.flatMap((page) => guidsIn(page))).size,
      ],
      expected: ['last', '2 2', guids.length],
      exchange: pages.at(-1),
    });
  },
);

scenario(
  'GET instances: next asks for the same filters, size and order',
  { requirement: ['STOR-PAGE-006', 'STOR-PAGE-017'], ...owner },
  async (context) => {
    const { on, bench } = context;
    const { filters, task } = await crowd(context, 3);
    const first = await on.list([...filters, ['size', '1'], ['order', 'asc:lastChanged']]);
    on.conform(first, { status: 200 });
    const next = new URL(String(at(first, '/next')));
    on.verify('what was asked, and where to go on', {
      actual: ['appId', 'process.currentTask', 'size', 'order'].map((name) =>
        next.searchParams.get(name),
      ),
      expected: [on.app.id, task, '1', 'asc:lastChanged'],
      exchange: first,
    });
    on.verify('a token', {
      actual: (next.searchParams.get('continuationToken') ?? '').length > 0,
      expected: true,
      exchange: first,
    });
    const second = await bench.send({
      method: 'GET',
      path: nextPath(first) ?? '/',
      as: 'org',
      operationId: 'listInstances',
    });
    on.conform(second, { status: 200 });
    on.verify('self is where it was asked', {
      actual: String(at(second, '/self')).replace(/^.*continuationToken=/, ''),
      expected: String(at(first, '/next')).replace(/^.*continuationToken=/, ''),
      exchange: second,
      requirement: 'STOR-PAGE-017',
    });
  },
);

for (const order of ['desc:lastChanged', 'asc:lastChanged'])
  scenario(
    `GET instances in pages, ${order}, while others are added hides and repeats nothing`,
    { requirement: 'STOR-PAGE-007', ...owner },
    async (context) => {
      const { on, given } = context;
      const { filters, all, guids, task } = await crowd(context, 4);
      let added = 0;
      const walked = await walk(on, {
        filters: [...filters, ['size', '1'], ['order', order]],
        between: async () => {
          if (added < 4) await given.stored({ more: inTask(task) });
          added += 1;
        },
      });
      const last = walked.pages.at(-1);
      const ours = walked.guids.filter((guid) => all.some((one) => one.guid === guid));
      on.verify('those that were there, once each', {
        actual: ours.toSorted(),
        expected: guids.toSorted(),
        exchange: last,
      });
      on.verify('nothing twice, and an end', {
        actual: [new Set(walked.guids).size, walked.end],
        expected: [walked.guids.length, 'last'],
        exchange: last,
      });
    },
  );

scenario(
  'GET instances of a large size gives all at once',
  { requirement: 'STOR-PAGE-013', ...owner },
  async (context) => {
    const { on } = context;
    const { filters, guids } = await crowd(context, 3);
    const list = await on.list([...filters, ['size', '100000']]);
    on.conform(list, { status: 200, body: { count: 3, next: null } });
    on.verify('all', { actual: guidsIn(list).length, expected: guids.length, exchange: list });
  },
);

scenario(
  'GET instances: a page that rights empty still leads on',
  { requirement: 'STOR-PAGE-014', needs: { actors: ['userLevel0', 'org'] } },
  async (context) => {
    const { on } = context;
    const { filters, all } = await crowd(context, 2);
    const partyId = all[0]?.partyId ?? '';
    const list = await on.list([...filters, ['instanceOwner.partyId', partyId], ['size', '1']], {
      as: 'userLevel0',
    });
    on.conform(list, { status: 200, body: { count: 0, instances: [] } });
    on.verify('next', { actual: typeof at(list, '/next'), expected: 'string', exchange: list });
  },
);

scenario(
  'GET instances in pages shows a user every instance of the party once',
  { requirement: 'STOR-PAGE-018', ...owner },
  async (context) => {
    const { on } = context;
    const { filters, all, guids } = await crowd(context, 4);
    const partyId = all[0]?.partyId ?? '';
    const walked = await walk(on, {
      filters: [...filters, ['instanceOwner.partyId', partyId], ['size', '3']],
      as: on.caller(),
    });
    on.verify('each once, and an end', {
      actual: [walked.end, ...walked.guids.toSorted()],
      expected: ['last', ...guids.toSorted()],
      exchange: walked.pages.at(-1),
    });
  },
);

scenario(
  'GET instances: the token 0;-1 begins at the start',
  { requirement: 'STOR-PAGE-016', ...owner },
  async (context) => {
    const { on } = context;
    const { filters } = await crowd(context, 3);
    const first = await on.list([...filters, ['size', '2']]);
    const again = await on.list([...filters, ['size', '2'], ['continuationToken', '0;-1']]);
    on.conform(again, { status: 200 });
    on.verify('the first page', {
      actual: guidsIn(again),
      expected: [...guidsIn(first)],
      exchange: again,
    });
  },
);

for (const order of ['desc:lastChanged', 'asc:lastChanged'])
  scenario(
    `GET instances in pages, ${order}, shows every instance of one moment`,
    { requirement: 'STOR-PAGE-015', needs: { actors: ['org'], control: true } },
    async (context) => {
      const { on, bench } = context;
      const { filters, guids, all } = await crowd(context, 4);
      await bench.session.control?.order('/storage/one-moment', { instances: guids });
      const times = await on.list([...filters, ['order', order]]);
      if (
        new Set(listAt(times, '/instances').map((one) => microsecondsOf(at(one, '/lastChanged'))))
          .size !== 1
      )
        bench.inconclusive('the instances did not change at one moment');
      const walked: Walk = await walk(on, {
        filters: [...filters, ['size', '1'], ['order', order]],
      });
      on.verify('each once', {
        actual: walked.guids.toSorted(),
        expected: guids.toSorted(),
        exchange: walked.pages.at(-1),
      });
      on.verify('as in one page', {
        actual: found(times, all).length,
        expected: guids.length,
        exchange: times,
      });
    },
  );

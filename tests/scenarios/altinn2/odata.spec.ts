import { embeddedIn } from '../../checks/read-links.ts';
import type { LiveExchange } from '#environments';
import type { Shape } from '../../engine/expectation.ts';
import type { Altinn2Bench } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { isInOrder } from './order.ts';
import { scenario } from './scenario.ts';

type Query = Readonly<Record<string, string>>;

/** The long message box: nobody writes to it, so that what one read shows another shows too. */
function list(on: Altinn2Bench, query: Query = {}): Promise<LiveExchange> {
  return on.send('listMessages', { who: on.parameter('largeBox'), query });
}

const items = (answer: LiveExchange): readonly unknown[] => embeddedIn(answer.json(), 'messages');
const ids = (answer: LiveExchange): readonly string[] =>
  items(answer).map((one) => textOf(one, 'MessageId'));

const mostPages = 20;

/** All items by pages, and how many each page had. */
async function pages(
  on: Altinn2Bench,
): Promise<{ all: readonly unknown[]; sizes: readonly number[] }> {
  const all: unknown[] = [];
  const sizes: number[] = [];
  while (sizes.length < mostPages) {
    const answer = await list(on, all.length === 0 ? {} : { $skip: String(all.length) });
    on.conform(answer, { status: 200 });
    sizes.push(items(answer).length);
    if (items(answer).length === 0) break;
    all.push(...items(answer));
  }
  return { all, sizes };
}

scenario(
  'Pages by $skip do not overlap, leave nothing out and end',
  { requirement: 'ALT2-ODATA-002' },
  async ({ on, bench }) => {
    const { all, sizes } = await pages(on);
    if (all.length <= 50) bench.untested('the box has one page only');
    const names = all.map((one) => textOf(one, 'MessageId'));
    on.verify('items that come twice', {
      actual: names.filter((name, at) => names.indexOf(name) !== at),
      expected: [],
    });
    on.verify('the last page is empty', { actual: sizes.at(-1), expected: 0 });
    const half = await list(on, { $skip: '25' });
    on.verify('a page from the middle goes on where it was told to', {
      actual: ids(half).slice(0, 25),
      expected: names.slice(25, 50),
      exchange: half,
    });
  },
);

scenario('$top gives the first of the list', { requirement: 'ALT2-ODATA-003' }, async ({ on }) => {
  const whole = ids(await list(on));
  for (const top of [1, 3]) {
    const answer = await list(on, { $top: String(top) });
    on.conform(answer, { status: 200 });
    on.verify(`$top=${top}`, {
      actual: ids(answer),
      expected: whole.slice(0, top),
      exchange: answer,
    });
  }
});

scenario(
  '$top of 10000 is taken, of 10001 refused with 400',
  { requirement: 'ALT2-ODATA-004' },
  async ({ on }) => {
    on.conform(await list(on, { $top: '10000' }), { status: 200 });
    on.conform(await tooMuch(on), { status: 400 });
  },
);

/** One more than a client may ask for. */
function tooMuch(on: Altinn2Bench): Promise<LiveExchange> {
  const who = on.parameter('largeBox');
  return on.send('listMessages', { who, query: { $top: '10001' }, deliberatelyInvalid: true });
}

const unknownMembers: readonly Query[] = [
  { $filter: "ValidTil eq 'x'" },
  { $orderby: 'ValidTil' },
  { $filter: "Type eq 'FormTask' and Finnes eq 1" },
];

scenario(
  'A member that does not exist is refused with 400',
  { requirement: 'ALT2-ODATA-005' },
  async ({ on }) => {
    for (const query of unknownMembers) on.conform(await list(on, query), { status: 400 });
  },
);

const unreadable = [
  'Type eq',
  "Type like 'FormTask'",
  "Type eq 'FormTask",
  "Type eq 'a' 'b'",
  '(ServiceEdition eq 1',
];

scenario(
  'A filter that cannot be read is refused with 400',
  { requirement: 'ALT2-ODATA-006' },
  async ({ on }) => {
    for (const $filter of unreadable) on.conform(await list(on, { $filter }), { status: 400 });
  },
);

scenario(
  'The status lines of refused options name the limit, the member and the place',
  { requirement: 'ALT2-ODATA-007' },
  async ({ on }) => {
    const [limit, member, place] = [
      await tooMuch(on),
      await list(on, { $filter: "ValidTil eq 'x'" }),
      await list(on, { $filter: 'Type eq' }),
    ];
    on.conform(limit, { status: 400 });
    on.tells(limit, /10000/);
    on.tells(member, /ValidTil/);
    on.tells(place, /position \d+/i);
  },
);

/** Filters: what is left of the whole box must be just what fits. */
const filters: readonly {
  readonly requirement: string;
  readonly says: string;
  readonly filter: (whole: readonly unknown[]) => string;
  readonly fits: (item: unknown, whole: readonly unknown[]) => boolean;
}[] = [
  {
    requirement: 'ALT2-ODATA-008',
    says: 'eq a text',
    filter: () => "Type eq 'Correspondence'",
    fits: (item) => textOf(item, 'Type') === 'Correspondence',
  },
  {
    requirement: 'ALT2-ODATA-008',
    says: 'ne a text',
    filter: () => "Type ne 'Correspondence'",
    fits: (item) => textOf(item, 'Type') !== 'Correspondence',
  },
  {
    requirement: 'ALT2-ODATA-008',
    says: 'eq a number',
    filter: (whole) => `ServiceEdition eq ${textOf(whole[0], 'ServiceEdition')}`,
    fits: (item, whole) => textOf(item, 'ServiceEdition') === textOf(whole[0], 'ServiceEdition'),
  },
  {
    requirement: 'ALT2-ODATA-009',
    says: 'gt a time',
    filter: (whole) => `LastChangedDateTime gt DateTime'${middle(whole)}'`,
    fits: (item, whole) => textOf(item, 'LastChangedDateTime') > middle(whole),
  },
  {
    requirement: 'ALT2-ODATA-010',
    says: 'and',
    filter: (whole) =>
      `Type eq 'FormTask' and ServiceOwner eq '${ownerOf(whole)}' and LastChangedDateTime gt DateTime'${middle(whole)}'`,
    fits: (item, whole) =>
      textOf(item, 'Type') === 'FormTask' &&
      textOf(item, 'ServiceOwner') === ownerOf(whole) &&
      textOf(item, 'LastChangedDateTime') > middle(whole),
  },
];

/** The second after a time, as a local time. */
function secondAfter(time: string): string {
  return new Date(Date.parse(`${time.replace(/\.\d+$/, '')}Z`) + 1000).toISOString().slice(0, 19);
}

/** A time that less than a page is younger than, on the day of an item that is older. */
function middle(whole: readonly unknown[]): string {
  const times = whole
    .map((one) => textOf(one, 'LastChangedDateTime'))
    .toSorted()
    .toReversed();
  const time = times[Math.min(20, Math.floor(times.length / 2))];
  return time === undefined ? '' : secondAfter(time);
}

function ownerOf(whole: readonly unknown[]): string {
  return textOf(
    whole.find((one) => textOf(one, 'Type') === 'FormTask'),
    'ServiceOwner',
  );
}

for (const { requirement, says, filter, fits } of filters)
  scenario(`$filter chooses by ${says}`, { requirement }, async ({ on, bench }) => {
    const whole = (await pages(on)).all;
    const expected = whole
      .filter((item) => fits(item, whole))
      .map((one) => textOf(one, 'MessageId'));
    if (expected.length === 0 || expected.length === whole.length)
      bench.untested('the box has nothing to tell apart');
    const answer = await list(on, { $filter: filter(whole) });
    on.conform(answer, { status: 200 });
    on.verify('what is left', {
      actual: ids(answer),
      expected: expected.slice(0, 50),
      exchange: answer,
    });
  });

for (const [direction, sign] of [
  ['ServiceOwner', 1],
  ['ServiceOwner desc', -1],
] as const)
  scenario(
    `$orderby=${direction} sorts`,
    { requirement: 'ALT2-ODATA-011' },
    async ({ on, bench }) => {
      const known = new Set((await pages(on)).all.map((one) => textOf(one, 'ServiceOwner')));
      if (known.size === 1) bench.untested('all of the box comes from one service owner');
      const answer = await list(on, { $orderby: direction });
      on.conform(answer, { status: 200 });
      const owners = items(answer).map((one) => textOf(one, 'ServiceOwner'));
      const inOrder: Shape = () => isInOrder(owners, sign);
      on.verify('owners in order', { actual: owners, expected: inOrder, exchange: answer });
      const other = await list(on, {
        $orderby: direction.includes('desc') ? 'ServiceOwner' : 'ServiceOwner desc',
      });
      const isOther = ids(other).join() !== ids(answer).join();
      on.verify('the other direction is another order', {
        actual: isOther,
        expected: true,
        exchange: other,
      });
    },
  );

scenario(
  '$filter, $orderby, $skip and $top act in this order',
  { requirement: 'ALT2-ODATA-012' },
  async ({ on, bench }) => {
    const $filter = "Type eq 'FormTask'";
    const $orderby = 'MessageId';
    const whole = ids(await list(on, { $filter, $orderby }));
    if (whole.length < 5) bench.untested('the box has too few forms');
    const answer = await list(on, { $filter, $orderby, $skip: '2', $top: '3' });
    on.conform(answer, { status: 200 });
    on.verify('the third to the fifth', {
      actual: ids(answer),
      expected: whole.slice(2, 5),
      exchange: answer,
    });
  },
);

scenario(
  'dateFrom and dateTo choose by the last change',
  { requirement: 'ALT2-ODATA-013' },
  async ({ on }) => {
    const whole = (await pages(on)).all;
    const at = middle(whole);
    const changed = (one: unknown): string => textOf(one, 'LastChangedDateTime');
    const names = (some: readonly unknown[]): readonly string[] =>
      some.map((one) => textOf(one, 'MessageId')).slice(0, 50);
    const later = await list(on, { dateFrom: at });
    on.conform(later, { status: 200 });
    on.verify('from', {
      actual: ids(later),
      expected: names(whole.filter((one) => changed(one) >= at)),
      exchange: later,
    });
    const earlier = await list(on, { dateTo: at });
    on.conform(earlier, { status: 200 });
    on.verify('to', {
      actual: ids(earlier),
      expected: names(whole.filter((one) => changed(one) <= at)),
      exchange: earlier,
    });
  },
);

scenario(
  'Lists of service owners take a $top above 50',
  { requirement: 'ALT2-ODATA-015', needs: { actors: ['owner'] } },
  async ({ on }) => {
    const request = { as: 'owner', query: { $top: '500' } } as const;
    const answer = await on.send('listOrganizations', request);
    on.conform(answer, { status: 200 });
    const found = embeddedIn(answer.json(), 'organizations').length;
    on.verify('more than a page of an end user', {
      actual: found > 50,
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  "$filter=Type ne 'Person' leaves no person",
  { requirement: 'ALT2-ODATA-016', needs: { actors: ['owner'] } },
  async ({ on }) => {
    const query = { subject: on.parameter('subject'), $filter: "Type ne 'Person'" };
    const answer = await on.send('listOwnersReportees', { as: 'owner', query });
    on.conform(answer, { status: 200 });
    const kinds = embeddedIn(answer.json(), 'reportees').map((one) => textOf(one, 'Type'));
    on.verify('persons that are left', {
      actual: kinds.includes('Person'),
      expected: false,
      exchange: answer,
    });
  },
);

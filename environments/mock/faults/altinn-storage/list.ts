import { empty } from '../../altinn-storage/replies.ts';
import { dateMembers, type DateMember, type Search } from '../../altinn-storage/search/search.ts';
import { isStatus, mapMember, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { all, asks, bodyOf, nothingFound, own, searched, unfiltered, withQuery } from './means.ts';

const routes = ['listInstances'];

const passesOver: readonly (readonly [Parameters<typeof unfiltered>[0], string, string])[] = [
  ['appId', 'appId', 'STOR-LIST-001'],
  ['party', 'the party', 'STOR-LIST-004'],
  ['currentTask', 'process.currentTask', 'STOR-LIST-010'],
  ['isComplete', 'process.isComplete', 'STOR-LIST-011'],
  ['endEvent', 'process.endEvent', 'STOR-LIST-013'],
  ['isArchived', 'status.isArchived', 'STOR-LIST-027'],
  ['isSoftDeleted', 'status.isSoftDeleted', 'STOR-LIST-028'],
  ['isHardDeleted', 'status.isHardDeleted', 'STOR-LIST-029'],
  ['excludeConfirmedBy', 'excludeConfirmedBy', 'STOR-LIST-031'],
  ['confirmed', 'confirmed', 'STOR-LIST-032'],
  ['searchString', 'searchString', 'STOR-LIST-034'],
  ['mainVersion', 'the main version', 'STOR-LIST-040'],
];

const passesOverTimes: readonly (readonly [DateMember, string])[] = [
  ['process.ended', 'STOR-LIST-014'],
  ['created', 'STOR-LIST-015'],
  ['lastChanged', 'STOR-LIST-016'],
  ['dueBefore', 'STOR-LIST-017'],
  ['visibleAfter', 'STOR-LIST-018'],
];

/** Filters that the list does not look at. */
export const filterFaults: readonly StorageFault[] = [
  ...passesOver.map(([name, what, aimedAt]): StorageFault => ({
    id: `stor-list-passes-over-${name.toLowerCase()}`,
    breaks: `The list passes over ${what}.`,
    aimedAt,
    rules: unfiltered(name),
  })),
  ...passesOverTimes.map(([member, aimedAt]): StorageFault => ({
    id: `stor-list-passes-over-${member.toLowerCase().replace('.', '-')}`,
    breaks: `The list passes over ${member}.`,
    aimedAt,
    rules: searched((filtering) => ({
      ...filtering,
      bounds: { ...filtering.bounds, [member]: [] },
    })),
  })),
  {
    id: 'stor-list-first-bound-only',
    breaks: 'Of two bounds of one time only the first counts.',
    aimedAt: 'STOR-LIST-019',
    rules: searched((filtering) => ({
      ...filtering,
      bounds: Object.fromEntries(
        dateMembers.map((member) => [member, filtering.bounds[member].slice(0, 1)]),
      ) as unknown as typeof filtering.bounds,
    })),
  },
  {
    id: 'stor-list-data-always',
    breaks: 'includeDataElements is passed over.',
    aimedAt: 'STOR-LIST-033',
    requests: { routes, change: withQuery((query) => query.delete('includeDataElements')) },
  },
  {
    id: 'stor-list-owner-of-all-parties',
    breaks: 'The party that an app owner names is passed over.',
    aimedAt: 'STOR-LIST-044',
    rules: searched((filtering) => {
      const { partyId: _, ...rest } = filtering;
      return filtering.org === undefined ? filtering : { ...rest, partyId: undefined };
    }),
  },
  {
    id: 'stor-list-one-filter-only',
    breaks: 'Of several filters only the first counts.',
    aimedAt: 'STOR-LIST-045',
    rules: searched((filtering) => ({ ...filtering, ...firstOnly(filtering) })),
  },
  {
    id: 'stor-list-all-apps-nothing',
    breaks: 'An app owner who names no app finds nothing.',
    aimedAt: 'STOR-LIST-002',
    rules: {
      matches: (instance, filtering) =>
        (filtering.search.appId !== undefined || filtering.org === undefined) &&
        own.matches(instance, filtering),
    },
  },
];

const optional = [
  'currentTask',
  'isComplete',
  'isArchived',
  'isSoftDeleted',
  'isHardDeleted',
  'excludeConfirmedBy',
  'searchString',
] as const satisfies readonly (keyof Search)[];

type Filtering = Parameters<typeof own.matches>[1];

function firstOnly({ search, bounds, partyId }: Filtering): Partial<Filtering> {
  const given = optional.filter((name) => search[name] !== undefined);
  const isAlone = given.length < 2 && (given.length === 0 || partyId === undefined);
  const rest = Object.fromEntries(given.slice(1).map((name) => [name, undefined]));
  const none = Object.fromEntries(dateMembers.map((one) => [one, []]));
  const times = given.length > 0 ? { bounds: none as unknown as typeof bounds } : {};
  if (isAlone) return times;
  return { search: { ...search, ...rest }, partyId: undefined, ...times };
}

const refusals: readonly (readonly [string, string, string, (text: string) => boolean])[] = [
  [
    'nothing-named',
    'An app owner who names nothing',
    'STOR-LIST-003',
    (t) => /Org or AppId/.test(t),
  ],
  ['no-party', 'A user who names no party', 'STOR-LIST-005', (t) => /^"Either/.test(t)],
  ['odd-number', 'A number of a wrong length', 'STOR-LIST-007', (t) => /^"Invalid Inst/.test(t)],
  ['party-and-number', 'A party beside a number', 'STOR-LIST-008', (t) => /^"Both/.test(t)],
  ['odd-truth', 'A value that is no truth value', 'STOR-LIST-012', (t) => /IsComplete/.test(t)],
  ['odd-party', 'A party that is no number', 'STOR-LIST-041', (t) => /OwnerPartyId/.test(t)],
  ['odd-reference', 'A reference of another length', 'STOR-LIST-042', (t) => /A3 ref/.test(t)],
];

const crashes: readonly (readonly [string, string, string, RegExp])[] = [
  ['without-operator', 'A time without an operator', 'STOR-LIST-020', /^\d{4}-/],
  ['operator-twice', 'One operator twice', 'STOR-LIST-022', /^gt:\d/],
  ['odd-time', 'A time that cannot be read', 'STOR-LIST-023', /^[a-z]+:\D/],
  ['raw-plus', 'A plus sign that was not encoded', 'STOR-LIST-024', / \d\d:?\d\d$/],
];

/** What the list takes, refuses, or breaks on. */
export const listRefusalFaults: readonly StorageFault[] = [
  ...refusals.map(([id, what, aimedAt, is]): StorageFault => ({
    id: `stor-list-${id}-taken`,
    breaks: `${what} is answered with an empty list.`,
    aimedAt,
    replies: {
      routes,
      when: (reply) => reply.status === 400 && is(bodyOf(reply)),
      change: nothingFound,
    },
  })),
  ...crashes.map(([id, what, aimedAt, value]): StorageFault => ({
    id: `stor-list-${id}-crashes`,
    breaks: `${what} is answered with 500.`,
    aimedAt,
    replies: {
      routes,
      when: all(isStatus(400), asks('created', value)),
      change: withStatus(500),
    },
  })),
  {
    id: 'stor-list-app-without-slash-crashes',
    breaks: 'An app id without a slash is answered with 500.',
    aimedAt: 'STOR-LIST-043',
    replies: { routes, when: all(isStatus(400), asks('appId')), change: withStatus(500) },
  },
  {
    id: 'stor-list-unknown-operator-taken',
    breaks: 'An unknown operator widens the result to everything.',
    aimedAt: 'STOR-LIST-021',
    rules: {
      readsDate: (expression) => {
        const reading = own.readsDate(expression);
        const bound = { operator: 'gte', text: '', micros: Number.NEGATIVE_INFINITY } as const;
        return reading.kind === 'unknown operator' ? { kind: 'bound', bound } : reading;
      },
    },
  },
  {
    id: 'stor-list-offset-dropped',
    breaks: 'The offset of a time is dropped.',
    aimedAt: 'STOR-LIST-025',
    rules: {
      readsDate: (expression) => own.readsDate(expression.replace(/[+-]\d\d:\d\d$/, 'Z')),
    },
  },
  {
    id: 'stor-list-by-number-nothing',
    breaks: 'Whoever is named by a number has nothing.',
    aimedAt: 'STOR-LIST-006',
    replies: {
      routes,
      when: (reply, { request }) =>
        reply.status === 200 && request.header('x-ai-instanceowneridentifier') !== undefined,
      change: nothingFound,
    },
  },
  {
    id: 'stor-list-unknown-number-missing',
    breaks: 'A number that nobody has is answered with 404.',
    aimedAt: 'STOR-LIST-009',
    replies: {
      routes,
      when: (reply) => /"self":null/.test(bodyOf(reply)),
      change: (reply) => ({ ...reply, status: 404 }),
    },
  },
  {
    id: 'stor-list-gone-to-users',
    breaks: 'Users are shown what is gone for good.',
    aimedAt: 'STOR-LIST-030',
    rules: { findsHardDeleted: () => true },
  },
  {
    id: 'stor-list-oldest-first',
    breaks: 'Without an order the oldest change comes first.',
    aimedAt: 'STOR-LIST-037',
    rules: {
      isAscending: (search) => search.order === undefined || own.isAscending(search),
    },
  },
  {
    id: 'stor-list-never-ascending',
    breaks: 'The order is never turned round.',
    aimedAt: 'STOR-LIST-038',
    rules: { isAscending: () => false },
  },
  {
    id: 'stor-list-counts-one-more',
    breaks: 'The count is one more than the list holds.',
    aimedAt: 'STOR-LIST-046',
    rules: { counts: (rows) => rows.length + 1 },
  },
  {
    id: 'stor-list-of-others-changes',
    breaks: 'In the list instances tell of another who changed them.',
    aimedAt: 'STOR-LIST-047',
    replies: {
      routes,
      when: isStatus(200),
      change: mapMember(['instances', '*', 'lastChangedBy'], () => '0'),
    },
  },
  {
    id: 'stor-list-needs-write-scope',
    breaks: 'The read scope does not suffice to list.',
    aimedAt: 'STOR-LIST-048',
    rules: {
      mayList: (caller) =>
        own.mayList(caller) && caller.scopes.some((scope) => scope.endsWith('.write')),
    },
  },
  {
    id: 'stor-list-without-scope',
    breaks: 'An app owner lists without a scope.',
    aimedAt: 'STOR-LIST-049',
    rules: { mayList: () => true },
  },
  {
    id: 'stor-list-weak-login',
    breaks: 'A weak login is shown instances.',
    aimedAt: 'STOR-LIST-050',
    rules: { requiredLevel: () => 0 },
  },
  {
    id: 'stor-list-forbidden-empty',
    breaks: 'Whoever may not list is answered with 401.',
    aimedAt: 'STOR-ACCESS-002',
    replies: { routes, when: isStatus(403), change: () => empty(401) },
  },
];

import { empty } from '../../altinn-storage/replies.ts';
import { isStatus, mapMember, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { all, asks, bodyOf, nothingFound, own } from './means.ts';

const routes = ['listInstances'];

const refusals: readonly (readonly [string, string, string, RegExp])[] = [
  ['nothing-named', 'An app owner who names nothing', 'STOR-LIST-003', /Org or AppId/],
  ['no-party', 'A user who names no party', 'STOR-LIST-005', /^"Either/],
  ['odd-number', 'A number of a wrong length', 'STOR-LIST-007', /^"Invalid Inst/],
  ['party-and-number', 'A party beside a number', 'STOR-LIST-008', /^"Both/],
  ['odd-truth', 'A value that is no truth value', 'STOR-LIST-012', /IsComplete/],
  ['odd-party', 'A party that is no number', 'STOR-LIST-041', /OwnerPartyId/],
  ['odd-reference', 'A reference of another length', 'STOR-LIST-042', /A3 ref/],
];

const crashes: readonly (readonly [string, string, string, RegExp])[] = [
  ['without-operator', 'A time without an operator', 'STOR-LIST-020', /^\d{4}-/],
  ['operator-twice', 'One operator twice', 'STOR-LIST-022', /^gt:\d/],
  ['odd-time', 'A time that cannot be read', 'STOR-LIST-023', /^[a-z]+:\D/],
  ['raw-plus', 'A plus sign that was not encoded', 'STOR-LIST-024', / \d\d:?\d\d$/],
];

/** What the list takes, refuses, or breaks on. */
export const listRefusalFaults: readonly StorageFault[] = [
  ...refusals.map(([id, what, aimedAt, words]): StorageFault => ({
    id: `stor-list-${id}-taken`,
    breaks: `${what} is answered with an empty list.`,
    aimedAt,
    replies: {
      routes,
      when: (reply) => reply.status === 400 && words.test(bodyOf(reply)),
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

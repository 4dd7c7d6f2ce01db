import { empty } from '../../altinn-app/families.ts';
import { both, dropHeader, mapMember, replaceJson, setMember, withStatus } from '../change.ts';
import type { Reply } from '../../server/message.ts';
import type { RegisterFault } from './fault.ts';
import { answers, decides, misreads, own } from './means.ts';

const passes = (): undefined => undefined;
const make = ['createChangeRequest'];
const isSentence = ({ headers }: Reply): boolean =>
  headers.some(([name, value]) => name === 'Content-Type' && value.startsWith('text/plain'));
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Change requests. */
export const changeFaults: readonly RegisterFault[] = [
  answers(['change-accepted', 'A new change request is accepted.', 'CHG-001'], {
    on: make,
    status: 201,
    change: setMember(['status'], 'Accepted'),
  }),
  decides(['change-nothing-kept', 'A change of nothing is kept.', 'CHG-002'], {
    changesNothing: () => false,
  }),
  answers(['change-no-correlation', 'A missing correlation id is 404.', 'CHG-003'], {
    on: make,
    status: 400,
    when: isSentence,
    change: withStatus(404),
  }),
  answers(['change-unknown-user', 'An unknown system user has another code.', 'CHG-004'], {
    on: make,
    status: 404,
    change: setMember(['code'], 'AUTH-00010'),
  }),
  answers(['change-id-unread', 'An id that is none is not found.', 'CHG-005'], {
    on: make,
    status: 400,
    when: (_, { request }) =>
      ['correlation-id', 'system-user-id'].some((name) => {
        const value = request.query.get(name) ?? '';
        return value !== '' && !isUuid.test(value);
      }),
    change: withStatus(404),
  }),
  decides(['change-any-right', 'A change may ask for any right.', 'CHG-006'], {
    refusesRights: passes,
  }),
  answers(['change-again-created', 'The same change request again is 201.', 'CHG-007'], {
    on: make,
    status: 200,
    when: ({ body }) => body?.toString('utf8').includes('NoChangeNeeded') !== true,
    change: withStatus(201),
  }),
  decides(['change-burnt-id', 'A deleted correlation id breaks.', 'CHG-008'], {
    isBurnt: () => true,
  }),
  answers(['change-read-otherwise', 'A change request is read in part.', 'CHG-009'], {
    on: ['getChangeRequest'],
    status: 200,
    change: both(setMember(['unwantedRights'], []), setMember(['requiredRights'], [])),
  }),
  decides(['change-found-in-part', 'By reference the packages are missing.', 'CHG-010'], {
    foundByReference: (row) => ({
      ...row,
      requiredAccessPackages: [],
      unwantedAccessPackages: [],
    }),
  }),
  answers(['change-not-listed', 'The list lacks its first change request.', 'CHG-011'], {
    on: ['listChangeRequests'],
    status: 200,
    change: mapMember(['data'], (list) => (list as unknown[]).slice(1)),
  }),
  answers(['change-unknown-code', 'One that is not there has another code.', 'CHG-012'], {
    on: ['getChangeRequest'],
    status: 404,
    change: setMember(['code'], 'AUTH-00015'),
  }),
  answers(['change-answered-twice', 'A change is approved twice.', 'CHG-013'], {
    on: ['approveChangeRequest'],
    status: 409,
    change: both(withStatus(200), replaceJson(true)),
  }),
  {
    id: 'sreg-change-stays',
    breaks: 'A deleted change request stays.',
    aimedAt: 'SREG-CHG-014',
    bypass: ({ operation, params, state }) =>
      operation === 'deleteChangeRequest' && state.register.changes.has(params['requestId'] ?? '')
        ? empty(202)
        : undefined,
  },
  decides(['change-null-items', 'Null in a change is let through.', 'CHG-015'], {
    refusedNulls: () => [],
    refusesRights: passes,
  }),
  decides(['change-any-redirect', 'A change takes any address.', 'CHG-016'], {
    isRegistered: () => true,
  }),
  misreads(['change-no-body', 'A change needs no body.', 'CHG-017'], {
    on: make,
    read: (body) => (body === null || body === '' ? {} : body),
  }),
  decides(['change-other-content', 'Other content is answered with the stored.', 'CHG-018'], {
    isSameChange: () => true,
  }),
];

/** System users in lists and queries. */
export const userFaults: readonly RegisterFault[] = [
  answers(['user-of-no-vendor', 'Listed system users lack their vendor.', 'USER-001'], {
    on: ['listSystemUsers'],
    status: 200,
    change: setMember(['data', '*', 'supplierOrgno'], '000000000'),
  }),
  answers(['user-one-kind', 'Agents are found as standard ones.', 'USER-002'], {
    on: ['findSystemUser'],
    status: 200,
    change: setMember(['userType'], 'standard'),
  }),
  answers(['user-unknown-empty', 'A system user who is not there is 400.', 'USER-003'], {
    on: ['findSystemUser'],
    status: 404,
    change: withStatus(400),
  }),
  answers(['user-query-incomplete', 'A query that lacks something is 404.', 'USER-004'], {
    on: ['findSystemUser'],
    status: 400,
    change: withStatus(404),
  }),
  decides(['user-ended-listed', 'System users that were ended are listed.', 'USER-005'], {
    isShown: () => true,
  }),
  answers(['user-list-unknown', 'The list of no system has another code.', 'USER-006'], {
    on: ['listSystemUsers'],
    status: 404,
    change: setMember(['code'], 'AUTH-00010'),
  }),
];

const losesFirst = (list: string, aimedAt: string): RegisterFault =>
  decides([`page-${list.toLowerCase()}`, `A page break loses one of ${list}.`, aimedAt], {
    isFrom: (key, from, place) => (place.list === list ? key > from : own.isFrom(key, from, place)),
  });

/** Pages. */
export const pageFaults: readonly RegisterFault[] = [
  losesFirst('requests', 'PAGE-001'),
  losesFirst('agentRequests', 'PAGE-002'),
  decides(['page-changes-again', 'Every page of changes is the first.', 'PAGE-003'], {
    isFrom: (key, from, place) => place.list === 'changes' || own.isFrom(key, from, place),
  }),
  losesFirst('users', 'PAGE-004'),
  decides(['page-of-hundred', 'A page holds a hundred.', 'PAGE-005'], { pageSize: () => 100 }),
  decides(['page-next-relative', 'The next page is named without its host.', 'PAGE-005'], {
    nextOf: (path, _, token) => `${path}?token=${token}`,
  }),
  decides(['page-next-elsewhere', 'The next page is one of another list.', 'PAGE-005'], {
    nextOf: (path, host, token) => own.nextOf(path.replace('bysystem', 'byvendor'), host, token),
  }),
  decides(['page-token-any', 'A token that is none is the first page.', 'PAGE-006'], {
    keyIn: (token, list) => own.keyIn(token, list) ?? (list === 'users' ? 0 : '0'),
  }),
  answers(['page-token-empty', 'An empty token is refused.', 'PAGE-007'], {
    on: ['listRequests'],
    status: 200,
    when: (_, { request }) => request.query.get('token') === '',
    change: withStatus(400),
  }),
];

/** Methods. */
export const methodFaults: readonly RegisterFault[] = [
  {
    id: 'sreg-method-no-allow',
    breaks: 'A wrong method is not told the right ones.',
    aimedAt: 'SREG-HTTP-001',
    unrouted: (reply) => dropHeader('Allow')(reply, undefined),
  },
  {
    id: 'sreg-method-not-found',
    breaks: 'A wrong method is 404.',
    aimedAt: 'SREG-HTTP-001',
    unrouted: (reply) => (reply.status === 405 ? { ...reply, status: 404 } : reply),
  },
];

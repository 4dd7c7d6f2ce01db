import { randomUUID } from 'node:crypto';
import { both, dropMember, mapMember, replaceJson, setMember, withStatus } from '../change.ts';
import { empty } from '../../altinn-app/families.ts';
import type { RegisterFault } from './fault.ts';
import { answers, decides, own, requestOf, sentMember } from './means.ts';

const passes = (): undefined => undefined;
const make = ['createRequest'];

/** New requests. */
export const requestFaults: readonly RegisterFault[] = [
  answers(['request-accepted', 'A new request is accepted.', 'REQ-001'], {
    on: make,
    status: 201,
    change: setMember(['status'], 'Accepted'),
  }),
  decides(['request-title-english', 'The title is the English name.', 'REQ-002'], {
    titleOf: (given, system) => given ?? system.name['en'] ?? null,
  }),
  decides(['request-for-nothing', 'A request may ask for nothing.', 'REQ-003'], {
    refusesNothing: passes,
    refusesRights: (wanted) =>
      (wanted.rights ?? []).length === 0 ? undefined : own.refusesRights(wanted),
  }),
  decides(['request-any-right', 'A right need not be one of the system.', 'REQ-004'], {
    refusesRights: passes,
  }),
  decides(['request-any-package', 'A package need not be one of the system.', 'REQ-005'], {
    refusesPackages: passes,
  }),
  answers(['request-package-unnamed', 'The unknown package is not named.', 'REQ-005'], {
    on: make,
    status: 400,
    change: dropMember('NotFoundPackages'),
  }),
  decides(['request-client-package', 'A standard request takes client packages.', 'REQ-006'], {
    refusesKind: passes,
  }),
  answers(['request-unknown-system', 'An unknown system is 400.', 'REQ-007'], {
    on: make,
    status: 404,
    change: withStatus(400),
  }),
  decides(['request-unknown-customer', 'Any customer is taken.', 'REQ-008'], {
    partyOf: (orgNumber) => own.partyOf(orgNumber) ?? 1,
  }),
  decides(['request-any-redirect', 'Any address to return to is taken.', 'REQ-009'], {
    isRegistered: (address, system) => address.includes(':') || own.isRegistered(address, system),
  }),
  decides(['request-whole-redirect', 'The query of an address counts.', 'REQ-010'], {
    isRegistered: (address, system) => system.redirectUrls.includes(address),
  }),
  decides(['request-redirect-word', 'A word is an address.', 'REQ-011'], {
    isRegistered: (address, system) => !address.includes(':') || own.isRegistered(address, system),
  }),
  decides(['request-location', 'Location is the address of the customer.', 'REQ-012'], {
    pathOf: ({ id, kind }, world) =>
      kind === 'agent' ? own.pathOf({ id, kind }, world) : `request/${id}`,
  }),
  decides(['request-no-resource', 'A right needs no resource.', 'REQ-013'], {
    refusedNulls: () => [],
    refusesRights: passes,
    refusesNothing: passes,
  }),
  decides(['request-any-length', 'A reference may be of any length.', 'REQ-014'], {
    refusedText: passes,
  }),
  answers(['request-type', 'A request of another type is a bad request.', 'REQ-015'], {
    on: make,
    status: 415,
    change: withStatus(400),
  }),
  answers(['request-read-otherwise', 'A request is read without its rights.', 'REQ-016'], {
    on: ['getRequest'],
    status: 200,
    change: setMember(['rights'], []),
  }),
  answers(['request-not-found-by', 'A request is not found by its reference.', 'REQ-017'], {
    on: ['getRequestByReference'],
    status: 200,
    change: withStatus(404),
  }),
  answers(['request-listed-twice', 'Requests are listed twice.', 'REQ-018'], {
    on: ['listRequests'],
    status: 200,
    change: mapMember(['data'], (list) => [...(list as unknown[]), ...(list as unknown[])]),
  }),
  answers(['request-unknown-code', 'A request that is not there has another code.', 'REQ-019'], {
    on: ['getRequest'],
    status: 404,
    change: setMember(['code'], 'AUTH-00011'),
  }),
  answers(['request-list-unknown', 'The list of no system is empty.', 'REQ-020'], {
    on: ['listRequests'],
    status: 404,
    change: both(withStatus(200), replaceJson({ links: {}, data: [] })),
  }),
  {
    id: 'sreg-request-stays',
    breaks: 'A deleted request stays.',
    aimedAt: 'SREG-REQ-021',
    bypass: (call) =>
      call.operation === 'deleteRequest' && requestOf(call)?.kind === 'standard'
        ? empty(202)
        : undefined,
  },
  decides(['request-same-id', 'A reference always has the same id.', 'REQ-022'], {
    newId: ({ systemId, externalRef, partyOrgNo }, kind) => {
      const text = `${systemId} ${externalRef} ${partyOrgNo} ${kind}`;
      const hex = Buffer.from(text).toString('hex').slice(-20).padStart(20, '0');
      return `00000000-0000-4${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(-12)}`;
    },
  }),
  answers(['request-refused-listed', 'A refused request is listed.', 'REQ-023'], {
    on: make,
    status: 400,
    change: (reply, call) => {
      const { register, rules, world } = call.state;
      const systemId = sentMember(call, 'systemId');
      const reference = { systemId, partyOrgNo: '950474084', externalRef: randomUUID() };
      const id = rules.newId(reference, 'standard');
      const created = world.clock.now();
      const row = { ...reference, id, kind: 'standard' as const, integrationTitle: null };
      const content = { rights: [], accessPackages: [], status: 'New' as const, created };
      register.requests.set(id, { ...row, ...content });
      return reply;
    },
  }),
];

/** The same request again. */
export const repetitionFaults: readonly RegisterFault[] = [
  answers(['again-created', 'The same request again is 201.', 'IDEM-001'], {
    on: make,
    status: 200,
    change: withStatus(201),
  }),
  decides(['again-any-customer', 'A reference is one over all customers.', 'IDEM-002'], {
    isSameReference: (a, b) => a.systemId === b.systemId && a.externalRef === b.externalRef,
  }),
  decides(['again-no-reference', 'Without a reference there is none.', 'IDEM-003'], {
    referenceOf: (given, partyOrgNo) => own.referenceOf(given ?? randomUUID(), partyOrgNo),
  }),
  decides(['again-empty-reference', 'An empty reference is not found.', 'IDEM-004'], {
    findsEmpty: () => false,
  }),
  decides(['again-other-content', 'Other content is answered with the stored.', 'IDEM-005'], {
    isRepeated: () => true,
  }),
  decides(['again-at-once', 'Calls at once make a request each.', 'IDEM-006'], {
    races: () => true,
  }),
  decides(['again-after-rejection', 'After a rejection there is a new one.', 'IDEM-007'], {
    answersStored: (row) => row.status !== 'Rejected' && own.answersStored(row),
  }),
  decides(['again-after-approval', 'After an approval the stored one answers.', 'IDEM-008'], {
    refusesTwice: () => false,
  }),
  decides(['again-blanks', 'Blanks around a reference count.', 'IDEM-009'], {
    referenceOf: (given, partyOrgNo) => given ?? own.referenceOf(given, partyOrgNo),
  }),
  decides(['again-any-case', 'References in another case are the same.', 'IDEM-010'], {
    isSameReference: (a, b) =>
      own.isSameReference(
        { ...a, externalRef: a.externalRef.toLowerCase() },
        { ...b, externalRef: b.externalRef.toLowerCase() },
      ),
  }),
];

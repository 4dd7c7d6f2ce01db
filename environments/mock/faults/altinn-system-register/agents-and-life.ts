import { empty } from '../../altinn-app/families.ts';
import { setMember, withStatus } from '../change.ts';
import type { RegisterFault } from './fault.ts';
import { answers, decides, own, requestOf } from './means.ts';

const make = ['createAgentRequest'];

/** Agent requests. */
export const agentFaults: readonly RegisterFault[] = [
  answers(['agent-with-rights', 'An agent request has rights.', 'AGENT-001'], {
    on: make,
    status: 201,
    change: setMember(['status'], 'Accepted'),
  }),
  decides(['agent-without-packages', 'An agent needs no packages.', 'AGENT-002'], {
    refusesNothing: (wanted) => (wanted.kind === 'agent' ? undefined : own.refusesNothing(wanted)),
  }),
  decides(['agent-any-package', 'An agent may ask for any package.', 'AGENT-003'], {
    refusesPackages: (wanted) =>
      wanted.kind === 'agent' ? undefined : own.refusesPackages(wanted),
  }),
  answers(['agent-not-found-by', 'An agent request is not found by reference.', 'AGENT-004'], {
    on: ['getAgentRequestByReference'],
    status: 200,
    change: withStatus(404),
  }),
  decides(['agent-as-standard', 'Requests are read as either kind.', 'AGENT-005'], {
    isKind: () => true,
  }),
  decides(['agent-location', 'Location of an agent request leads nowhere.', 'AGENT-006'], {
    pathOf: ({ id, kind }, world) =>
      kind === 'agent' ? `request/${id}` : own.pathOf({ id, kind }, world),
  }),
  answers(['agent-again-created', 'The same agent request again is 201.', 'AGENT-007'], {
    on: make,
    status: 200,
    change: withStatus(201),
  }),
  {
    id: 'sreg-agent-stays',
    breaks: 'A deleted agent request stays.',
    aimedAt: 'SREG-AGENT-008',
    bypass: (call) =>
      call.operation === 'deleteRequest' && requestOf(call)?.kind === 'agent'
        ? empty(202)
        : undefined,
  },
  decides(['agent-shares-reference', 'An agent may have a standard reference.', 'AGENT-009'], {
    blocksAgents: () => false,
  }),
  answers(['agent-unknown-system', 'An unknown system of an agent is 400.', 'AGENT-010'], {
    on: make,
    status: 404,
    change: withStatus(400),
  }),
  decides(['agent-null-package', 'Null is a package of an agent.', 'AGENT-011'], {
    refusedNulls: () => [],
    refusesNothing: () => undefined,
  }),
  decides(['agent-undelegable', 'An agent is given what cannot be delegated.', 'AGENT-012'], {
    refusesKind: (wanted) => (wanted.kind === 'agent' ? undefined : own.refusesKind(wanted)),
  }),
];

const read = ['getRequest'];

/** What customers answer. */
export const lifeFaults: readonly RegisterFault[] = [
  answers(['life-stays-new', 'An accepted request is read as new.', 'LIFE-001'], {
    on: read,
    status: 200,
    when: (_, call) => requestOf(call)?.status === 'Accepted',
    change: setMember(['status'], 'New'),
  }),
  decides(['life-rejected-user', 'A rejection makes a system user.', 'LIFE-002'], {
    makesUser: () => true,
  }),
  decides(['life-answered-twice', 'A request is answered twice.', 'LIFE-003'], {
    isOpen: () => true,
  }),
  decides(['life-vendor-answers', 'A vendor answers its own request.', 'LIFE-004'], {
    hasScope: (caller, access) => access === 'portal' || own.hasScope(caller, access),
    actsFor: () => true,
  }),
  answers(['life-user-goes', 'A system user goes with its request.', 'LIFE-005'], {
    on: ['deleteRequest'],
    status: 202,
    change: (reply, { params, state }) => {
      const row = state.register.users.get(params['requestId'] ?? '');
      if (row !== undefined) state.register.users.set(row.id, { ...row, isDeleted: true });
      return reply;
    },
  }),
  {
    id: 'sreg-life-rejected-stays',
    breaks: 'A rejected request cannot be deleted.',
    aimedAt: 'SREG-LIFE-006',
    bypass: (call) =>
      call.operation === 'deleteRequest' && requestOf(call)?.status === 'Rejected'
        ? empty(409)
        : undefined,
  },
  decides(['life-never-old', 'A request is never timed out.', 'LIFE-007'], {
    isTimedOut: () => false,
  }),
  decides(['life-always-old', 'Every request is timed out after a week.', 'LIFE-007'], {
    isTimedOut: ({ created }, nowMs) => nowMs - created.getTime() > 7 * 24 * 3600 * 1000,
  }),
  decides(['life-request-stays', 'The request of an ended system user stays.', 'LIFE-008'], {
    endsRequest: () => false,
  }),
  decides(['life-any-kind', 'An agent request is answered as any.', 'LIFE-009'], {
    isKind: () => true,
  }),
  decides(['life-any-customer', 'A customer answers for others.', 'LIFE-010'], {
    isAsked: () => true,
  }),
  answers(['life-denied-rejected', 'A denied request is read as rejected.', 'LIFE-011'], {
    on: read,
    status: 200,
    when: (_, call) => requestOf(call)?.status === 'Denied',
    change: setMember(['status'], 'Rejected'),
  }),
];

/** Tokens of system users, across the platform. */
export const journeyFaults: readonly RegisterFault[] = [
  decides(['journey-no-token', 'An approved system user gets no token.', 'JOUR-001'], {
    isGranted: () => false,
  }),
  decides(['journey-rejected-token', 'A rejected system user gets a token.', 'JOUR-002'], {
    makesUser: () => true,
  }),
  decides(['journey-ended-token', 'A system user that was ended gets a token.', 'JOUR-003'], {
    isGranted: ({ system }) => !system.isDeleted,
  }),
  decides(['journey-deleted-token', 'A deleted system gets tokens.', 'JOUR-004'], {
    isGranted: ({ user }) => !user.isDeleted,
  }),
];

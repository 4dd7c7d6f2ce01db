import type { LiveExchange } from '#environments';
import type { AccessRow } from '#specs';
import type { Asked } from '../capabilities/access.ts';
import type { Given } from './given.ts';
import type { RegisterBench, RegisterRequest } from './register-bench.ts';
import { rightTo, type MadeRequest, type MadeSystem } from './shapes.ts';

/** What the operations of one row are asked of. */
export interface RegisterSubject {
  readonly system: MadeSystem;
  /** Of the kind that the row is about; a system user where it needs one. */
  readonly request: MadeRequest;
  /** Correlation id of a change request. */
  readonly change: string;
  /** A system that nobody has registered. */
  readonly next: MadeSystem;
}

interface Context {
  readonly on: RegisterBench;
  readonly given: Given;
}

const none: MadeRequest = {
  id: '00000000-0000-4000-8000-000000000001',
  externalRef: 'samsvar-unknown',
  systemId: 'samsvar-unknown',
  partyOrgNo: '310702641',
  status: 'New',
};

/** Operations that a system user must be there for. */
const ofUsers = /ChangeRequest|SystemUser/;

/** A system, and the request or system user of it that the row needs. */
export async function toSubject(context: Context, row: AccessRow): Promise<RegisterSubject> {
  const { given } = context;
  const system = await given.system();
  const request = await requestFor(context, row, system);
  const change = /ChangeRequest/.test(row.operationId)
    ? (await given.changeRequest(request)).id
    : given.uuid();
  return { system, request, change, next: given.systemBody() };
}

function requestFor(
  { given }: Context,
  { operationId }: AccessRow,
  system: MadeSystem,
): Promise<MadeRequest> {
  if (ofUsers.test(operationId)) return given.systemUser(system);
  if (/Agent/.test(operationId)) return given.agentRequest(system);
  return /Request/.test(operationId) ? given.request(system) : Promise.resolve(none);
}

const lists = [
  'listRequests',
  'listAgentRequests',
  'listChangeRequests',
  'listSystemUsers',
] as const;

/** What is to be the same after a refusal: the system, what is asked for it, and its system users. */
export async function stateOf({ on }: Context, subject: RegisterSubject): Promise<string> {
  const { system, request, next } = subject;
  const path = { systemId: system.id };
  const seen: string[] = [];
  for (const operation of request === none ? ['getSystem'] : lists)
    seen.push((await on.send(operation, { path })).text());
  const registered = await on.send('getSystem', { path: { systemId: next.id } });
  return JSON.stringify([...seen, registered.status]);
}

type RequestOf = (context: Context, subject: RegisterSubject) => RegisterRequest;

const bySystem: RequestOf = (_, { system }) => ({ path: { systemId: system.id } });
const byId: RequestOf = (_, { request }) => ({ path: { requestId: request.id } });
const byChange: RequestOf = (_, { change }) => ({ path: { requestId: change } });

const byReference: RequestOf = (_, { system, request }) => ({
  path: {
    systemId: system.id,
    orgNo: request.partyOrgNo,
    externalRef: request.externalRef,
  },
});

const byParty: RequestOf = ({ on }, { request }) => ({
  path: { party: on.parameter('party'), requestId: request.id },
});

const byPartyChange: RequestOf = ({ on }, { change }) => ({
  path: { party: on.parameter('party'), requestId: change },
});

const requests: Readonly<Record<string, RequestOf>> = {
  listSystems: () => ({}),
  registerSystem: (_, { next }) => ({ json: next }),
  getSystem: bySystem,
  replaceSystem: (context, subject) => ({
    ...bySystem(context, subject),
    json: { ...subject.system, isVisible: false, description: { nb: 'n', nn: 'n', en: 'n' } },
  }),
  deleteSystem: bySystem,
  replaceRights: (context, subject) => ({
    ...bySystem(context, subject),
    json: [rightTo(context.on.parameter('otherResource'))],
  }),
  replaceAccessPackages: (context, subject) => ({
    ...bySystem(context, subject),
    json: [{ urn: context.on.parameter('clientPackage') }],
  }),
  getChangeLog: bySystem,
  createRequest: ({ given }, { system }) => ({ json: given.requestBody(system) }),
  getRequest: byId,
  deleteRequest: byId,
  getRequestByReference: byReference,
  listRequests: bySystem,
  createAgentRequest: ({ given }, { system }) => ({ json: given.agentBody(system) }),
  getAgentRequest: byId,
  getAgentRequestByReference: byReference,
  listAgentRequests: bySystem,
  createChangeRequest: ({ given }, { request }) => ({
    query: { 'correlation-id': given.uuid(), 'system-user-id': request.id },
    json: given.changeBody(),
  }),
  getChangeRequest: byChange,
  deleteChangeRequest: byChange,
  getChangeRequestByReference: byReference,
  listChangeRequests: bySystem,
  listSystemUsers: bySystem,
  findSystemUser: (_, { system, request }) => ({
    query: {
      'system-id': system.id,
      orgno: request.partyOrgNo,
      'external-ref': request.externalRef,
    },
  }),
  approveRequest: byParty,
  rejectRequest: byParty,
  approveAgentRequest: byParty,
  rejectAgentRequest: byParty,
  approveChangeRequest: byPartyChange,
  rejectChangeRequest: byPartyChange,
  deleteSystemUser: ({ on }, { request }) => ({
    path: { party: on.parameter('party'), systemUserId: request.id },
  }),
};

/** Asks one operation as one actor. */
export function askOf(
  context: Context,
  { operationId }: AccessRow,
  { as, subject }: Asked<RegisterSubject>,
): Promise<LiveExchange> {
  return context.on.send(operationId, { ...requests[operationId]?.(context, subject), as });
}

/** Actors that a row needs before anybody can be asked. */
export function actorsOf({ operationId }: AccessRow): readonly string[] {
  return ofUsers.test(operationId) ? ['vendor', 'user'] : ['vendor'];
}

import { bareProblem, empty, json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { callerIn } from '../access/owner.ts';
import type { RegisterCall, RegisterRoute } from '../call.ts';
import type { ChangeRow, RequestRow, SystemUserKind } from '../register/rows.ts';
import { altinnProblem } from '../replies.ts';
import { invalid, uuidIn } from './lists.ts';
import { toAsked, toChange, toSystemUser } from './show-request.ts';

type Handle = (call: RegisterCall) => Reply;
type Answer = 'Accepted' | 'Rejected';

/** The customer whom an end user answers for, or the refusal. */
function customerIn(
  call: RegisterCall,
): { readonly orgNumber: string } | { readonly refusal: Reply } {
  const { rules } = call.state;
  const party = call.params['party'] ?? '';
  const partyId = Number(party);
  if (!/^\d+$/.test(party)) return { refusal: invalid('party', party) };
  if (!rules.actsFor(callerIn(call), partyId)) return { refusal: empty(403) };
  const orgNumber = rules.orgNumberOf(partyId);
  return orgNumber === undefined ? { refusal: altinnProblem('AUTH-00000') } : { orgNumber };
}

/** POST of the customer's answer to a request of this kind (recorded SR-538 to SR-549, SR-621 to SR-625). */
function answerRequest(kind: SystemUserKind, answer: Answer): Handle {
  return (call) => {
    const customer = customerIn(call);
    if ('refusal' in customer) return customer.refusal;
    const { register, rules } = call.state;
    const row = register.requests.get(uuidIn(call.params['requestId'] ?? '') ?? '');
    const isHis = row !== undefined && rules.isAsked(row, customer.orgNumber);
    if (!isHis || !rules.isKind(row, kind)) return altinnProblem('AUTH-00010');
    if (!rules.isOpen(row)) return altinnProblem('AUTH-00013');
    register.requests.set(row.id, { ...row, status: answer });
    if (rules.makesUser(answer)) makeUser(call, row);
    return json(200, true);
  };
}

function makeUser({ state }: RegisterCall, row: RequestRow): void {
  const { id, kind, systemId, partyOrgNo, externalRef, integrationTitle } = row;
  state.register.keepUser({
    id,
    kind,
    systemId,
    partyOrgNo,
    externalRef,
    integrationTitle,
    created: state.world.clock.now(),
    isDeleted: false,
  });
}

/** POST of the customer's answer to a change request (recorded SR-713 to SR-717). */
function answerChange(answer: Answer): Handle {
  return (call) => {
    const customer = customerIn(call);
    if ('refusal' in customer) return customer.refusal;
    const { register, rules } = call.state;
    const row = register.changes.get(uuidIn(call.params['requestId'] ?? '') ?? '');
    if (row === undefined || row.isDeleted || row.partyOrgNo !== customer.orgNumber) {
      return altinnProblem('AUTH-00010');
    }
    if (!rules.isOpen(row)) return altinnProblem('AUTH-00013');
    register.changes.set(row.id, { ...row, status: answer });
    const user = register.users.get(row.systemUserId);
    if (answer === 'Accepted' && user !== undefined) register.keepUser(user);
    return json(200, true);
  };
}

/** GET of what a customer is asked; `Location` of requests says so (recorded SR-509, SR-510, SR-619, SR-620). */
function readAsked(kind: SystemUserKind): Handle {
  return (call) => {
    const row = call.state.register.requests.get(uuidIn(call.params['requestId'] ?? '') ?? '');
    if (row?.kind !== kind) return altinnProblem('AUTH-00010');
    return refuseStranger(call, row) ?? json(200, toAsked(call.state, row));
  };
}

function readChangeAsked(call: RegisterCall): Reply {
  const row = call.state.register.changes.get(uuidIn(call.params['requestId'] ?? '') ?? '');
  if (row === undefined || row.isDeleted) return altinnProblem('AUTH-00010');
  return refuseStranger(call, row) ?? json(200, toChange(call.state, row, true));
}

function refuseStranger(
  call: RegisterCall,
  { partyOrgNo }: RequestRow | ChangeRow,
): Reply | undefined {
  const { rules } = call.state;
  const isHis = rules.actsFor(callerIn(call), rules.partyOf(partyOrgNo) ?? NaN);
  return isHis ? undefined : empty(403);
}

// Nobody is asked in the place of those who may answer (recorded SR-572).
function escalate(call: RegisterCall): Reply {
  const customer = customerIn(call);
  return 'refusal' in customer ? customer.refusal : json(200, false);
}

/** DELETE of a system user by its customer: its request goes as well (recorded SR-729 to SR-732). */
function deleteSystemUser(kind: SystemUserKind): Handle {
  return (call) => {
    const customer = customerIn(call);
    if ('refusal' in customer) return customer.refusal;
    const { register, rules } = call.state;
    const row = register.users.get(uuidIn(call.params['systemUserId'] ?? '') ?? '');
    if (row?.kind !== kind || row.isDeleted || row.partyOrgNo !== customer.orgNumber) {
      return bareProblem(404);
    }
    register.users.set(row.id, { ...row, isDeleted: true });
    if (rules.endsRequest()) register.requests.delete(row.id);
    return json(202, 1);
  };
}

/** GET of a customer's system users. */
function listOfParty(call: RegisterCall): Reply {
  const customer = customerIn(call);
  if ('refusal' in customer) return customer.refusal;
  const own = [...call.state.register.users.values()].filter(
    (one) => !one.isDeleted && one.partyOrgNo === customer.orgNumber,
  );
  return json(
    200,
    own.map((one) => toSystemUser(call.state, one)),
  );
}

const base = '/authentication/api/v1/systemuser';
const request = `${base}/request`;
const change = `${base}/changerequest`;
const answered = '{party}/{requestId}';

type Row = readonly [id: string, method: string, path: string, handle: Handle];

const rows: readonly Row[] = [
  ['readRequestAsParty', 'GET', `${request}/{requestId}`, readAsked('standard')],
  ['readAgentRequestAsParty', 'GET', `${request}/agent/{requestId}`, readAsked('agent')],
  ['readChangeRequestAsParty', 'GET', `${change}/{requestId}`, readChangeAsked],
  [
    'approveRequest',
    'POST',
    `${request}/${answered}/approve`,
    answerRequest('standard', 'Accepted'),
  ],
  ['rejectRequest', 'POST', `${request}/${answered}/reject`, answerRequest('standard', 'Rejected')],
  ['escalateRequest', 'POST', `${request}/${answered}/escalate`, escalate],
  [
    'approveAgentRequest',
    'POST',
    `${request}/agent/${answered}/approve`,
    answerRequest('agent', 'Accepted'),
  ],
  [
    'rejectAgentRequest',
    'POST',
    `${request}/agent/${answered}/reject`,
    answerRequest('agent', 'Rejected'),
  ],
  ['approveChangeRequest', 'POST', `${change}/${answered}/approve`, answerChange('Accepted')],
  ['rejectChangeRequest', 'POST', `${change}/${answered}/reject`, answerChange('Rejected')],
  ['listSystemUsersOfParty', 'GET', `${base}/{party}`, listOfParty],
  ['deleteSystemUser', 'DELETE', `${base}/{party}/{systemUserId}`, deleteSystemUser('standard')],
  ['deleteAgent', 'DELETE', `${base}/agent/{party}/{systemUserId}`, deleteSystemUser('agent')],
];

/** What the end user of a customer does. */
export const partyRoutes: readonly RegisterRoute[] = rows.map(([id, method, path, handle]) => ({
  id,
  method,
  path,
  access: 'portal' as const,
  handle,
}));

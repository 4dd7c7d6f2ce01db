import { empty, json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { refuseOther, refuseReader } from '../access/requester.ts';
import type { RegisterCall } from '../call.ts';
import type { RequestRow, SystemUserKind } from '../register/rows.ts';
import { invalid, page, uuidIn } from './lists.ts';
import { toRequest } from './show-request.ts';

type Handle = (call: RegisterCall) => Reply;

/** GET of a request by id, of this kind alone (recorded SR-497 to SR-511). */
export function getRequest(kind: SystemUserKind): Handle {
  return (call) => {
    const id = call.params['requestId'] ?? '';
    const known = uuidIn(id);
    if (known === undefined) return invalid('requestId', id);
    const row = call.state.register.requests.get(known);
    const isWanted = row !== undefined && call.state.rules.isKind(row, kind);
    return show(call, isWanted ? row : undefined);
  };
}

/** GET of a request by its reference: the oldest (recorded SR-512 to SR-523, SR-580). */
export function findRequest(kind: SystemUserKind): Handle {
  return (call) => {
    const reference = referenceIn(call);
    const all = call.state.register.requestsOf(reference);
    return show(
      call,
      all.find((one) => call.state.rules.isKind(one, kind)),
    );
  };
}

function show(call: RegisterCall, row: RequestRow | undefined): Reply {
  const refused = refuseReader(call, row);
  return refused ?? json(200, row === undefined ? null : toRequest(call.state, row));
}

/** GET of a system's requests of this kind, in pages (recorded SR-524 to SR-534). */
export function listRequests(kind: SystemUserKind): Handle {
  return (call) => {
    const { state, params } = call;
    const system = state.register.systems.get(params['systemId'] ?? '');
    const refused = refuseOther(call, system);
    if (refused !== undefined) return refused;
    const own = [...state.register.requests.values()].filter(
      (one) => state.rules.isKind(one, kind) && one.systemId === system?.id,
    );
    const rows = own.map((one) => ({ key: one.id, shown: () => toRequest(state, one, true) }));
    return page(call, kind === 'agent' ? 'agentRequests' : 'requests', rows);
  };
}

/** DELETE of a request of either kind, whatever its status; its system user stays (recorded SR-553 to SR-566). */
export function deleteRequest(call: RegisterCall): Reply {
  const id = call.params['requestId'] ?? '';
  const known = uuidIn(id);
  if (known === undefined) return invalid('requestId', id);
  const { requests } = call.state.register;
  const refused = refuseReader(call, requests.get(known));
  if (refused !== undefined) return refused;
  requests.delete(known);
  return empty(202);
}

/** The reference that a path names. */
export function referenceIn({
  params,
}: RegisterCall): Pick<RequestRow, 'systemId' | 'partyOrgNo' | 'externalRef'> {
  return {
    systemId: params['systemId'] ?? '',
    partyOrgNo: params['orgNo'] ?? '',
    externalRef: params['externalRef'] ?? '',
  };
}

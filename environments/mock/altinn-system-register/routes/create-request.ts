import { setTimeout as wait } from 'node:timers/promises';
import { json } from '../../altinn-app/families.ts';
import { unhandled } from '../../altinn-events/replies.ts';
import type { Reply } from '../../server/message.ts';
import { callerIn } from '../access/owner.ts';
import { isVendor } from '../access/requester.ts';
import { readRequest, type RequestBody } from '../bodies/request-body.ts';
import type { RegisterCall } from '../call.ts';
import { defects } from '../defects.ts';
import type { Reference, RequestRow, SystemRow, SystemUserKind } from '../register/rows.ts';
import { altinnProblem } from '../replies.ts';
import { refuseMember, refuseNulls } from './store-system.ts';
import { locationOf, toRequest } from './show-request.ts';

/** POST of a request for a standard system user. */
export const createRequest = (call: RegisterCall): Promise<Reply> => create(call, 'standard');

/** POST of a request for an agent. */
export const createAgentRequest = (call: RegisterCall): Promise<Reply> => create(call, 'agent');

/** System, stored request, customer, address, rights, packages (reference altinn-system-register 1, "Request POST"). */
async function create(call: RegisterCall, kind: SystemUserKind): Promise<Reply> {
  const read = readRequest(call, kind);
  if ('refusal' in read) return read.refusal;
  const { body } = read;
  const { register, rules } = call.state;
  if (typeof callerIn(call).consumer !== 'object') return altinnProblem('AUTH-00023');
  const { systemId, partyOrgNo } = body;
  const externalRef = rules.referenceOf(body.externalRef, partyOrgNo);
  const reference = { systemId, partyOrgNo, externalRef };
  const system = register.systems.get(systemId);
  if (system === undefined || !isVendor(call, system)) {
    return refuseForeign(call, reference);
  }
  if (!rules.takesRequests(system, call.state.world)) return altinnProblem('AUTH-00011');
  const row = toRow(call, { kind, body, reference, system });
  const stored = isFindable(call, body) ? storedReply(call, row) : undefined;
  if (stored !== undefined) return stored;
  await racing(call);
  return refuseRequest(call, { kind, body, system }) ?? store(call, row);
}

interface Made {
  readonly kind: SystemUserKind;
  readonly body: RequestBody;
  readonly reference: Reference;
  readonly system: SystemRow;
}

function toRow({ state }: RegisterCall, { kind, body, reference, system }: Made): RequestRow {
  const { redirectUrl } = body;
  return {
    ...reference,
    id: state.rules.newId(reference, kind),
    kind,
    integrationTitle: state.rules.titleOf(body.integrationTitle, system),
    rights: body.rights ?? [],
    accessPackages: body.accessPackages ?? [],
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
    status: 'New',
    created: state.world.clock.now(),
  };
}

// An empty reference is kept as the customer's number, and is not looked for as that.
function isFindable({ state }: RegisterCall, { externalRef }: RequestBody): boolean {
  return externalRef !== '' || state.rules.findsEmpty(state.world);
}

/** What a reference that is in use is answered with; undefined where it is free. */
function storedReply(call: RegisterCall, row: RequestRow): Reply | undefined {
  const { register, rules, world } = call.state;
  const user = register.userOf(row);
  if (user !== undefined && rules.refusesTwice(user)) return altinnProblem('AUTH-00004');
  const all = [...register.requests.values()].filter((one) => rules.isSameReference(one, row));
  const [stored] = all.filter(({ kind }) => kind === row.kind);
  if (stored !== undefined && rules.answersStored(stored)) {
    const isOther = !rules.isRepeated(stored, row, world);
    return isOther ? altinnProblem('AUTH-00007') : json(200, toRequest(call.state, stored));
  }
  const [standard] = row.kind === 'agent' ? all.filter(({ kind }) => kind === 'standard') : [];
  const blocks = standard !== undefined && rules.blocksAgents(standard);
  return blocks ? pendingReply(standard) : undefined;
}

function pendingReply({ status }: RequestRow): Reply | undefined {
  if (status === 'New') return altinnProblem('AUTH-00007');
  return status === 'Rejected' ? altinnProblem('AUTH-00009') : undefined;
}

function refuseForeign({ state }: RegisterCall, reference: Reference): Reply {
  const unknown = altinnProblem('AUTH-00011');
  if (!state.rules.tellsForeignReference(state.world)) return unknown;
  if (state.register.userOf(reference) !== undefined) return altinnProblem('AUTH-00004');
  const [stored] = state.register.requestsOf(reference);
  return (stored === undefined ? undefined : pendingReply(stored)) ?? unknown;
}

function refuseRequest(
  call: RegisterCall,
  { kind, body, system }: Omit<Made, 'reference'>,
): Reply | undefined {
  const { rules } = call.state;
  const { partyOrgNo, redirectUrl, rights, accessPackages, breaks } = body;
  if (rules.partyOf(partyOrgNo) === undefined) return altinnProblem('AUTH-00000');
  const wanted = { system, kind, rights, accessPackages, packageOf: rules.packageOf };
  const refused = (): Reply | undefined => {
    const found =
      rules.refusesRights(wanted) ??
      rules.refusesNothing(wanted) ??
      rules.refusesPackages(wanted) ??
      rules.refusesKind(wanted);
    return found === undefined ? undefined : altinnProblem(found.code, found.more);
  };
  return (
    refuseRedirect(call, redirectUrl, system) ??
    refuseNulls(call, breaks, () => unhandled()) ??
    refused() ??
    refuseText(call, body)
  );
}

/** The refusal of an address to return to; an empty one is none. */
export function refuseRedirect(
  { state: { rules, world } }: RegisterCall,
  address: string | undefined,
  system: SystemRow,
): Reply | undefined {
  if (address === undefined || address === '') return undefined;
  const isUri = /^([a-z][a-z\d+.-]*:|\/)/i.test(address);
  if (!isUri && world.has(defects.redirectIsNoUri)) return unhandled();
  if (system.redirectUrls.length === 0) return altinnProblem('AUTH-00026');
  return rules.isRegistered(address, system) ? undefined : altinnProblem('AUTH-00021');
}

function refuseText(
  { state: { rules, world } }: RegisterCall,
  { externalRef, integrationTitle }: RequestBody,
): Reply | undefined {
  const texts = { ExternalRef: externalRef, IntegrationTitle: integrationTitle };
  const wrong = Object.entries(texts).find(
    ([, text]) => rules.refusedText(text ?? '') !== undefined,
  );
  if (wrong === undefined) return undefined;
  return world.has(defects.tooLong) ? unhandled() : refuseMember(wrong[0], 'is too long.');
}

// Nothing keeps two calls from finding no request, and making one each.
async function racing({ request, state }: RegisterCall): Promise<void> {
  if (!state.rules.races(state.world)) return;
  const latestMs = performance.now() + raceMs;
  do await wait(4);
  while (request.expectsPeers?.() === true && performance.now() < latestMs);
}

// Longer than calls that were sent at once are apart on a busy machine.
const raceMs = 60;

function store(call: RegisterCall, row: RequestRow): Reply {
  const { state } = call;
  state.register.requests.set(row.id, row);
  const path = state.rules.pathOf(row, state.world);
  return json(201, toRequest(state, row), [locationOf(call, path)]);
}

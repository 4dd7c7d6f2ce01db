import type { Answer } from '../server/listen.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import { readJson } from '../server/read-json.ts';
import { routeTable, type RouteMatch } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import type { Integration } from './access/accounts.ts';
import { authenticate, readCredentials } from './access/authenticate.ts';
import type { FiksCall, FiksRoute, FiksState } from './call.ts';
import { badRequest, errorReply, isRefusal, type Refusal } from './replies.ts';
import type { Forsendelse } from './forsendelse/forsendelse.ts';
import { forsendelseOf } from './life/store.ts';
import { fiksRoutes } from './routes.ts';

/** Where the paths of the service begin; without it there is nothing (reference fiks 1.3). */
export const basePath = '/api';

const table = routeTable(fiksRoutes);

function match(method: string, path: string): RouteMatch<FiksRoute> {
  if (!path.startsWith(`${basePath}/`)) return { kind: 'missing' };
  return table(method, path.slice(basePath.length));
}

/** Whether the body of a request is read as it comes. */
export function streams(method: string, path: string): boolean {
  const matched = match(method, path);
  return matched.kind === 'found' && matched.route.id === 'send';
}

/** Answers requests to KS Fiks SvarUt on this state. */
export function fiksSvarutApi(state: FiksState): Answer {
  return async (request) => {
    const { tampering, world } = state;
    const matched = match(request.method, request.path);
    if (matched.kind !== 'found')
      return tampering.unrouted(dated(unrouted(matched, request, world), world), request);
    const sent = callOf(state, request, matched.params);
    const call = tampering.understood(sent, matched.route);
    const early = tampering.before(call, matched.route);
    const reply = early ?? (await guarded(call, matched.route));
    return tampering.after(dated(reply, world), sent, matched.route);
  };
}

function unrouted(
  matched: Exclude<RouteMatch<FiksRoute>, { kind: 'found' }>,
  request: MockRequest,
  world: World,
): Reply {
  if (matched.kind === 'missing')
    return errorReply({ status: 404, message: 'Fant ikke ressursen' }, request, world);
  const message = `Metoden ${request.method} støttes ikke`;
  const reply = errorReply({ status: 405, message }, request, world);
  return { ...reply, headers: [...reply.headers, ['Allow', matched.allowed.join(', ')]] };
}

function callOf(
  state: FiksState,
  request: MockRequest,
  params: Readonly<Record<string, string>>,
): FiksCall {
  const { body, query } = request;
  const call = { state, request, params, query, credentials: readCredentials(request) };
  return body.length === 0 ? call : { ...call, json: readJson(body.toString('utf8')) };
}

// The server itself adds no headers of its own.
function dated(reply: Reply, { clock }: World): Reply {
  return { ...reply, headers: [...reply.headers, ['Date', clock.now().toUTCString()]] };
}

// An error of the mock itself looks like the service's own, and is kept for our tests.
async function guarded(call: FiksCall, route: FiksRoute): Promise<Reply> {
  const { world } = call.state;
  try {
    const answer = await answered(call, route);
    return isReply(answer) ? answer : errorReply(answer, call.request, world);
  } catch (error) {
    if (isHungUp(error)) throw error;
    world.crashes.push(error);
    return errorReply({ status: 500, message: 'Uventet feil' }, call.request, world);
  }
}

// The connection is gone with its client: the server knows what to make of it.
function isHungUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function isReply(answer: Reply | Refusal): answer is Reply {
  return 'headers' in answer;
}

async function answered(call: FiksCall, route: FiksRoute): Promise<Reply | Refusal> {
  const caller = await authenticate(call);
  if (isRefusal(caller)) return caller;
  if (route.on === 'service') return route.handle(call);
  if (route.on === 'account') {
    const accountId = accountFor(call, caller);
    return typeof accountId === 'string' ? route.handle(call, accountId) : accountId;
  }
  const forsendelse = forsendelseFor(call, caller);
  return isRefusal(forsendelse) ? forsendelse : route.handle(call, forsendelse);
}

function accountFor(call: FiksCall, caller: Integration): string | Refusal {
  const { rules } = call.state;
  const id = call.params['kontoId'] ?? '';
  if (!rules.isId(id)) return badRequest('kontoId er ikke en gyldig id');
  const accountId = id.toLowerCase();
  return rules.isGranted(caller, accountId) ? accountId : rules.refusesAccess();
}

// Access to a forsendelse is that to its sender's account (reference fiks 1.1).
function forsendelseFor(call: FiksCall, caller: Integration): Forsendelse | Refusal {
  const { state, params } = call;
  const { rules } = state;
  const id = params['forsendelseId'] ?? '';
  if (!rules.isId(id)) return badRequest('forsendelseId er ikke en gyldig id');
  const forsendelse = forsendelseOf(state, id);
  if (forsendelse === undefined) return rules.refusesUnknown();
  const isGranted = rules.isGranted(caller, rules.decidingAccount(forsendelse));
  return isGranted ? forsendelse : rules.refusesAccess();
}

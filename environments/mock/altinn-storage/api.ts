import type { Caller } from '../altinn-app/call.ts';
import { kestrelLines } from '../server/kestrel-lines.ts';
import type { Answer } from '../server/listen.ts';
import type { Lines, MockRequest, Reply } from '../server/message.ts';
import { routeTable } from '../server/route-table.ts';
import { mayDo } from './access/decide.ts';
import type { KnownCall, StorageCall, StorageRoute, StorageState } from './call.ts';
import { defects } from './defects.ts';
import { crash, empty } from './replies.ts';
import { storageRoutes } from './routes.ts';
import { findInstance } from './access/find-instance.ts';

const match = routeTable(storageRoutes);

/** Answers requests to Storage on this state (reference altinn-platform 4). */
export function altinnStorageApi(state: StorageState): Answer {
  return async (request) => {
    const { tampering } = state;
    const matched = match(request.method, request.path);
    if (matched.kind === 'missing')
      return tampering.unrouted(withCommonHeaders(empty(404), state), request);
    if (matched.kind === 'wrong-method') {
      const refusal = empty(405, [['Allow', matched.allowed.join(', ')]]);
      return tampering.unrouted(withCommonHeaders(refusal, state), request);
    }
    const { route, params } = matched;
    const sent: StorageCall = { state, request, params };
    const call = tampering.understood(sent, route);
    const early = tampering.before(call, route);
    const reply = early ?? (await guarded(call, route));
    return tampering.after(withCommonHeaders(reply, state), sent, route);
  };
}

// An error of the mock itself looks like the service's own, and is kept for our tests.
async function guarded(call: StorageCall, route: StorageRoute): Promise<Reply> {
  try {
    return await answered(call, route);
  } catch (error) {
    call.state.world.crashes.push(error);
    return crash();
  }
}

async function answered(call: StorageCall, route: StorageRoute): Promise<Reply> {
  if (route.consumesJson === true && !isJson(call.request)) return empty(415);
  const { rules, world } = call.state;
  const presented = rules.presents(call.request);
  const caller =
    presented === undefined ? undefined : await rules.authenticates(world, presented.token);
  if (caller === undefined && rules.needsToken(route.access)) return empty(401);
  const known: KnownCall = { ...call, caller: caller ?? nobody };
  return (await isLetIn(known, route)) ? route.handle(known) : empty(403);
}

const nobody: Caller = {
  kind: 'user',
  scopes: [],
  authenticationLevel: 0,
  id: '',
  performedBy: '',
};

async function isLetIn(call: KnownCall, { access }: StorageRoute): Promise<boolean> {
  const { rules, world } = call.state;
  if (access === 'none' || access === 'token') return true;
  if (access === 'designer') return rules.isDesigner(call.caller);
  if (access === 'platform') return rules.isPlatform(world, call.request);
  // Where there is no such instance the decision point cannot answer, which is a refusal.
  const instance = findInstance(call);
  return (
    instance !== undefined && mayDo(call.state, { caller: call.caller, action: access }, instance)
  );
}

function isJson(request: MockRequest): boolean {
  const type = request.header('content-type');
  return type === undefined || /^\s*application\/json\s*(;|$)/i.test(type);
}

function withCommonHeaders(reply: Reply, { world }: StorageState): Reply {
  const isNamed = reply.status === 401 && !world.has(defects.unnamedChallenge);
  const challenge: Lines = isNamed ? [['WWW-Authenticate', 'Bearer']] : [];
  return { ...reply, headers: [...reply.headers, ...kestrelLines(world), ...challenge] };
}

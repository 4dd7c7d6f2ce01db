import type { MockRequest, Reply } from '../server/message.ts';
import type { Answer } from '../server/listen.ts';
import { routeTable } from '../server/route-table.ts';
import { decide } from './access/access.ts';
import type { AppDefinition } from './app/app-definition.ts';
import { cookieOf, type Presented } from './access/authenticate.ts';
import type { AppState, Call, Caller, Route } from './call.ts';
import { withCommonHeaders } from './common-headers.ts';
import { bareProblem, empty, handMadeProblem } from './families.ts';
import { routes } from './routes.ts';
import { instanceOf } from './instances/store.ts';

const match = routeTable(routes);
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Answers requests to the app API on this state. */
export function altinnAppApi(state: AppState): Answer {
  return async (request) => {
    const matched = match(request.method, request.path);
    const { world, tampering } = state;
    if (matched.kind === 'missing')
      return tampering.unrouted(withCommonHeaders(empty(404), world), request);
    if (matched.kind === 'wrong-method') {
      const refusal = empty(405, [['Allow', matched.allowed.join(', ')]]);
      return tampering.unrouted(withCommonHeaders(refusal, world), request);
    }
    const sent = callOf(state, request, matched.params);
    const call = tampering.understood(sent, matched.route);
    const early = tampering.before(call, matched.route);
    const reply = early ?? (await guarded(call, matched.route));
    return tampering.after(withCommonHeaders(reply, world), sent, matched.route);
  };
}

function callOf(
  state: AppState,
  request: MockRequest,
  params: Readonly<Record<string, string>>,
): Call {
  return { state, request, params, app: appOf(state, `${params['org']}/${params['app']}`) };
}

// A service hosts one app and takes every first two segments as its own: so does the mock's first app.
function appOf(state: AppState, id: string): AppDefinition {
  const [first] = state.apps.values();
  const app = state.apps.get(id) ?? state.apps.get(id.toLowerCase()) ?? first;
  if (app === undefined) throw new Error('The mock serves no app.');
  return app;
}

// An error of the mock itself looks like the service's own (E8), and is kept for our tests.
async function guarded(call: Call, route: Route): Promise<Reply> {
  try {
    return await answered(call, route);
  } catch (error) {
    call.state.world.crashes.push(error);
    return empty(500);
  }
}

async function answered(call: Call, route: Route): Promise<Reply> {
  if (route.consumesJson === true && hasOtherType(call.request)) return empty(415);
  const { rules, world } = call.state;
  const presented = rules.presents(call.request);
  const caller =
    presented === undefined ? undefined : await rules.authenticates(world, presented.token);
  const known: Call = caller === undefined ? call : { ...call, caller };
  return refused(known, route, presented) ?? tooLarge(known, route) ?? (await route.handle(known));
}

function refused(call: Call, route: Route, presented: Presented | undefined): Reply | undefined {
  const { caller, state } = call;
  if (caller === undefined && state.rules.needsToken(route.access)) return empty(401);
  if (caller !== undefined && !policyAllows(call, route)) return empty(403);
  if (presented?.by === 'cookie' && isForged(call.request)) return bareProblem(400);
  return route.access === 'none' ? undefined : scopeRefusal(call, caller);
}

// Kestrel's own limit; operations that take files have one of 2000 MiB.
const largestBodyBytes = 30_000_000;
const takesFiles = new Set([
  'createInstance',
  'createInstanceSimple',
  'createData',
  'createDataAlias',
  'createDataByQuery',
  'putData',
  'putDataByType',
]);

function tooLarge({ request }: Call, route: Route): Reply | undefined {
  if (request.body.length <= largestBodyBytes || takesFiles.has(route.id)) return undefined;
  return empty(413);
}

function policyAllows(call: Call, route: Route): boolean {
  if (route.access === 'none' || route.access === 'authenticated') return true;
  const instance = instanceOf(call);
  const resource =
    instance === undefined ? { partyId: Number(call.params['party']) } : { instance };
  return decide(call, route.access, resource) === 'permit';
}

function scopeRefusal(call: Call, caller: Caller | undefined): Reply | undefined {
  const { rules } = call.state;
  if (caller === undefined || rules.hasScope(call.app, caller, call.request.method)) {
    return undefined;
  }
  const instance = call.request.path;
  const problem = { title: 'Forbidden', status: 403, detail: 'Insufficient scope', instance };
  return handMadeProblem(403, problem, 'json');
}

// The XSRF filter looks at unsafe calls that carry the token cookie only.
function isForged(request: MockRequest): boolean {
  if (safeMethods.has(request.method)) return false;
  const expected = cookieOf(request, 'AS-XSRF-TOKEN');
  return expected === undefined || request.header('x-xsrf-token') !== expected;
}

function hasOtherType(request: MockRequest): boolean {
  const type = request.header('content-type');
  return type !== undefined && !/^\s*(application|text)\/([\w.+-]+\+)?json\s*(;|$)/i.test(type);
}

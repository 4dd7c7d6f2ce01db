import type { Answer } from '../server/listen.ts';
import type { Lines, MockRequest, Reply } from '../server/message.ts';
import { routeTable, type RouteMatch } from '../server/route-table.ts';
import { admit } from './access/admit.ts';
import { isReply, refuse, type Altinn2Call, type Altinn2Route, type Altinn2State } from './call.ts';
import { answerClosed } from './closed.ts';
import { languages } from './data/languages.ts';
import { altinn2Routes } from './routes.ts';

/** Where the paths of the service begin. */
export const basePath = '/api';

const table = routeTable(altinn2Routes);

/** Answers requests to Altinn 2 on this state. */
export function altinn2Api(state: Altinn2State): Answer {
  return async (request) => {
    const { rules, tampering } = state;
    const closed = answerClosed(request);
    if (closed !== undefined) return tampering.unrouted(closed, request);
    const origin = originOf(state, request);
    const dress = (reply: Reply): Reply => dressed(state, reply, origin);
    if (rules.isPreflight(request)) {
      const headers = rules.preflightHeaders(origin, request);
      return tampering.unrouted(dress({ status: 200, headers }), request);
    }
    const matched = match(state, request);
    if (matched.kind !== 'found') return tampering.unrouted(dress(unrouted(matched)), request);
    const sent = callOf(state, request, matched.params);
    const call = tampering.understood(sent, matched.route);
    const early = tampering.before(call, matched.route);
    const reply = early ?? (await guarded(call, matched.route));
    return tampering.after(dress(reply), sent, matched.route);
  };
}

function match({ rules }: Altinn2State, { method, path }: MockRequest): RouteMatch<Altinn2Route> {
  const start = path.slice(0, basePath.length + 1);
  if (start.toLowerCase() !== `${basePath}/`) return { kind: 'missing' };
  const found = table(method, path.slice(basePath.length));
  const isOtherCase = found.kind === 'found' && !hasCaseOf(found.route, path);
  return isOtherCase && rules.hasCase() ? { kind: 'missing' } : found;
}

function hasCaseOf(route: Altinn2Route, path: string): boolean {
  const given = path.slice(basePath.length).split('/');
  return route.path
    .split('/')
    .every((segment, at) => segment.startsWith('{') || segment === given[at]);
}

function unrouted(matched: Exclude<RouteMatch<Altinn2Route>, { kind: 'found' }>): Reply {
  if (matched.kind === 'missing') return refuse(404);
  return { ...refuse(405), headers: [['Allow', matched.allowed.join(', ')]] };
}

function originOf({ rules }: Altinn2State, { header }: MockRequest): string | undefined {
  const origin = header('origin');
  return origin === undefined ? undefined : rules.allowedOrigin(origin);
}

function dressed({ rules, world }: Altinn2State, reply: Reply, origin: string | undefined): Reply {
  const headers: Lines = [
    ['Cache-Control', 'no-cache'],
    ['Pragma', 'no-cache'],
    ...reply.headers,
    ['Expires', '-1'],
    ['Vary', rules.vary(origin)],
    ...rules.corsHeaders(origin),
    ['Date', world.clock.now().toUTCString()],
  ];
  return { ...reply, headers };
}

function callOf(
  state: Altinn2State,
  request: MockRequest,
  params: Readonly<Record<string, string>>,
): Altinn2Call {
  const { rules } = state;
  const [accept, key] = [request.header('accept'), rules.presentsKey(request)];
  return {
    state,
    request,
    params,
    query: request.query,
    language: rules.speaks(request.query.get('language'), presetOf(request)),
    ...(accept === undefined ? {} : { accept }),
    ...(key === undefined ? {} : { key }),
  };
}

// Users have chosen Bokmål; nobody has chosen for the list of services (reference altinn2 7).
function presetOf({ path }: MockRequest): (typeof languages)[keyof typeof languages] {
  return /\/metadata(?!\/codelists)/i.test(path) ? languages.english : languages.bokmal;
}

// An error of the mock itself is kept for our tests.
async function guarded(call: Altinn2Call, route: Altinn2Route): Promise<Reply> {
  try {
    const admitted = await admit(call, route);
    return isReply(admitted) ? admitted : await route.handle(admitted);
  } catch (error) {
    call.state.world.crashes.push(error);
    return refuse(500);
  }
}

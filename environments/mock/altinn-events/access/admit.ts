import { presentedToken } from '../../altinn-app/access/authenticate.ts';
import type { MockRequest, Reply } from '../../server/message.ts';
import type { EventsCall, EventsRoute } from '../call.ts';
import { defects } from '../defects.ts';
import { bare, problem } from '../replies.ts';
import { platformHeader } from '../../platform-token.ts';
import { isUndecodable } from '../../undecodable-token.ts';

/** The call with who calls, or the refusal. */
export type Admission = { readonly call: EventsCall } | { readonly refusal: Reply };

/** Media type while routing, then token, then right (reference altinn-platform 12, "5.1, 3.1"). */
export async function admit(sent: EventsCall, route: EventsRoute): Promise<Admission> {
  const { request } = sent;
  if (isOtherType(request, route)) return { refusal: bare(415) };
  if (route.access === 'none') return { call: sent };
  const token = presentedToken(request)?.token;
  if (isUndecodable(token) && sent.state.world.has(defects.undecodableToken)) {
    return { refusal: bare(500) };
  }
  const call = await identified(sent, token);
  const status = statusOf(call, route);
  if (status !== undefined) return { refusal: refusalOf(status, call) };
  return lacksType(request, route) ? { refusal: problem(415, { label: route.labels }) } : { call };
}

async function identified(sent: EventsCall, token: string | undefined): Promise<EventsCall> {
  const { request, state } = sent;
  const { rules, world } = state;
  const shown = request.header(platformHeader);
  const caller = token === undefined ? undefined : await rules.authenticates(world, token);
  const platformApp = shown === undefined ? undefined : await rules.readsPlatform(world, shown);
  return {
    ...sent,
    ...(caller === undefined ? {} : { caller }),
    ...(platformApp === undefined ? {} : { platformApp }),
  };
}

function statusOf(
  { caller, platformApp, state }: EventsCall,
  { access }: EventsRoute,
): number | undefined {
  const { rules } = state;
  return rules.refuses({
    access,
    isKnown: caller !== undefined,
    maySubscribe: rules.hasSubscribeScope(caller),
    mayPublish: rules.hasPublishScope(caller),
    byPlatform: platformApp !== undefined,
  });
}

function refusalOf(status: number, { state }: EventsCall): Reply {
  const named = status === 401 && !state.world.has(defects.unnamedChallenge);
  return bare(status, named ? [['WWW-Authenticate', 'Bearer']] : []);
}

function isOtherType(request: MockRequest, { consumes }: EventsRoute): boolean {
  const type = request.header('content-type');
  return consumes !== undefined && type !== undefined && !consumes.test(type);
}

// The binder misses the type of a body that has none; a GET needs none.
function lacksType(request: MockRequest, { consumes, method }: EventsRoute): boolean {
  const takesBody = consumes !== undefined && method === 'POST';
  return takesBody && request.header('content-type') === undefined;
}

import { empty } from '../altinn-app/families.ts';
import { kestrelLines } from '../server/kestrel-lines.ts';
import type { Answer } from '../server/listen.ts';
import type { Reply } from '../server/message.ts';
import { routeTable } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import type { AuthenticationCall, AuthenticationRoute, AuthenticationState } from './call.ts';
import { authenticationRoutes } from './routes.ts';

const match = routeTable(authenticationRoutes);

/** Answers as Altinn Authentication does: exchange, refresh, OpenID metadata (reference altinn-platform 2, 11.2). */
export function authenticationApi(state: AuthenticationState): Answer {
  const { tampering, rules, world } = state;
  return async (request) => {
    const matched = match(request.method, request.path);
    if (matched.kind !== 'found') {
      const refusal =
        matched.kind === 'missing'
          ? rules.refusesPath(request)
          : rules.refusesMethod(matched.allowed, request);
      return tampering.unrouted(dated(refusal, world), request);
    }
    const { route, params } = matched;
    const call = tampering.understood({ state, request, params }, route);
    const reply = tampering.before(call, route) ?? (await guarded(call, route));
    return tampering.after(dated(reply, world), call, route);
  };
}

// The server itself adds no headers of its own.
function dated(reply: Reply, world: World): Reply {
  return { ...reply, headers: [...reply.headers, ...kestrelLines(world)] };
}

// An error of the mock itself looks like the service's own, and is kept for our tests.
async function guarded(call: AuthenticationCall, route: AuthenticationRoute): Promise<Reply> {
  try {
    return await route.handle(call);
  } catch (error) {
    call.state.world.crashes.push(error);
    return empty(500);
  }
}

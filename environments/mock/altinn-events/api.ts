import { kestrelLines } from '../server/kestrel-lines.ts';
import type { Answer } from '../server/listen.ts';
import type { Reply } from '../server/message.ts';
import { routeTable } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import { admit } from './access/admit.ts';
import type { EventsCall, EventsRoute, EventsState } from './call.ts';
import { bare, unhandled } from './replies.ts';
import { eventsRoutes } from './routes.ts';

const match = routeTable(eventsRoutes);

/** Answers requests to Altinn Events on this state. */
export function altinnEventsApi(state: EventsState): Answer {
  return async (request) => {
    const { world, tampering } = state;
    const matched = match(request.method, request.path);
    if (matched.kind === 'missing') return tampering.unrouted(dated(bare(404), world), request);
    if (matched.kind === 'wrong-method') {
      const refusal = bare(405, [['Allow', matched.allowed.join(', ')]]);
      return tampering.unrouted(dated(refusal, world), request);
    }
    const { route, params } = matched;
    const sent: EventsCall = { state, request, params };
    const call = tampering.understood(sent, route);
    const reply = tampering.before(call, route) ?? (await guarded(call, route));
    return tampering.after(dated(reply, world), sent, route);
  };
}

function dated(reply: Reply, world: World): Reply {
  return { ...reply, headers: [...reply.headers, ...kestrelLines(world)] };
}

// An error of the mock itself looks like the service's own, and is kept for our tests.
async function guarded(call: EventsCall, route: EventsRoute): Promise<Reply> {
  try {
    const admission = await admit(call, route);
    return 'refusal' in admission ? admission.refusal : await route.handle(admission.call);
  } catch (error) {
    call.state.world.crashes.push(error);
    return unhandled();
  }
}

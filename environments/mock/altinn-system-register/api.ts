import { empty } from '../altinn-app/families.ts';
import { unhandled } from '../altinn-events/replies.ts';
import { kestrelLines } from '../server/kestrel-lines.ts';
import type { Answer } from '../server/listen.ts';
import type { Reply } from '../server/message.ts';
import { routeTable } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import { admit } from './access/admit.ts';
import type { RegisterCall, RegisterRoute, RegisterState } from './call.ts';
import { registerRoutes } from './routes.ts';

const match = routeTable(registerRoutes);

/** Answers requests to the system register on this state. */
export function systemRegisterApi(state: RegisterState): Answer {
  const { tampering, world } = state;
  return async (request) => {
    const matched = match(request.method, request.path);
    if (matched.kind === 'missing') return tampering.unrouted(dated(empty(404), world), request);
    if (matched.kind === 'wrong-method') {
      const refusal = empty(405, [['Allow', matched.allowed.join(', ')]]);
      return tampering.unrouted(dated(refusal, world), request);
    }
    const { route, params } = matched;
    const sent: RegisterCall = { state, request, params, operation: route.id };
    const call = tampering.understood(sent, route);
    const reply = tampering.before(call, route) ?? (await guarded(call, route));
    return tampering.after(dated(reply, world), sent, route);
  };
}

function dated(reply: Reply, world: World): Reply {
  return { ...reply, headers: [...reply.headers, ...kestrelLines(world)] };
}

// An error of the mock itself looks like the service's own, and is kept for our tests.
async function guarded(call: RegisterCall, route: RegisterRoute): Promise<Reply> {
  try {
    const admission = await admit(call, route);
    return 'refusal' in admission ? admission.refusal : await route.handle(admission.call);
  } catch (error) {
    call.state.world.crashes.push(error);
    return unhandled();
  }
}

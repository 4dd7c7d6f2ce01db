import { empty } from '../altinn-app/families.ts';
import type { Answer } from '../server/listen.ts';
import type { Reply } from '../server/message.ts';
import { routeTable } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import type { MaskinportenCall, MaskinportenRoute, MaskinportenState } from './call.ts';
import { maskinportenRoutes } from './routes.ts';

const match = routeTable(maskinportenRoutes);

/** Answers as Maskinporten does: metadata, keys and the JWT grant (reference altinn-platform 1). */
export function maskinportenApi(state: MaskinportenState): Answer {
  const { tampering, world } = state;
  return async (request) => {
    const matched = match(request.method, request.path);
    if (matched.kind !== 'found') {
      const allowed = matched.kind === 'missing' ? [] : matched.allowed;
      const refusal =
        matched.kind === 'missing' ? empty(404) : empty(405, [['Allow', allowed.join(', ')]]);
      return tampering.unrouted(dated(refusal, world), request);
    }
    const { route } = matched;
    const call = tampering.understood({ state, request }, route);
    const reply = tampering.before(call, route) ?? (await guarded(call, route));
    return tampering.after(dated(reply, world), call, route);
  };
}

function dated(reply: Reply, { clock }: World): Reply {
  return { ...reply, headers: [...reply.headers, ['Date', clock.now().toUTCString()]] };
}

// An error of the mock itself is kept for our tests.
async function guarded(call: MaskinportenCall, route: MaskinportenRoute): Promise<Reply> {
  try {
    return await route.handle(call);
  } catch (error) {
    call.state.world.crashes.push(error);
    return empty(500);
  }
}

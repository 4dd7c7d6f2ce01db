import type { Answer } from '../server/listen.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import { routeTable, type RouteMatch } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import { admit, isReply, unadmitted } from './access/admit.ts';
import type { SdirCall, SdirRoute, SdirState } from './call.ts';
import { gatewayFailure } from './gateway/bodies.ts';
import { placeOf, type Place, type ServiceName } from './gateway/places.ts';
import { markHeader } from './orders/order-book.ts';
import { sdirRoutes } from './routes.ts';

type Table = (method: string, path: string) => RouteMatch<SdirRoute>;

const tables = new Map<ServiceName, Table>(
  [...new Set(sdirRoutes.map(({ service }) => service))].map((service) => [
    service,
    routeTable(sdirRoutes.filter((route) => route.service === service)),
  ]),
);

interface Matched {
  readonly place: Place;
  readonly route: SdirRoute;
  readonly params: Readonly<Record<string, string>>;
}

function match(method: string, path: string): Matched | undefined {
  const place = placeOf(path);
  const found = place && tables.get(place.service)?.(method, path.slice(place.base.length));
  if (place === undefined || found?.kind !== 'found') return undefined;
  return { place, route: found.route, params: found.params };
}

/** Whether the body of a request is read as it comes. */
export function streams(method: string, path: string): boolean {
  return match(method, path)?.route.streams === true;
}

/** Answers requests to Sdir's gateway on this state. */
export function sdirApi(state: SdirState): Answer {
  return async (request) => {
    const { tampering, world } = state;
    const matched = match(request.method, request.path);
    if (matched === undefined)
      return tampering.unrouted(dated(unrouted(state, request), world), request);
    const { route, ...found } = matched;
    const order = state.orders.find(request.header(markHeader));
    const sent: SdirCall = { state, request, ...found, ...(order === undefined ? {} : { order }) };
    const call = tampering.understood(sent, route);
    const early = tampering.before(call, route);
    const reply = early ?? (await guarded(call, route));
    return tampering.after(dated(reply, world), sent, route);
  };
}

/** The operation is looked for before the key (reference sdir 8.2); another method is no operation either. */
function unrouted({ rules }: SdirState, request: MockRequest): Reply {
  const place = placeOf(request.path);
  const version = /^\/v(\d+)(?:\/|$)/i.exec(request.path.slice(place?.base.length ?? 0))?.[1];
  const isRetired =
    place?.service === 'competence' &&
    version !== undefined &&
    rules.retiredVersions().includes(version);
  return isRetired ? rules.refusesRetired() : rules.refusesPath();
}

function dated(reply: Reply, { clock }: World): Reply {
  return { ...reply, headers: [...reply.headers, ['Date', clock.now().toUTCString()]] };
}

// An error of the mock itself looks like the gateway's own, and is kept for our tests.
async function guarded(call: SdirCall, route: SdirRoute): Promise<Reply> {
  try {
    const admitted = await admit(call);
    if (!isReply(admitted)) return await route.handle(admitted);
    if (call.state.rules.passesRefused(admitted)) await route.handle(unadmitted(call));
    return admitted;
  } catch (error) {
    if (isHungUp(error)) throw error;
    call.state.world.crashes.push(error);
    return gatewayFailure();
  } finally {
    call.order?.hold.end();
  }
}

// The connection is gone with its client: the server knows what to make of it.
function isHungUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

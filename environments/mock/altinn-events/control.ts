import { jsonReply } from '../server/json-reply.ts';
import { refusal } from '../server/control-reply.ts';
import type { Reply } from '../server/message.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import { mintPlatformToken, platformSpecials } from '../platform-token.ts';
import type { DownPart, EventsState } from './call.ts';

const parts: readonly DownPart[] = ['queue', 'functions'];

/** Orders of Events: what is down, what nobody may read, tokens of apps, and deliveries that wait. */
export function eventsControl(state: EventsState): NonNullable<ServedApi['control']> {
  return {
    'POST /clock': (body) => (body['api'] === 'altinn-events' ? advance(state, body) : undefined),
    'POST /events/down': (body) => setDown(state, body),
    'POST /events/deny': (body) => deny(state, body),
    'POST /events/platform-token': (body) => mint(state, body),
    'GET /events/deliveries': () => waiting(state),
  };
}

function advance({ world }: EventsState, { advanceMs }: ControlBody): Reply {
  if (typeof advanceMs !== 'number') return refusal('advanceMs must be a number of milliseconds.');
  world.clock.advance(advanceMs);
  return jsonReply(200, { now: world.clock.now().toISOString() });
}

function setDown({ down }: EventsState, { what, on, of = '' }: ControlBody): Reply {
  const part = parts.find((one) => one === what);
  if (part === undefined) return refusal(`what must be one of ${parts.join(', ')}.`);
  if (typeof of !== 'string') return refusal('of must be a text that the bodies of requests hold.');
  const texts = down.get(part) ?? new Set();
  if (on === false) texts.delete(of);
  else texts.add(of);
  down.set(part, texts);
  return jsonReply(200, { what: part, of: [...texts] });
}

function deny({ denied }: EventsState, { ids, on }: ControlBody): Reply {
  if (!Array.isArray(ids)) return refusal('ids must be a list of ids of events.');
  for (const id of ids.map(String)) {
    if (on === false) denied.delete(id);
    else denied.add(id);
  }
  return jsonReply(200, { denied: denied.size });
}

async function mint({ world }: EventsState, { app, special }: ControlBody): Promise<Reply> {
  if (typeof app !== 'string' || !/^[^/]+\/[^/]+$/.test(app)) {
    return refusal('app must be the id of an app, org/app.');
  }
  const known = platformSpecials.find((one) => one === special);
  if (special !== undefined && known === undefined) {
    return refusal(`special must be one of ${platformSpecials.join(', ')}.`);
  }
  return jsonReply(200, { token: await mintPlatformToken(world, app, known) });
}

function waiting({ deliveries }: EventsState): Reply {
  return jsonReply(
    200,
    deliveries.waiting.map(({ subscriptionId, attempts, dueMs, event }) => ({
      subscription: subscriptionId,
      event: event.attributes['id'],
      attempts,
      due: new Date(dueMs).toISOString(),
    })),
  );
}

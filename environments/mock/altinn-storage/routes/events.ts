import type { Reply } from '../../server/message.ts';
import { plainGuid } from '../../altinn-app/instances/store.ts';
import { readBody } from '../body.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { defects } from '../defects.ts';
import type { EventQuestion } from '../rules/events.ts';
import { json, text } from '../replies.ts';
import { toMicros } from '../search/dates.ts';
import { postedEvent, toEvent } from '../shapes/event.ts';
import { linkOf } from '../shapes/instance.ts';
import { instancePath, ofPolicy } from './instance.ts';

/** GET events: the key eventTypes repeated, and a time only between two bounds (row 14). */
function listEvents(call: KnownCall): Reply {
  const { rules } = call.state;
  const question = questionOf(call);
  if ('reply' in question) return question.reply;
  const log = rules.ordersEvents(ofPolicy(call).log);
  const asked = log.filter((event) => rules.isAskedFor(event, question));
  return json(200, { instanceEvents: asked.map(toEvent) });
}

function questionOf({ request, state }: KnownCall): EventQuestion | { readonly reply: Reply } {
  const types = request.query.getAll('eventTypes').filter(Boolean);
  const from = request.query.get('from');
  const to = request.query.get('to');
  const isOne = (from === null) !== (to === null);
  if ((from === null && to === null) || (isOne && state.rules.needsBothBounds())) return { types };
  const between = {
    from: from === null ? Number.NEGATIVE_INFINITY : toMicros(from),
    to: to === null ? Number.POSITIVE_INFINITY : toMicros(to),
  };
  if (between.from === undefined || between.to === undefined)
    return { reply: text(400, 'Unable to parse from or to as a date and time.') };
  return { types, between: { from: between.from, to: between.to } };
}

function getEvent(call: KnownCall): Reply {
  const id = plainGuid(call.params['eventGuid'] ?? '');
  const event = ofPolicy(call).log.find((one) => one.id === id);
  return event === undefined ? text(404, `Unable to find event ${id}`) : json(200, toEvent(event));
}

/** POST events: the right to read suffices; Location is the id alone (row 6). */
function createEvent(call: KnownCall): Reply {
  const body = readBody(call.request);
  if ('reply' in body) return body.reply;
  const instance = ofPolicy(call);
  const event = postedEvent(body.value, { call, instance });
  instance.log.push(event);
  const isBare = call.state.world.has(defects.eventLocation);
  const location = isBare ? event.id : `${linkOf(instance)}/events/${event.id}`;
  return json(201, toEvent(event), [['Location', location]]);
}

/** What happened to an instance. */
export const eventRoutes: readonly StorageRoute[] = [
  {
    id: 'listEvents',
    method: 'GET',
    path: `${instancePath}/events`,
    access: 'read',
    handle: listEvents,
  },
  {
    id: 'createEvent',
    method: 'POST',
    path: `${instancePath}/events`,
    access: 'read',
    consumesJson: true,
    handle: createEvent,
  },
  {
    id: 'getEvent',
    method: 'GET',
    path: `${instancePath}/events/{eventGuid:guid}`,
    access: 'read',
    handle: getEvent,
  },
];

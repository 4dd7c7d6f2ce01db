import type { Lines, Reply } from '../../server/message.ts';
import { isRecord } from '../../server/narrow.ts';
import type { EventsCall, EventsRoute } from '../call.ts';
import type { CloudEvent } from '../events/cloud-event.ts';
import { readBody } from '../read-body.ts';
import { store } from '../register.ts';
import { bare, problem, textReply, unhandled } from '../replies.ts';
import { deliverToSubscribers } from '../subscriptions/deliver.ts';
import { cloudEvents, readCloudEvent } from './generic-events.ts';

const json = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;
const base = '/events/api/v1';

type Handle = EventsRoute['handle'];

const internal = (id: string, path: string, handle: Handle): EventsRoute => ({
  id,
  method: 'POST',
  path: `${base}/${path}`,
  access: 'platform',
  consumes: cloudEvents,
  labels: 'problem',
  handle,
});

const open = (
  id: string,
  [method, path]: readonly [string, string],
  handle: Handle,
): EventsRoute => ({
  id,
  method,
  path,
  access: 'none',
  handle,
});

/** What the platform's own parts call, and what stands beside the API (recorded EV-544 to EV-579). */
export const platformRoutes: readonly EventsRoute[] = [
  internal('storeEvent', 'storage/events', (call) =>
    withEvent(call, (event) => store(call.state, event)),
  ),
  internal('takeInbound', 'inbound', (call) =>
    call.state.down.has('queue') ? unhandled() : withEvent(call, () => undefined),
  ),
  internal('takeOutbound', 'outbound', (call) =>
    withEvent(call, (event) => deliverToSubscribers(call.state, event)),
  ),
  {
    ...internal('logEvent', 'storage/events/logs', (call) => log(call)),
    consumes: json,
  },
  {
    ...open('receiveWebhook', ['POST', `${base}/tests/webhookreceiver`], () => bare(200)),
    consumes: json,
  },
  open('failPost', ['POST', `${base}/error`], () => problem(500, { label: 'problem' })),
  open('fail', ['GET', `${base}/error`], () => problem(500, { label: 'problem' })),
  ...['GET', 'HEAD', 'POST'].map((method) =>
    open(`health${method}`, [method, '/health'], () => healthy()),
  ),
];

function withEvent(call: EventsCall, act: (event: CloudEvent) => unknown): Reply {
  const read = readCloudEvent(call);
  if ('refusal' in read) return read.refusal;
  act(read.event);
  return bare(200);
}

function log(call: EventsCall): Reply {
  const body = readBody(call, 'problem');
  if ('refusal' in body) return body.refusal;
  const isGiven = isRecord(body.value) && typeof body.value['cloudEventId'] === 'string';
  return isGiven ? bare(201) : problem(400, { label: 'problem' });
}

const unkept: Lines = [
  ['Cache-Control', 'no-store, no-cache'],
  ['Expires', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['Pragma', 'no-cache'],
];

function healthy(): Reply {
  return textReply(200, 'Healthy', { mediaType: 'text/plain', headers: unkept });
}

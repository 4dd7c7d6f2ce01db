import { nowText, toMicroseconds } from '../../altinn-app/timestamp.ts';
import type { Reply } from '../../server/message.ts';
import type { EventsCall, EventsRoute } from '../call.ts';
import { defects } from '../defects.ts';
import { bindModel, readBody } from '../read-body.ts';
import { bare, jsonAnswer, problem, unhandled } from '../replies.ts';
import type { AskedSubscription } from '../rules/subscriptions.ts';
import { askSubscription } from '../subscriptions/ask.ts';
import { startValidation } from '../subscriptions/deliver.ts';
import { toSubscriptionJson, type Subscription } from '../subscriptions/subscriptions.ts';

const json = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;
const base = '/events/api/v1/subscriptions';

/** Subscriptions: made, shown, removed, and validated by the platform. */
export const subscriptionRoutes: readonly EventsRoute[] = [
  {
    id: 'listSubscriptions',
    method: 'GET',
    path: base,
    access: 'bearer',
    handle: (call) => list(call),
  },
  {
    id: 'createSubscription',
    method: 'POST',
    path: base,
    access: 'bearer',
    consumes: json,
    labels: 'json',
    handle: (call) => create(call),
  },
  {
    id: 'getSubscription',
    method: 'GET',
    path: `${base}/{id}`,
    access: 'bearer',
    handle: (call) => withOwn(call, (one) => jsonAnswer(200, toSubscriptionJson(one))),
  },
  {
    id: 'deleteSubscription',
    method: 'DELETE',
    path: `${base}/{id}`,
    access: 'bearer',
    handle: (call) =>
      withOwn(call, ({ id }) => {
        if (call.state.rules.removes()) call.state.subscriptions.remove(id);
        return bare(200);
      }),
  },
  {
    id: 'validateSubscription',
    method: 'PUT',
    path: `${base}/validate/{id}`,
    access: 'platform',
    handle: (call) =>
      withOne(call, (one) => {
        one.validated = true;
        return bare(200);
      }),
  },
];

function list({ state, caller }: EventsCall): Reply {
  if (caller?.consumer === undefined) return nobody(state.world.has(defects.nobodySubscribes));
  const own = state.subscriptions.all().filter((one) => state.rules.isOwn(one, caller));
  return jsonAnswer(200, { count: own.length, subscriptions: own.map(toSubscriptionJson) });
}

function nobody(isDefect: boolean): Reply {
  return isDefect ? unhandled() : bare(403);
}

const shape = {
  endPoint: 'string',
  sourceFilter: 'string',
  resourceFilter: 'string',
  subjectFilter: 'string',
  alternativeSubjectFilter: 'string',
  typeFilter: 'string',
  includeSubunits: 'boolean',
} as const;

function create(call: EventsCall): Reply {
  const { state, caller } = call;
  const body = readBody(call, 'json');
  if ('refusal' in body) return body.refusal;
  const model = bindModel(body.value, { name: 'SubscriptionRequestModel', shape });
  if ('refusal' in model) return model.refusal;
  if (caller === undefined) return bare(401);
  const given = model.value as Omit<AskedSubscription, 'includeSubunits'>;
  const includeSubunits = model.value['includeSubunits'] === true;
  const asked = askSubscription(call, caller, { ...given, includeSubunits });
  if ('refusal' in asked) return asked.refusal;
  const { consumer = '' } = caller;
  const { rules, subscriptions, world } = state;
  const earlier = rules.sameAs(subscriptions.all(), asked.wish, consumer);
  const isDown = state.down.has('queue');
  if (isDown && !world.has(defects.queueDownSubscribe)) return bare(503);
  const created = toMicroseconds(nowText(world));
  const validated = rules.beginsValidated();
  const one = earlier ?? subscriptions.add({ ...asked.wish, consumer, caller, created, validated });
  return isDown ? unhandled() : made(call, one);
}

function made({ state }: EventsCall, one: Subscription): Reply {
  const name = state.world.has(defects.locationOfSubscription) ? 'subscription' : 'subscriptions';
  const location = `/events/api/v1/${name}/${one.id}`;
  if (!one.validated && !state.down.has('functions')) startValidation(state, one);
  return jsonAnswer(201, toSubscriptionJson(one), [['Location', location]]);
}

function withOwn(call: EventsCall, answer: (one: Subscription) => Reply): Reply {
  return withOne(call, (one) =>
    call.state.rules.isOwn(one, call.caller) ? answer(one) : bare(403),
  );
}

function withOne({ state, params }: EventsCall, answer: (one: Subscription) => Reply): Reply {
  const text = params['id'] ?? '';
  const id = Number(text);
  if (!/^[+-]?\d+$/.test(text) || Math.abs(id) >= 2 ** 31) {
    return problem(400, { errors: { id: [`The value '${text}' is not valid.`] } });
  }
  const one = state.subscriptions.find(id);
  return one === undefined ? bare(404) : answer(one);
}

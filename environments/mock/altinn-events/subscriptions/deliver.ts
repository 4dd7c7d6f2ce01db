import type { EventsState } from '../call.ts';
import { toEventJson, type CloudEvent } from '../events/cloud-event.ts';
import { mayReadGeneric } from '../access/rights.ts';
import { toJsonText } from '../replies.ts';
import type { Delivery } from './deliveries.ts';
import { postEvent } from './post-event.ts';
import type { Subscription } from './subscriptions.ts';

/** Sends an event to every subscription that wants it and may have it (reference altinn-platform 11.3). */
export function deliverToSubscribers(state: EventsState, event: CloudEvent): void {
  const { rules, subscriptions } = state;
  for (const subscription of subscriptions.all()) {
    const wanted = rules.wantsDelivery(subscription) && rules.matches(subscription, event);
    if (!wanted || !mayHave(state, subscription, event)) continue;
    const times = rules.timesDelivered();
    for (let time = 0; time < times; time++)
      start(state, subscription, { event, validates: false });
  }
}

function mayHave(state: EventsState, { caller }: Subscription, event: CloudEvent): boolean {
  return state.rules.checksRightsOnDelivery() ? mayReadGeneric(state, caller, event) : true;
}

/** Asks the address of a subscription whether it is there: with one event of its own. */
export function startValidation(state: EventsState, subscription: Subscription): void {
  const event = state.rules.validationEvent(subscription);
  if (event !== undefined) start(state, subscription, { event, validates: true });
}

/** Makes the attempts that are due by now; the clock calls it when it is moved. */
export function deliverDue(state: EventsState): void {
  const due = state.deliveries.takeDue(nowOf(state));
  for (const one of due) state.deliveries.run(() => attempt(state, one));
}

type Start = Pick<Delivery, 'event' | 'validates'>;

function start(state: EventsState, subscription: Subscription, what: Start): void {
  const subscriptionId = subscription.id;
  const dueMs = nowOf(state);
  const delivery: Delivery = { ...what, subscription, subscriptionId, attempts: 0, dueMs };
  // The answer to the client goes out first.
  setImmediate(() => state.deliveries.run(() => attempt(state, delivery)));
}

/** One attempt, and those after it that are due already. */
async function attempt(state: EventsState, delivery: Delivery): Promise<void> {
  const { deliveries, rules } = state;
  while (!(await isDone(state, delivery))) {
    const wait = rules.retryDelays()[delivery.attempts - 1];
    if (wait === undefined) return;
    delivery.dueMs += wait;
    if (delivery.dueMs > nowOf(state)) return void deliveries.waiting.push(delivery);
  }
}

async function isDone(state: EventsState, delivery: Delivery): Promise<boolean> {
  const { deliveries, rules, subscriptions } = state;
  const { event, subscriptionId, subscription: asOrdered } = delivery;
  const subscription = subscriptions.find(subscriptionId);
  if (subscription === undefined && rules.stopsAfterRemoval()) return true;
  const message = rules.toMessage(toEventJson(event), delivery.validates);
  const status = await postEvent({
    address: rules.addressOf(subscription ?? asOrdered),
    headers: message.headers,
    body: toJsonText(message.value),
    signal: deliveries.signal,
  });
  delivery.attempts += 1;
  if (deliveries.signal.aborted) return true;
  const isTaken = rules.isTaken(status);
  if (isTaken && delivery.validates && subscription !== undefined) subscription.validated = true;
  return isTaken;
}

function nowOf({ world }: EventsState): number {
  return world.clock.now().getTime();
}

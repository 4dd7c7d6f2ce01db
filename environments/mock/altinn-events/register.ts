import type { EventsState } from './call.ts';
import type { CloudEvent } from './events/cloud-event.ts';
import { deliverToSubscribers } from './subscriptions/deliver.ts';

/** Registers an event and sends it to subscribers; one that is registered already changes nothing. */
export function register(state: EventsState, event: CloudEvent): void {
  if (store(state, event)) deliverToSubscribers(state, event);
}

/** Keeps an event; false where it is kept already. */
export function store({ events, rules, world }: EventsState, event: CloudEvent): boolean {
  return events.add(event, { key: rules.keyOf(event), nowMs: world.clock.now().getTime() });
}

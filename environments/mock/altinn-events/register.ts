import type { EventsState } from './call.ts';
import type { CloudEvent } from './events/cloud-event.ts';
import { deliverToSubscribers } from './subscriptions/deliver.ts';

/** Registers an event and sends it to subscribers; false where the queue is down. */
export function register(state: EventsState, event: CloudEvent): boolean {
  if (state.down.has('queue')) return false;
  if (state.down.has('functions')) return true;
  if (store(state, event)) deliverToSubscribers(state, event);
  return true;
}

/** Keeps an event; false where it is kept already. */
export function store({ events, rules, world }: EventsState, event: CloudEvent): boolean {
  const nowMs = world.clock.now().getTime();
  if (rules.ignoresRepeated()) return events.add(event, nowMs);
  events.rows.push({ sequence: events.rows.length + 1, registeredMs: nowMs, event });
  return true;
}

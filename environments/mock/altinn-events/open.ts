import type { AltinnPlatform } from '../altinn-platform.ts';
import type { EventsFault } from '../faults/altinn-events/fault.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import { clockAheadOf } from '../server/create-world.ts';
import type { ServedApi } from '../server/served-api.ts';
import { eventsActors, eventsSpecials, mintEventsToken } from './access/actors.ts';
import { altinnEventsApi } from './api.ts';
import type { EventsState } from './call.ts';
import { eventsControl } from './control.ts';
import { toAppEvent, toldByApp } from './events/app-event.ts';
import { EventStore } from './events/store.ts';
import { register } from './register.ts';
import { eventsRules } from './rules.ts';
import { deliverDue } from './subscriptions/deliver.ts';
import { Deliveries } from './subscriptions/deliveries.ts';
import { Subscriptions } from './subscriptions/subscriptions.ts';

/** What the mock of Events is made from. */
export interface EventsSetting {
  readonly platform: AltinnPlatform;
  readonly faults: { readonly 'altinn-events'?: readonly EventsFault[] };
}

/** Events without any event; what the apps of the platform tell is registered as it comes. */
export function openAltinnEvents({ platform, faults }: EventsSetting): ServedApi<EventsState> {
  const own = faults['altinn-events'] ?? [];
  // Thirty seconds of waiting for an event are no thirty seconds of the others.
  const world = { ...platform.world, clock: clockAheadOf(platform.world.clock) };
  const state: EventsState = {
    world,
    platform,
    events: new EventStore(),
    subscriptions: new Subscriptions(),
    deliveries: new Deliveries(),
    rules: toRules(eventsRules, own),
    tampering: toTampering(own),
    down: new Map(),
    denied: new Set(),
  };
  platform.onPublish((told) => {
    const wish = state.rules.takesAppEvent(toldByApp(told));
    register(state, toAppEvent(wish, world));
  });
  world.clock.onAdvance(() => deliverDue(state));
  const [first] = platform.apps.values();
  const org = first?.org ?? 'ttd';
  return {
    answer: altinnEventsApi(state),
    state,
    control: eventsControl(state),
    actors: () => eventsActors(world, org),
    mintToken: (actor, wish) => mintEventsToken({ world, org }, actor, wish),
    specialTokens: eventsSpecials,
    close: () => state.deliveries.close(),
  };
}

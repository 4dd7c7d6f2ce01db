import type { EventsCall, EventsRoute } from '../../altinn-events/call.ts';
import type { EventsRules } from '../../altinn-events/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which Altinn Events may answer. */
export type EventsVariation = VariationOf<EventsCall, EventsRoute, EventsRules>;

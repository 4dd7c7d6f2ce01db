import type { EventsCall, EventsRoute } from '../../altinn-events/call.ts';
import type { EventsRules } from '../../altinn-events/rules.ts';
import type { FaultOf } from '../fault.ts';

/** A fault of the mock of Altinn Events. */
export type EventsFault = FaultOf<EventsCall, EventsRoute, EventsRules>;

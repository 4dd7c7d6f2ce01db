import type { EventsVariation } from './variation.ts';
import { eventVariations } from './variations/events.ts';
import { subscriberVariations } from './variations/subscribers.ts';

/** Where a promise of Events leaves a choice: the ways that its mock does not take. */
export const altinnEventsVariations: readonly EventsVariation[] = [
  ...eventVariations,
  ...subscriberVariations,
];

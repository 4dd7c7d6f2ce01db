import type { EventsRoute } from './call.ts';
import { appEventRoutes } from './routes/app-events.ts';
import { genericEventRoutes } from './routes/generic-events.ts';
import { platformRoutes } from './routes/platform.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';

/** Every operation of the mock of Events. */
export const eventsRoutes: readonly EventsRoute[] = [
  ...appEventRoutes,
  ...genericEventRoutes,
  ...subscriptionRoutes,
  ...platformRoutes,
];

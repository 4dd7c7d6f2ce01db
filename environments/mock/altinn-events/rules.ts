import { accessRules } from './rules/access.ts';
import { deliveryRules } from './rules/delivery.ts';
import { listRules } from './rules/lists.ts';
import { publishRules } from './rules/publish.ts';
import { subscriptionRules } from './rules/subscriptions.ts';

/**
 * The decisions of the mock of Events as one table of pure functions: routes ask it and decide
 * nothing themselves, so a fault is an override of one of them.
 */
export const eventsRules = {
  ...accessRules,
  ...listRules,
  ...publishRules,
  ...subscriptionRules,
  ...deliveryRules,
};

/** The table of rules, as a mock runs with it. */
export type EventsRules = typeof eventsRules;

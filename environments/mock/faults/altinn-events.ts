import { rightsFaults, tokenFaults } from './altinn-events/access.ts';
import { appListFaults } from './altinn-events/app-lists.ts';
import { contractFaults } from './altinn-events/contract.ts';
import { deliveryFaults } from './altinn-events/delivery.ts';
import type { EventsFault } from './altinn-events/fault.ts';
import { genericListFaults, pageFaults } from './altinn-events/generic-lists.ts';
import { appPublishFaults, publishFaults } from './altinn-events/publishing.ts';
import { subscriptionFaults } from './altinn-events/subscriptions.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinnEventsFaults: readonly EventsFault[] = [
  ...contractFaults,
  ...appListFaults,
  ...genericListFaults,
  ...pageFaults,
  ...appPublishFaults,
  ...publishFaults,
  ...subscriptionFaults,
  ...deliveryFaults,
  ...tokenFaults,
  ...rightsFaults,
];

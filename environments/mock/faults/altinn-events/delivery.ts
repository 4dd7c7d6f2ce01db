import type { EventsFault } from './fault.ts';
import { own, without } from './means.ts';

/** Messages to subscribers that are lost, wrong, or too many. */
export const deliveryFaults: readonly EventsFault[] = [
  {
    id: 'evt-deliv-not-asked',
    breaks: 'A new subscription is not asked.',
    aimedAt: 'EVT-DELIV-001',
    rules: { validationEvent: () => undefined },
  },
  {
    id: 'evt-deliv-valid-at-once',
    breaks: 'A new subscription is validated before it was asked.',
    aimedAt: 'EVT-DELIV-001',
    rules: { beginsValidated: () => true },
  },
  {
    id: 'evt-deliv-any-answer',
    breaks: 'Any answer of an address makes a subscription valid.',
    aimedAt: 'EVT-DELIV-002',
    rules: { isTaken: (status) => status !== undefined },
  },
  {
    id: 'evt-deliv-subject-never',
    breaks: 'Subscriptions with a subject get nothing.',
    aimedAt: 'EVT-DELIV-003',
    rules: {
      matches: (subscription, event) =>
        subscription.subjectFilter === undefined && own.matches(subscription, event),
    },
  },
  {
    id: 'evt-deliv-none',
    breaks: 'Events are not sent.',
    aimedAt: 'EVT-DELIV-003',
    rules: { timesDelivered: () => 0 },
  },
  {
    id: 'evt-deliv-as-text',
    breaks: 'Events are sent as text/plain.',
    aimedAt: 'EVT-DELIV-004',
    rules: {
      toMessage: (event, validates) => ({
        ...own.toMessage(event, validates),
        headers: [['Content-Type', 'text/plain']],
      }),
    },
  },
  {
    id: 'evt-deliv-in-list',
    breaks: 'Events are sent in a list.',
    aimedAt: 'EVT-DELIV-004',
    rules: {
      toMessage: (event, validates) => ({
        ...own.toMessage(event, validates),
        value: validates ? event : [event],
      }),
    },
  },
  {
    id: 'evt-deliv-with-token',
    breaks: 'Messages carry a token of the platform.',
    aimedAt: 'EVT-DELIV-004',
    rules: {
      toMessage: (event, validates) => ({
        ...own.toMessage(event, validates),
        headers: [
          ['Content-Type', 'application/json'],
          ['Authorization', 'Bearer of-the-platform'],
        ],
      }),
    },
  },
  {
    id: 'evt-deliv-without-data',
    breaks: 'Events are sent without their data.',
    aimedAt: 'EVT-DELIV-005',
    rules: {
      toMessage: (event, validates) => own.toMessage(without(event, 'data'), validates),
    },
  },
  {
    id: 'evt-deliv-any-kind',
    breaks: 'typeFilter is ignored.',
    aimedAt: 'EVT-DELIV-006',
    rules: {
      matches: (subscription, event) =>
        own.matches({ ...subscription, typeFilter: undefined }, event),
    },
  },
  {
    id: 'evt-deliv-any-subject',
    breaks: 'subjectFilter is ignored.',
    aimedAt: 'EVT-DELIV-006',
    rules: {
      matches: (subscription, event) =>
        own.matches({ ...subscription, subjectFilter: undefined }, event),
    },
  },
  {
    id: 'evt-deliv-never-again',
    breaks: 'What was not taken is not sent again.',
    aimedAt: 'EVT-DELIV-007',
    rules: { retryDelays: () => [] },
  },
  {
    id: 'evt-deliv-after-removal',
    breaks: 'A removed subscription is sent events.',
    aimedAt: 'EVT-DELIV-008',
    rules: { removes: () => false, isOwn: (one, caller) => own.isOwn(one, caller) },
  },
  {
    id: 'evt-deliv-not-validated',
    breaks: 'Subscriptions that are not validated are sent events.',
    aimedAt: 'EVT-DELIV-009',
    rules: { wantsDelivery: () => true },
  },
];

import { isStatus, mapHeader, mapMember } from '../../change.ts';
import { own } from '../means.ts';
import type { EventsVariation } from '../variation.ts';

const ofSubscriptions = /^EVT-(?:SUB|DELIV|WHO|AUTH|CONTRACT)-/;
const ofDeliveries = /^EVT-DELIV-/;

/** Other ways to keep subscriptions and to send events. */
export const subscriberVariations: readonly EventsVariation[] = [
  {
    says: 'subscriptions from the end of their list',
    seenBy: ofSubscriptions,
    waits: true,
    answers: {
      replies: {
        routes: ['listSubscriptions'],
        when: isStatus(200),
        change: mapMember(['subscriptions'], (list) => (list as unknown[]).toReversed()),
      },
    },
  },
  {
    says: 'ids of subscriptions with gaps',
    seenBy: ofSubscriptions,
    waits: true,
    answers: { rules: { nextId: (_, last) => last + 7 } },
  },
  {
    says: 'a whole address in Location of a subscription',
    seenBy: ofSubscriptions,
    waits: true,
    answers: {
      replies: {
        routes: ['createSubscription'],
        change: (reply, call) =>
          mapHeader('Location', (path) => `http://${call.request.host}${path}`)(reply, call),
      },
    },
  },
  {
    says: 'a question to an address with time and subject',
    seenBy: ofDeliveries,
    waits: true,
    answers: {
      rules: {
        toMessage: (event, validates) =>
          own.toMessage(
            validates ? { ...event, time: '2026-01-01T00:00:00Z', subject: '/org/ttd' } : event,
            validates,
          ),
      },
    },
  },
  {
    says: 'messages with headers of their own, and without a charset',
    seenBy: ofDeliveries,
    waits: true,
    answers: {
      rules: {
        toMessage: (event, validates) => ({
          ...own.toMessage(event, validates),
          headers: [
            ['content-type', 'application/json'],
            ['Traceparent', '00-1-2-01'],
          ],
        }),
      },
    },
  },
  {
    says: 'a second attempt after half a minute',
    seenBy: ofDeliveries,
    waits: true,
    answers: { rules: { retryDelays: () => own.retryDelays().toSpliced(0, 1, 30_000) } },
  },
];

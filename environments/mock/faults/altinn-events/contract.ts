import {
  both,
  dropHeader,
  dropMember,
  isStatus,
  mapMember,
  replaceJson,
  setMember,
  withHeader,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { EventsFault } from './fault.ts';

const ok = isStatus(200);

/** Answers that break the contract itself. */
export const contractFaults: readonly EventsFault[] = [
  {
    id: 'evt-status-undocumented',
    breaks: 'The list of subscriptions answers 206.',
    aimedAt: 'EVT-CONTRACT-001',
    replies: { routes: ['listSubscriptions'], when: ok, change: withStatus(206) },
  },
  {
    id: 'evt-status-accepted',
    breaks: 'A published event is answered with 202.',
    aimedAt: 'EVT-CONTRACT-001',
    replies: { routes: ['publishEvent'], when: ok, change: withStatus(202) },
  },
  {
    id: 'evt-media-type-plain',
    breaks: 'A subscription is text/plain.',
    aimedAt: 'EVT-CONTRACT-002',
    replies: { routes: ['getSubscription'], when: ok, change: withMediaType('text/plain') },
  },
  {
    id: 'evt-event-without-type',
    breaks: 'Listed events lack their type.',
    aimedAt: 'EVT-CONTRACT-003',
    replies: { routes: ['listEvents'], when: ok, change: dropMember('*', 'type') },
  },
  {
    id: 'evt-event-without-version',
    breaks: 'Events of apps lack specversion.',
    aimedAt: 'EVT-CONTRACT-003',
    replies: { routes: ['listAppEvents'], when: ok, change: dropMember('*', 'specversion') },
  },
  {
    id: 'evt-list-in-object',
    breaks: 'Events of a party stand in an object.',
    aimedAt: 'EVT-CONTRACT-003',
    replies: {
      routes: ['listPartyEvents'],
      when: ok,
      change: mapMember([], (events) => ({ events })),
    },
  },
  {
    id: 'evt-subscription-id-as-text',
    breaks: 'The id of a subscription is a text.',
    aimedAt: 'EVT-CONTRACT-003',
    replies: { routes: ['getSubscription'], when: ok, change: mapMember(['id'], String) },
  },
  {
    id: 'evt-refusal-of-another-family',
    breaks: 'A refused query is told by an error and nothing else.',
    aimedAt: 'EVT-CONTRACT-004',
    replies: {
      routes: ['listAppEvents', 'listEvents'],
      when: isStatus(400),
      change: replaceJson({ error: 'bad query' }),
    },
  },
  {
    id: 'evt-refusal-crashes',
    breaks: 'An event that is none is answered with 500.',
    aimedAt: 'EVT-CONTRACT-005',
    replies: {
      routes: ['publishEvent'],
      when: isStatus(400),
      change: both(withStatus(500), setMember(['status'], 500)),
    },
  },
  {
    id: 'evt-next-empty',
    breaks: 'The header next is there and empty.',
    aimedAt: 'EVT-CONTRACT-006',
    replies: {
      when: (reply) => reply.headers.some(([name]) => name === 'next'),
      change: withHeader('next', ''),
    },
  },
  {
    id: 'evt-created-without-location',
    breaks: 'A new subscription is answered without Location.',
    aimedAt: 'EVT-CONTRACT-006',
    replies: { routes: ['createSubscription'], change: dropHeader('Location') },
  },
  {
    id: 'evt-refusal-leaks',
    breaks: 'A refused query shows where in the code it was refused.',
    aimedAt: 'EVT-CONTRACT-007',
    replies: {
      routes: ['listAppEvents', 'listPartyEvents'],
      when: isStatus(400),
      change: setMember(
        ['detail'],
        'System.ArgumentNullException: Value cannot be null.\n   at Altinn.Platform.Events.Controllers.AppController.Get() in /src/Events/AppController.cs:line 112',
      ),
    },
  },
];

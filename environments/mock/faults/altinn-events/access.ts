import { decodeJwt } from 'jose';
import { bare, cloudEventsType, jsonAnswer, textReply } from '../../altinn-events/replies.ts';
import { textOf } from '../../server/narrow.ts';
import { dropHeader, isStatus, withStatus } from '../change.ts';
import type { EventsFault } from './fault.ts';
import { own } from './means.ts';

const emptyList = textReply(200, '[]', { mediaType: cloudEventsType });

/** Tokens that are taken or refused wrongly. */
export const tokenFaults: readonly EventsFault[] = [
  {
    id: 'evt-auth-none-needed',
    breaks: 'Events of a resource are listed without a token.',
    aimedAt: 'EVT-AUTH-001',
    bypass: ({ request }, { id }) =>
      id === 'listEvents' && request.header('authorization') === undefined ? emptyList : undefined,
  },
  {
    id: 'evt-auth-not-verified',
    breaks: 'Tokens are read and not verified.',
    aimedAt: 'EVT-AUTH-002',
    rules: {
      authenticates: async (world, token) =>
        (await own.authenticates(world, token)) ?? unverified(token),
    },
  },
  {
    id: 'evt-auth-forbidden',
    breaks: 'A text that is no token is answered with 403.',
    aimedAt: 'EVT-AUTH-003',
    replies: {
      when: (reply, { request }) =>
        reply.status === 401 &&
        !/^bearer [^.]+\.[^.]+\./i.test(request.header('authorization') ?? 'Bearer a.b.c'),
      change: withStatus(403),
    },
  },
  {
    id: 'evt-auth-no-challenge',
    breaks: 'No answer 401 names the way to authenticate.',
    aimedAt: 'EVT-AUTH-004',
    replies: { when: isStatus(401), change: dropHeader('WWW-Authenticate') },
  },
  {
    id: 'evt-auth-nobody-lists',
    breaks: 'A token that names nobody has an empty list of subscriptions.',
    aimedAt: 'EVT-AUTH-005',
    replies: {
      routes: ['listSubscriptions'],
      when: isStatus(403),
      change: () => jsonAnswer(200, { count: 0, subscriptions: [] }),
    },
  },
  {
    id: 'evt-auth-refused-stored',
    breaks: 'What is refused is stored all the same.',
    aimedAt: 'EVT-AUTH-006',
    replies: {
      routes: ['publishEvent'],
      when: isStatus(401, 403),
      change: (reply, { request, state }) => {
        const reading = state.rules.reads(readable(request.body), state.world);
        if ('fault' in reading) return reply;
        const { event } = reading;
        const nowMs = state.world.clock.now().getTime();
        state.events.add(event, { key: state.rules.keyOf(event), nowMs });
        return reply;
      },
    },
  },
];

/** Rights that are given or withheld wrongly. */
export const rightsFaults: readonly EventsFault[] = [
  {
    id: 'evt-who-owner-needs-scope',
    breaks: 'An owner without a scope of events has no list of his app.',
    aimedAt: 'EVT-WHO-001',
    rules: {
      isOwner: (caller) => own.isOwner(caller) && own.hasSubscribeScope(caller),
    },
  },
  {
    id: 'evt-who-anybody-lists-app',
    breaks: 'Whoever has a token lists the events of an app.',
    aimedAt: 'EVT-WHO-002',
    rules: { isOwner: () => true },
  },
  {
    id: 'evt-who-lists-leak',
    breaks: 'Lists show events of other owners and parties.',
    aimedAt: 'EVT-WHO-003',
    rules: {
      permits: (question) => question.identity !== undefined || own.permits(question),
    },
  },
  {
    id: 'evt-who-stranger-reads',
    breaks: "Any person reads a party's events.",
    aimedAt: 'EVT-WHO-003',
    rules: {
      permits: (question) => question.identity?.kind === 'user' || own.permits(question),
    },
  },
  {
    id: 'evt-who-lists-without-scope',
    breaks: 'Events of a resource are listed without the scope.',
    aimedAt: 'EVT-WHO-004',
    rules: { hasSubscribeScope: (caller) => caller !== undefined },
  },
  {
    id: 'evt-who-publishes-without-scope',
    breaks: 'Events of a resource are published without the scope.',
    aimedAt: 'EVT-WHO-005',
    rules: { hasPublishScope: (caller) => caller !== undefined },
  },
  {
    id: 'evt-who-subscribes-to-any-app',
    breaks: 'A stranger subscribes to the events of a party.',
    aimedAt: 'EVT-WHO-006',
    rules: {
      permits: (question) =>
        (question.action === 'subscribe' && question.appId !== undefined) || own.permits(question),
    },
  },
  {
    id: 'evt-who-subscribes-without-scope',
    breaks: 'Subscriptions to a resource need no scope.',
    aimedAt: 'EVT-WHO-007',
    rules: { hasSubscribeScope: (caller) => caller !== undefined },
  },
  {
    id: 'evt-who-others-subscription',
    breaks: "Another's subscription is read and deleted.",
    aimedAt: 'EVT-WHO-008',
    rules: { isOwn: () => true },
  },
  {
    id: 'evt-who-any-level',
    breaks: 'The authentication level does not count.',
    aimedAt: 'EVT-WHO-009',
    rules: {
      permits: ({ identity, ...question }) =>
        own.permits({
          ...question,
          identity: identity === undefined ? undefined : { ...identity, authenticationLevel: 4 },
        }),
    },
  },
  {
    id: 'evt-http-method-missing',
    breaks: 'A method that an address does not have is answered with 404.',
    aimedAt: 'EVT-HTTP-001',
    unrouted: (reply) => (reply.status === 405 ? bare(404) : reply),
  },
];

function unverified(token: string): Awaited<ReturnType<typeof own.authenticates>> {
  try {
    const scopes = textOf(decodeJwt(token)['scope']).split(' ');
    const shared = { id: '405003309', performedBy: '405003309', orgNumber: '405003309' };
    const identity = {
      kind: 'org',
      org: 'ttd',
      scopes,
      authenticationLevel: 3,
      ...shared,
    } as const;
    return { scopes, identity, consumer: '/org/ttd' };
  } catch {
    return undefined;
  }
}

function readable(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

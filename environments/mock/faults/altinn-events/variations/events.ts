import { setTimeout as pause } from 'node:timers/promises';
import { isStatus, mapHeader, mapMember } from '../../change.ts';
import { lists, own } from '../means.ts';
import type { EventsVariation } from '../variation.ts';

type Event = Readonly<Record<string, unknown>>;

const ofLists = /^EVT-(?:APP|PARTY|GEN|PAGE|CE|PUB|PUBA|CONTRACT|DELIV|WHO)-/;

const timed = (event: Event, change: (time: string) => string): Event =>
  typeof event['time'] === 'string' ? { ...event, time: change(event['time']) } : event;

/** Other ways to show events, and to lead from page to page. */
export const eventVariations: readonly EventsVariation[] = [
  {
    says: 'events with an extension of the platform',
    seenBy: ofLists,
    waits: true,
    answers: { rules: { writes: (event) => ({ ...event, traceparent: '00-1-2-01' }) } },
  },
  {
    says: 'members of events in another order',
    seenBy: ofLists,
    waits: true,
    answers: {
      rules: { writes: (event) => Object.fromEntries(Object.entries(event).toReversed()) },
    },
  },
  {
    says: 'times with seven digits of a second',
    seenBy: ofLists,
    waits: true,
    answers: {
      rules: {
        writes: (event) =>
          timed(event, (time) => {
            const [whole = '', fraction = ''] = time.replace('Z', '').split('.');
            return `${whole}.${fraction.padEnd(7, '0')}Z`;
          }),
      },
    },
  },
  {
    says: 'parameters of next in another order',
    seenBy: /^EVT-(?:PAGE|APP|GEN|PARTY|CONTRACT)-/,
    waits: true,
    answers: {
      replies: {
        routes: lists,
        change: mapHeader('next', (address) => {
          const [path = '', query = ''] = address.split('?');
          return `${path}?${query.split('&').toReversed().join('&')}`;
        }),
      },
    },
  },
  {
    says: 'events that are shown at once',
    seenBy: /^EVT-(?:APP|GEN|PAGE|PUB|PUBA|CE)-/,
    waits: true,
    answers: { rules: { isVisible: () => true } },
  },
  {
    says: 'app lists of a thousand events at most',
    seenBy: /^EVT-(?:APP|PARTY|PAGE)-/,
    waits: true,
    answers: { rules: { appPageSize: (size) => (size < 1 ? undefined : Math.min(size, 1000)) } },
  },
  {
    says: 'refusals in other words',
    seenBy: /^EVT-(?:APP|PARTY|GEN|PUB|PUBA|SUB|CONTRACT)-/,
    waits: true,
    answers: {
      replies: {
        when: isStatus(400),
        change: mapMember([], (body) => {
          if (typeof body === 'string') return 'Ikke gyldig.';
          const { detail, ...others } = body as Event;
          return detail === undefined ? others : { ...others, detail: 'Ikke gyldig.' };
        }),
      },
    },
  },
  {
    says: 'a register that takes its time',
    seenBy: /^EVT-(?:GEN|PAGE|SUB|DELIV)-/,
    waits: true,
    answers: {
      rules: {
        authenticates: async (world, token) => {
          await pause(5);
          return own.authenticates(world, token);
        },
      },
    },
  },
];

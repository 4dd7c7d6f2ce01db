import { forsendelseOf } from '../../fiks-svarut/life/store.ts';
import { dropMember, isStatus, mapMember } from '../change.ts';
import type { FiksFault } from './fault.ts';
import {
  becomes,
  idsAsked,
  ofAccount,
  refuses,
  statusReply,
  whenLookedAt,
} from './forsendelse-means.ts';

const routes = ['hentStatuser'];

function shifted(rows: readonly unknown[]): readonly unknown[] {
  const members = rows.map((row) => Object(row) as { readonly id: unknown });
  return members.map(({ id }, at) => ({ ...members[(at + 1) % members.length], id }));
}

/** Faults of what a status search answers (reference fiks 3.3). */
export const statusFaults: readonly FiksFault[] = [
  {
    id: 'fiks-status-loses-the-last-row',
    breaks: 'A status search does not answer the last id.',
    aimedAt: 'FIKS-STATUS-001',
    replies: {
      routes,
      when: isStatus(200),
      change: mapMember(['statuser'], (rows) => (Array.isArray(rows) ? rows.slice(0, -1) : rows)),
    },
  },
  {
    id: 'fiks-status-tells-no-time',
    breaks: 'A row of a status search has no time of change.',
    aimedAt: 'FIKS-STATUS-001',
    replies: {
      routes,
      when: isStatus(200),
      change: dropMember('statuser', '*', 'sisteStatusEndring'),
    },
  },
  {
    id: 'fiks-status-mixes-rows-up',
    breaks: 'A status search tells an id the status of the next one.',
    aimedAt: 'FIKS-STATUS-001',
    replies: {
      routes,
      when: isStatus(200),
      change: mapMember(['statuser'], (rows) => (Array.isArray(rows) ? shifted(rows) : rows)),
    },
  },
  {
    id: 'fiks-status-answers-the-whole-account',
    breaks: 'A status search answers every forsendelse of the account.',
    aimedAt: 'FIKS-STATUS-002',
    replies: {
      routes,
      when: isStatus(200),
      change: (_, call) => statusReply(call, ofAccount(call)),
    },
  },
  {
    id: 'fiks-status-unknown-id-is-refused',
    breaks: 'A status search with an unknown id answers 404.',
    aimedAt: 'FIKS-STATUS-003',
    replies: {
      routes,
      when: (reply, call) =>
        reply.status === 200 &&
        idsAsked(call).some((id) => forsendelseOf(call.state, id) === undefined),
      change: (_, call) => refuses(call, 404),
    },
  },
  {
    id: 'fiks-status-unknown-id-has-a-row',
    breaks: 'A status search answers a row for an id that nobody knows.',
    aimedAt: 'FIKS-STATUS-003',
    replies: {
      routes,
      when: isStatus(200),
      change: (reply, call) =>
        mapMember(['statuser'], (rows) => [
          ...(Array.isArray(rows) ? (rows as unknown[]) : []),
          ...idsAsked(call)
            .filter((id) => forsendelseOf(call.state, id) === undefined)
            .map((id) => ({
              id,
              sisteStatusEndring: call.state.world.clock.now().toISOString(),
              status: 'IKKE_LEVERT',
            })),
        ])(reply, call),
    },
  },
  {
    id: 'fiks-status-answers-another-account',
    breaks: 'A status search answers ids of another account.',
    aimedAt: 'FIKS-STATUS-004',
    rules: { findsInSearch: () => true },
  },
  {
    id: 'fiks-status-search-reads-the-letter',
    breaks: 'A forsendelse in the inbox becomes read when its status is asked for.',
    aimedAt: 'FIKS-STATUS-011',
    ...whenLookedAt(({ status }) => status === 'VARSLET', becomes('LEST')),
  },
];

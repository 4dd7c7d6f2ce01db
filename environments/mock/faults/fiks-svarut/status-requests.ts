import { statusSearchShape } from '../../fiks-svarut/forsendelse/request-shape.ts';
import { shapeProblem } from '../../fiks-svarut/forsendelse/shape.ts';
import { fiksRules } from '../../fiks-svarut/rules.ts';
import { isRecord } from '../../server/narrow.ts';
import type { FiksFault } from './fault.ts';
import { idsAsked, ofAccount, refuses, statusReply } from './forsendelse-means.ts';

const routes = ['hentStatuser'];

const isKnownId = (id: unknown): boolean =>
  shapeProblem({ forsendelseIds: [id] }, statusSearchShape) === undefined;

/** What was searched for without the ids that are none. */
function withoutOddIds(value: unknown): unknown {
  const ids = isRecord(value) ? value['forsendelseIds'] : undefined;
  if (!Array.isArray(ids) || ids.length === 0) return value;
  const kept = ids.filter(isKnownId);
  return { forsendelseIds: kept.length === 0 ? ['00000000-0000-4000-8000-000000000000'] : kept };
}

/** A search however long. */
function shortened(value: unknown): unknown {
  const ids = isRecord(value) ? value['forsendelseIds'] : undefined;
  return Array.isArray(ids) ? { forsendelseIds: ids.slice(0, 1000) } : value;
}

/** Faults of what a status search takes for one (reference fiks 3.3). */
export const statusRequestFaults: readonly FiksFault[] = [
  {
    id: 'fiks-status-refuses-an-id-twice',
    breaks: 'A status search refuses an id that stands twice.',
    aimedAt: 'FIKS-STATUS-005',
    rules: {
      refusesSearch: (value) =>
        fiksRules.refusesSearch(value) ??
        shapeProblem(value, {
          kind: 'object',
          members: { forsendelseIds: { kind: 'list', of: { kind: 'text' }, unique: true } },
          required: [],
        }),
    },
  },
  {
    id: 'fiks-status-answers-an-id-twice',
    breaks: 'A status search answers two rows for an id that stands twice.',
    aimedAt: 'FIKS-STATUS-005',
    rules: { readsSearch: (ids) => ids.map((id) => id.toLowerCase()) },
  },
  {
    id: 'fiks-status-no-ids-are-all',
    breaks: 'A status search for an empty list answers every forsendelse of the account.',
    aimedAt: 'FIKS-STATUS-006',
    replies: {
      routes,
      when: (reply, call) => reply.status === 400 && idsAsked(call).length === 0,
      change: (_, call) => statusReply(call, ofAccount(call)),
    },
  },
  {
    id: 'fiks-status-stops-at-100-ids',
    breaks: 'A status search answers the first 100 ids.',
    aimedAt: 'FIKS-STATUS-007',
    rules: { readsSearch: (ids) => fiksRules.readsSearch(ids).slice(0, 100) },
  },
  {
    id: 'fiks-status-refuses-1000-ids',
    breaks: 'A status search takes less than 1000 ids.',
    aimedAt: 'FIKS-STATUS-007',
    rules: {
      refusesSearch: (value) =>
        fiksRules.refusesSearch(value) ??
        (isRecord(value) && (value['forsendelseIds'] as unknown[]).length > 999
          ? 'For mange forsendelseIds'
          : undefined),
    },
  },
  {
    id: 'fiks-status-stops-at-1000-ids',
    breaks: 'A status search for 1001 ids answers the first 1000 without a word.',
    aimedAt: 'FIKS-STATUS-008',
    rules: {
      refusesSearch: (value) => fiksRules.refusesSearch(shortened(value)),
      readsSearch: (ids) => fiksRules.readsSearch(ids.slice(0, 1000)),
    },
  },
  {
    id: 'fiks-status-passes-over-odd-ids',
    breaks: 'A status search passes over ids that are none.',
    aimedAt: 'FIKS-STATUS-009',
    rules: { refusesSearch: (value) => fiksRules.refusesSearch(withoutOddIds(value)) },
  },
  {
    id: 'fiks-status-takes-a-bare-list',
    breaks: 'A status search takes a bare list of ids.',
    aimedAt: 'FIKS-STATUS-010',
    rules: {
      refusesSearch: (value) =>
        fiksRules.refusesSearch(Array.isArray(value) ? { forsendelseIds: value } : value),
    },
  },
  {
    id: 'fiks-status-needs-no-ids',
    breaks: 'A status search without ids finds nothing.',
    aimedAt: 'FIKS-STATUS-010',
    rules: {
      refusesSearch: (value) =>
        isRecord(value) && !('forsendelseIds' in value)
          ? undefined
          : fiksRules.refusesSearch(value),
    },
  },
  {
    id: 'fiks-status-needs-no-json',
    breaks: 'A status search whose body cannot be read finds nothing.',
    aimedAt: 'FIKS-STATUS-010',
    rules: {
      refusesSearch: (value) => (value === undefined ? undefined : fiksRules.refusesSearch(value)),
    },
  },
  {
    id: 'fiks-status-refuses-unknown-members',
    breaks: 'A status search with a member that the document does not name is refused.',
    aimedAt: 'FIKS-STATUS-012',
    rules: {
      refusesSearch: (value) =>
        isRecord(value) && Object.keys(value).some((name) => name !== 'forsendelseIds')
          ? 'Ukjent felt'
          : fiksRules.refusesSearch(value),
    },
  },
  {
    id: 'fiks-status-ids-are-small',
    breaks: 'A status search takes ids in lower case alone.',
    aimedAt: 'FIKS-STATUS-013',
    rules: {
      refusesSearch: (value) =>
        /[A-F]/.test(JSON.stringify(isRecord(value) ? value['forsendelseIds'] : ''))
          ? 'forsendelseIds er ugyldig'
          : fiksRules.refusesSearch(value),
    },
  },
  {
    id: 'fiks-status-wants-json-by-name',
    breaks: 'A status search takes a body that is called application/json alone.',
    aimedAt: 'FIKS-STATUS-014',
    replies: {
      routes,
      when: (_, { request }) => !/^application\/json\b/.test(request.header('content-type') ?? ''),
      change: (_, call) => refuses(call, 415),
    },
  },
];

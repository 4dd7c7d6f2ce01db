import type { FiksCall } from '../../fiks-svarut/call.ts';
import { json, noContent } from '../../fiks-svarut/replies.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { isStatus } from '../change.ts';
import type { FiksFault } from './fault.ts';
import { also, becomes, refuses, subjectOf } from './forsendelse-means.ts';

const routes = ['settForsendelseLestAvEksterntSystem'];
const somebody = '13876551289';
const sometime = '2026-01-02T03:04:05Z';

type Members = Readonly<Record<string, unknown>>;

/** Takes what was told for something else. */
const takesAs = (change: (told: Members) => unknown): Partial<FiksRules> => ({
  refusesReadBy: (value) => fiksRules.refusesReadBy(isRecord(value) ? change(value) : value),
});

const hasNoOffset = (text: string): boolean => /T[\d:.]+$/.test(text);

function timeTold({ json: reading }: FiksCall): number {
  const told = reading !== undefined && 'value' in reading ? reading.value : undefined;
  return isRecord(told) ? Date.parse(textOf(told['tidspunkt'])) : Number.NaN;
}

/** Faults of being marked as read by an external system (reference fiks 3.4). */
export const lestFaults: readonly FiksFault[] = [
  {
    id: 'fiks-lest-answers-a-body',
    breaks: 'Lest answers 200 with a body.',
    aimedAt: 'FIKS-LEST-001',
    replies: { routes, when: isStatus(204), change: () => json({ status: 'LEST' }) },
  },
  {
    id: 'fiks-lest-has-no-effect',
    breaks: 'A forsendelse that was read elsewhere keeps its status.',
    aimedAt: 'FIKS-LEST-002',
    rules: { becomesOnRead: (status) => status },
  },
  {
    id: 'fiks-lest-counts-as-handled',
    breaks: 'A forsendelse that was read elsewhere counts as handled by hand.',
    aimedAt: 'FIKS-LEST-002',
    rules: { becomesOnRead: () => 'MANUELT_HANDTERT' },
  },
  {
    id: 'fiks-lest-reads-everything',
    breaks: 'Word that one was read makes every forsendelse of the account read.',
    aimedAt: 'FIKS-LEST-002',
    replies: {
      routes,
      when: isStatus(204),
      change: also((_, call) => {
        for (const one of call.state.forsendelser.values())
          if (one.status === 'VARSLET') becomes('LEST')(one, call);
      }),
    },
  },
  {
    id: 'fiks-lest-demands-a-system',
    breaks: 'Lest demands the name of the external system.',
    aimedAt: 'FIKS-LEST-003',
    rules: {
      refusesReadBy: (value) =>
        isRecord(value) && value['eksterntSystemnavn'] === undefined
          ? 'eksterntSystemnavn er påkrevd'
          : fiksRules.refusesReadBy(value),
    },
  },
  {
    id: 'fiks-lest-takes-any-fnr',
    breaks: 'Lest takes any text for an fnr.',
    aimedAt: 'FIKS-LEST-004',
    rules: takesAs((told) => (told['fnr'] === undefined ? told : { ...told, fnr: somebody })),
  },
  {
    id: 'fiks-lest-refuses-an-fnr-with-422',
    breaks: 'Lest refuses an fnr that is none with 422.',
    aimedAt: 'FIKS-LEST-004',
    replies: { routes, when: isStatus(400), change: (_, call) => refuses(call, 422) },
  },
  {
    id: 'fiks-lest-needs-no-fnr',
    breaks: 'Lest takes a body without fnr.',
    aimedAt: 'FIKS-LEST-005',
    rules: takesAs((told) => ({ fnr: somebody, ...told })),
  },
  {
    id: 'fiks-lest-needs-no-time',
    breaks: 'Lest takes a body without a time.',
    aimedAt: 'FIKS-LEST-005',
    rules: takesAs((told) => ({ tidspunkt: sometime, ...told })),
  },
  {
    id: 'fiks-lest-takes-any-time',
    breaks: 'Lest takes any text for a time.',
    aimedAt: 'FIKS-LEST-005',
    rules: takesAs((told) =>
      told['tidspunkt'] === undefined || hasNoOffset(textOf(told['tidspunkt']))
        ? told
        : { ...told, tidspunkt: sometime },
    ),
  },
  {
    id: 'fiks-lest-needs-no-json',
    breaks: 'Lest takes a body that cannot be read.',
    aimedAt: 'FIKS-LEST-005',
    rules: {
      refusesReadBy: (value) => (value === undefined ? undefined : fiksRules.refusesReadBy(value)),
    },
  },
  {
    id: 'fiks-lest-needs-no-offset',
    breaks: 'Lest takes a time without offset.',
    aimedAt: 'FIKS-LEST-006',
    rules: takesAs((told) =>
      hasNoOffset(textOf(told['tidspunkt']))
        ? { ...told, tidspunkt: `${textOf(told['tidspunkt'])}Z` }
        : told,
    ),
  },
  {
    id: 'fiks-lest-refused-reads-all-the-same',
    breaks: 'A forsendelse becomes read by word that was refused.',
    aimedAt: 'FIKS-LEST-007',
    replies: { routes, when: isStatus(400), change: also(becomes('LEST')) },
  },
  {
    id: 'fiks-lest-twice-renews-the-time',
    breaks: 'Word that comes twice renews the time of change.',
    aimedAt: 'FIKS-LEST-008',
    replies: { routes, when: isStatus(204), change: also(becomes('LEST')) },
  },
  {
    id: 'fiks-lest-twice-is-a-conflict',
    breaks: 'Word that comes twice is refused.',
    aimedAt: 'FIKS-LEST-008',
    bypass: (call, route) =>
      route.id === routes[0] && subjectOf(call)?.status === 'LEST' ? refuses(call, 409) : undefined,
  },
  {
    id: 'fiks-lest-too-late-is-a-conflict',
    breaks: 'Word with a time before the send is refused with 409.',
    aimedAt: 'FIKS-LEST-009',
    bypass: (call, route) =>
      route.id === routes[0] && timeTold(call) < (subjectOf(call)?.received.getTime() ?? 0)
        ? refuses(call, 409)
        : undefined,
  },
  {
    id: 'fiks-lest-of-what-is-over-answers-a-body',
    breaks: 'Word that a rejected or printed one was read is answered 200 with a body.',
    aimedAt: 'FIKS-LEST-010',
    bypass: (call, route) =>
      route.id === routes[0] && ['AVVIST', 'PRINTET'].includes(subjectOf(call)?.status ?? '')
        ? json({ lest: false })
        : undefined,
  },
  {
    id: 'fiks-lest-of-nothing-is-taken',
    breaks: 'Lest of a forsendelse that does not exist answers 204.',
    aimedAt: 'FIKS-LEST-012',
    replies: { routes, when: isStatus(404), change: () => noContent },
  },
  {
    id: 'fiks-lest-refuses-unknown-members',
    breaks: 'Lest with a member that the document does not name is refused.',
    aimedAt: 'FIKS-LEST-013',
    rules: {
      refusesReadBy: (value) =>
        isRecord(value) && 'seinereTillegg' in value
          ? 'Ukjent felt'
          : fiksRules.refusesReadBy(value),
    },
  },
];

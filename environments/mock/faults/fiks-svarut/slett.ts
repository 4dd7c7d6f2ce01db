import { json, noContent } from '../../fiks-svarut/replies.ts';
import { fiksRules } from '../../fiks-svarut/rules.ts';
import { isStatus } from '../change.ts';
import type { FiksFault } from './fault.ts';
import { also, refuses, subjectOf, type Effect } from './forsendelse-means.ts';

const routes = ['slettFiler'];

const isTaken = isStatus(204);

const loses: Effect = (forsendelse) => {
  forsendelse.documents = [];
};

const losesOthers: Effect = ({ id, accountId }, { state }) => {
  for (const other of state.forsendelser.values())
    if (other.accountId === accountId && other.id !== id) other.documents = [];
};

/** Faults of deletion (reference fiks 3.5). */
export const slettFaults: readonly FiksFault[] = [
  {
    id: 'fiks-slett-answers-a-body',
    breaks: 'DELETE answers 200 with a body.',
    aimedAt: 'FIKS-SLETT-001',
    replies: { routes, when: isTaken, change: () => json({ slettet: true }) },
  },
  {
    id: 'fiks-slett-demands-a-kind',
    breaks: 'DELETE without slettetype is refused.',
    aimedAt: 'FIKS-SLETT-001',
    rules: {
      refusesDeletion: (kind) =>
        kind === null ? 'slettetype er påkrevd' : fiksRules.refusesDeletion(kind),
    },
  },
  {
    id: 'fiks-slett-knows-one-kind',
    breaks: 'DELETE with ALLE is refused.',
    aimedAt: 'FIKS-SLETT-001',
    rules: {
      refusesDeletion: (kind) =>
        kind === 'ALLE' ? 'slettetype er ugyldig' : fiksRules.refusesDeletion(kind),
    },
  },
  {
    id: 'fiks-slett-takes-any-kind',
    breaks: 'DELETE takes any slettetype.',
    aimedAt: 'FIKS-SLETT-002',
    rules: { refusesDeletion: () => undefined },
  },
  {
    id: 'fiks-slett-refused-deletes-all-the-same',
    breaks: 'A refused DELETE deletes the documents.',
    aimedAt: 'FIKS-SLETT-002',
    replies: { routes, when: isStatus(400), change: also(loses) },
  },
  {
    id: 'fiks-slett-deletes-the-forsendelse',
    breaks: 'DELETE of the documents deletes the forsendelse.',
    aimedAt: 'FIKS-SLETT-003',
    replies: {
      routes,
      when: isTaken,
      change: also(({ id }, { state }) => void state.forsendelser.delete(id)),
    },
  },
  {
    id: 'fiks-slett-without-a-kind-does-nothing',
    breaks: 'DELETE without slettetype deletes nothing.',
    aimedAt: 'FIKS-SLETT-004',
    bypass: ({ query }, route) =>
      route.id === routes[0] && !query.has('slettetype') ? noContent : undefined,
  },
  {
    id: 'fiks-slett-deletes-those-of-others',
    breaks: 'DELETE deletes the documents of the other forsendelser of the account.',
    aimedAt: 'FIKS-SLETT-005',
    replies: { routes, when: isTaken, change: also(losesOthers) },
  },
  {
    id: 'fiks-slett-again-answers-a-body',
    breaks: 'A second DELETE answers 200 with a body.',
    aimedAt: 'FIKS-SLETT-006',
    bypass: (call, route) =>
      route.id === routes[0] && subjectOf(call)?.documents.length === 0
        ? json({ slettet: false })
        : undefined,
  },
  {
    id: 'fiks-slett-metadata-is-gone',
    breaks: 'Metadata of deleted documents answers 410.',
    aimedAt: 'FIKS-SLETT-007',
    replies: {
      routes: ['hentMetadata'],
      when: (reply, call) => reply.status === 200 && subjectOf(call)?.documents.length === 0,
      change: (_, call) => refuses(call, 410),
    },
  },
  {
    id: 'fiks-slett-counts-as-handled',
    breaks: 'A deleted forsendelse counts as handled by hand.',
    aimedAt: 'FIKS-SLETT-008',
    rules: { becomesOnDelete: () => 'MANUELT_HANDTERT' },
  },
  {
    id: 'fiks-slett-too-early-answers-a-body',
    breaks: 'DELETE before delivery answers 200 with a body.',
    aimedAt: 'FIKS-SLETT-009',
    bypass: (call, route) =>
      route.id === routes[0] && ['MOTTATT', 'AKSEPTERT'].includes(subjectOf(call)?.status ?? '')
        ? json({ slettet: false })
        : undefined,
  },
  {
    id: 'fiks-slett-of-nothing-is-taken',
    breaks: 'DELETE of a forsendelse that does not exist answers 204.',
    aimedAt: 'FIKS-SLETT-010',
    replies: { routes, when: isStatus(404), change: () => noContent },
  },
];

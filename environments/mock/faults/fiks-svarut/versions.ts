import { both, emptyBody, withHeader, withStatus } from '../change.ts';
import { json } from '../../fiks-svarut/replies.ts';
import type { Reply } from '../../server/message.ts';
import type { FiksFault } from './fault.ts';

const elsewhere = (reply: Reply): Reply =>
  both(withStatus(308), emptyBody, withHeader('Location', '/api/v3/forsendelsestyper'))(reply, {});

const otherVersion = /^\/api\/v(?!2\/)\d+\//;

/** Faults of versions in the path. */
export const versionFaults: readonly FiksFault[] = [
  {
    id: 'fiks-version-leads-to-the-next',
    breaks: 'The version that is asked leads to the next one.',
    aimedAt: 'FIKS-VER-001',
    replies: { routes: ['hentForsendelsestyper', 'hentMetadata'], change: elsewhere },
  },
  {
    id: 'fiks-any-version-answers',
    breaks: 'A version that never was is answered as if it were version 2.',
    aimedAt: 'FIKS-VER-002',
    unrouted: (reply, { path }) =>
      otherVersion.test(path) ? json({ forsendelsestyper: [], mottakersystemer: [] }) : reply,
  },
  {
    id: 'fiks-unknown-version-leads-elsewhere',
    breaks: 'A version that never was leads to another one.',
    aimedAt: 'FIKS-VER-003',
    unrouted: (reply, { path }) => (otherVersion.test(path) ? elsewhere(reply) : reply),
  },
];

import { isStatus } from '../change.ts';
import type { MockRequest } from '../../server/message.ts';
import type { FiksFault } from './fault.ts';

const underV99 = ({ path }: MockRequest): boolean => path.includes('/v99/');

/** Faults of versions: the second alone lives (reference fiks 1.3). */
export const versionFaults: readonly FiksFault[] = [
  {
    id: 'fiks-version-2-has-ended',
    breaks: 'The second version answers that it has ended.',
    aimedAt: 'FIKS-VER-001',
    replies: {
      routes: ['hentForsendelsestyper', 'hentMottakersystem'],
      when: isStatus(200),
      change: (reply) => ({ ...reply, status: 410 }),
    },
  },
  {
    id: 'fiks-unknown-version-answers',
    breaks: 'A version that never was answers.',
    aimedAt: 'FIKS-VER-002',
    unrouted: (reply, request) => (underV99(request) ? { ...reply, status: 200 } : reply),
  },
  {
    id: 'fiks-unknown-version-leads-elsewhere',
    breaks: 'A version that never was is answered with a redirect to the second.',
    aimedAt: 'FIKS-VER-003',
    unrouted: (reply, request) =>
      underV99(request)
        ? {
            ...reply,
            status: 308,
            headers: [...reply.headers, ['Location', request.path.replace('/v99/', '/v2/')]],
          }
        : reply,
  },
];

import {
  both,
  dropMember,
  emptyBody,
  isRefusal,
  isStatus,
  mapMember,
  replaceBody,
  replaceJson,
  setMember,
  withMediaType,
} from '../change.ts';
import type { FiksChange, FiksFault } from './fault.ts';
import { accountRoutes, forsendelseRoutes } from './caller-means.ts';

const refusals = (change: FiksChange): Pick<FiksFault, 'replies'> => ({
  replies: { when: isRefusal, change },
});

/** Faults of the profile of error messages, each broken in one way (reference fiks 2.1). */
export const errorFaults: readonly FiksFault[] = [
  {
    id: 'fiks-error-status-is-500',
    breaks: 'The status in an error message is 500, whatever that of HTTP is.',
    aimedAt: 'FIKS-ERR-001',
    ...refusals(setMember(['status'], 500)),
  },
  {
    id: 'fiks-error-status-of-403-is-401',
    breaks: 'The message of a 403 says 401.',
    aimedAt: 'FIKS-ERR-001',
    replies: { when: isStatus(403), change: setMember(['status'], 401) },
  },
  {
    id: 'fiks-error-timestamp-in-seconds',
    breaks: 'The timestamp of an error message is in seconds.',
    aimedAt: 'FIKS-ERR-002',
    ...refusals(mapMember(['timestamp'], (ms) => Math.floor(Number(ms) / 1000))),
  },
  {
    id: 'fiks-error-timestamp-in-local-time',
    breaks: 'The timestamp of an error message is an hour ahead.',
    aimedAt: 'FIKS-ERR-002',
    ...refusals(mapMember(['timestamp'], (ms) => Number(ms) + 3_600_000)),
  },
  {
    id: 'fiks-error-without-id',
    breaks: 'Error messages have no errorId.',
    aimedAt: 'FIKS-ERR-003',
    ...refusals(dropMember('errorId')),
  },
  {
    id: 'fiks-error-id-is-a-number',
    breaks: 'The errorId of an error message is a running number.',
    aimedAt: 'FIKS-ERR-003',
    ...refusals(setMember(['errorId'], '4711')),
  },
  {
    id: 'fiks-error-message-is-empty',
    breaks: 'The message of an error message is empty.',
    aimedAt: 'FIKS-ERR-004',
    ...refusals(setMember(['message'], '')),
  },
  {
    id: 'fiks-error-message-is-blank',
    breaks: 'The message of a 404 is a space.',
    aimedAt: 'FIKS-ERR-004',
    replies: { when: isStatus(404), change: setMember(['message'], ' ') },
  },
  {
    id: 'fiks-error-path-of-another-call',
    breaks: 'The path of an error message is that of another call.',
    aimedAt: 'FIKS-ERR-005',
    ...refusals(setMember(['path'], '/api/v2/mottakersystem/sist')),
  },
  {
    id: 'fiks-error-path-is-a-template',
    breaks: 'The path of an error message is the template of the operation.',
    aimedAt: 'FIKS-ERR-005',
    replies: {
      routes: forsendelseRoutes,
      when: isRefusal,
      change: mapMember(['path'], (path) =>
        String(path).replace(/forsendelser\/[^/]+/, 'forsendelser/{forsendelseId}'),
      ),
    },
  },
  {
    id: 'fiks-error-json-is-plain-text',
    breaks: 'The errorJson of an error message is a text that is no JSON.',
    aimedAt: 'FIKS-ERR-006',
    ...refusals(setMember(['errorJson'], '{antall=13}')),
  },
  {
    id: 'fiks-refusal-is-a-page',
    breaks: 'Refusals of an account are pages of a gateway.',
    aimedAt: 'FIKS-ERR-007',
    replies: {
      routes: accountRoutes,
      when: isStatus(401, 403),
      change: both(withMediaType('text/html'), replaceBody('<html><h1>Forbidden</h1></html>')),
    },
  },
  {
    id: 'fiks-refusal-is-empty',
    breaks: 'Refusals of DELETE dokumenter have no body.',
    aimedAt: 'FIKS-ERR-007',
    replies: { routes: ['slettFiler'], when: isRefusal, change: emptyBody },
  },
  {
    id: 'fiks-refusal-under-text-plain',
    breaks: 'The refusal of a malformed request is JSON under text/plain.',
    aimedAt: 'FIKS-ERR-007',
    replies: { when: isStatus(400), change: withMediaType('text/plain') },
  },
  {
    id: 'fiks-refusal-of-version-1',
    breaks: 'Refusals have the two members that version 1 had.',
    aimedAt: 'FIKS-ERR-007',
    ...refusals(replaceJson({ errorcode: 'FEIL', melding: 'Noe gikk galt' })),
  },
  {
    id: 'fiks-error-id-is-always-the-same',
    breaks: 'Every refusal has the same errorId.',
    aimedAt: 'FIKS-ERR-009',
    ...refusals(setMember(['errorId'], '00000000-0000-4000-8000-000000000000')),
  },
  {
    id: 'fiks-error-is-a-code',
    breaks: 'The error of an error message is a code instead of the reason phrase.',
    aimedAt: 'FIKS-ERR-008',
    ...refusals(setMember(['error'], 'FIKS_4711')),
  },
];

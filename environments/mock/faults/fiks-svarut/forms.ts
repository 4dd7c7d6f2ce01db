import { isStatus, mapBody, mapJson, mapMember, mapText, withMediaType } from '../change.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { json } from '../../fiks-svarut/replies.ts';
import { isRecord } from '../../server/narrow.ts';
import { refused } from './caller-means.ts';
import type { FiksFault } from './fault.ts';

const withoutOffset = (value: unknown): string => String(value).replace(/(?:Z|[+-][\d:]+)$/, '');
const version1 = (value: unknown): string => new Date(String(value)).toLocaleString('nb-NO');

const isId = /^[\da-f-]{36}$/i;

/** Faults of times, lists, encodings, ids, methods and paths. */
export const formFaults: readonly FiksFault[] = [
  {
    id: 'fiks-status-time-without-offset',
    breaks: 'The time of a status has no offset.',
    aimedAt: 'FIKS-FORM-001',
    replies: {
      routes: ['hentStatuser'],
      change: mapMember(['statuser', '*', 'sisteStatusEndring'], withoutOffset),
    },
  },
  {
    id: 'fiks-event-time-of-version-1',
    breaks: 'The times of events are written as version 1 wrote them.',
    aimedAt: 'FIKS-FORM-001',
    replies: {
      routes: ['hentHendelser'],
      when: isStatus(200),
      change: mapMember(['hendelser', '*', 'tidspunkt'], version1),
    },
  },
  {
    id: 'fiks-lookup-time-is-a-number',
    breaks: 'The date of a forsendelse is a number.',
    aimedAt: 'FIKS-FORM-001',
    replies: {
      routes: ['finnForsendelserKnyttetTilEksternRefMedMetadata'],
      when: isStatus(200),
      change: mapMember(['forsendelser', '*', 'dato'], (text) => Date.parse(String(text))),
    },
  },
  {
    id: 'fiks-types-are-a-bare-list',
    breaks: 'Types are answered as a bare list.',
    aimedAt: 'FIKS-FORM-003',
    replies: {
      routes: ['hentForsendelsestyper'],
      when: isStatus(200),
      change: mapJson((value) => (isRecord(value) ? value['forsendelsestyper'] : value)),
    },
  },
  {
    id: 'fiks-signing-events-have-another-name',
    breaks: 'Signing events are wrapped under another name.',
    aimedAt: 'FIKS-FORM-003',
    replies: {
      routes: ['hentSigneringshendelser'],
      when: isStatus(200),
      change: mapJson((value) => (isRecord(value) ? { logg: value['hendelser'] } : value)),
    },
  },
  {
    id: 'fiks-json-with-byte-order-mark',
    breaks: 'JSON begins with a byte order mark.',
    aimedAt: 'FIKS-FORM-004',
    replies: { when: isStatus(200), change: mapText((text) => `\uFEFF${text}`) },
  },
  {
    id: 'fiks-json-in-latin-1',
    breaks: 'The lookup with metadata is written in Latin-1.',
    aimedAt: 'FIKS-FORM-004',
    replies: {
      routes: ['finnForsendelserKnyttetTilEksternRefMedMetadata'],
      change: mapBody((body) => Buffer.from(body.toString('utf8'), 'latin1')),
    },
  },
  {
    id: 'fiks-json-under-octet-stream',
    breaks: 'Metadata is answered under application/octet-stream.',
    aimedAt: 'FIKS-FORM-004',
    replies: {
      routes: ['hentMetadata'],
      when: isStatus(200),
      change: withMediaType('application/octet-stream'),
    },
  },
  {
    id: 'fiks-malformed-account-is-empty',
    breaks: 'An account whose id is none has no forsendelser, says the lookup.',
    aimedAt: 'FIKS-FORM-005',
    bypass: ({ params }, { id }) =>
      id === 'finnForsendelserKnyttetTilEksternRef' && !isId.test(params['kontoId'] ?? '')
        ? json({ forsendelseIds: [] })
        : undefined,
  },
  {
    id: 'fiks-malformed-forsendelse-answers-500',
    breaks: 'A forsendelse whose id is none makes the service fail.',
    aimedAt: 'FIKS-FORM-005',
    bypass: (call, { on }) =>
      on === 'forsendelse' && !isId.test(call.params['forsendelseId'] ?? '')
        ? refused(call, 500)
        : undefined,
  },
  {
    id: 'fiks-id-is-read-by-its-beginning',
    breaks: 'What stands behind the 36 characters of an id does not count.',
    aimedAt: 'FIKS-FORM-005',
    requests: {
      change: (call) => {
        const cut = Object.entries(call.params).map(([name, id]) => [name, id.slice(0, 36)]);
        return { ...call, params: Object.fromEntries(cut) as FiksCall['params'] };
      },
    },
  },
  {
    id: 'fiks-unknown-method-answers-200',
    breaks: 'A method that a path does not know is answered 200.',
    aimedAt: 'FIKS-FORM-007',
    unrouted: (reply) => (reply.status === 405 ? json({}) : reply),
  },
  {
    id: 'fiks-unknown-method-answers-501',
    breaks: 'A method that a path does not know is answered 501.',
    aimedAt: 'FIKS-FORM-007',
    unrouted: (reply) => (reply.status === 405 ? { ...reply, status: 501 } : reply),
  },
  {
    id: 'fiks-ids-in-upper-case',
    breaks: 'Ids of the lookup are written in upper case.',
    aimedAt: 'FIKS-FORM-002',
    replies: {
      routes: ['finnForsendelserKnyttetTilEksternRef'],
      when: isStatus(200),
      change: mapMember(['forsendelseIds', '*'], (id) => String(id).toUpperCase()),
    },
  },
  {
    id: 'fiks-id-is-known-in-one-case',
    breaks: 'An id of a path is known in lower case alone.',
    aimedAt: 'FIKS-FORM-006',
    rules: { isId: (text) => /^[\da-f-]{36}$/.test(text) },
  },
  {
    id: 'fiks-unknown-method-answers-404',
    breaks: 'A method that a path does not know is refused with 404.',
    aimedAt: 'FIKS-FORM-008',
    unrouted: (reply) => (reply.status === 405 ? { ...reply, status: 404 } : reply),
  },
  {
    id: 'fiks-unknown-path-answers-400',
    breaks: 'A path that no operation has is refused with 400.',
    aimedAt: 'FIKS-FORM-014',
    unrouted: (reply) => (reply.status === 404 ? { ...reply, status: 400 } : reply),
  },
];

import {
  both,
  isStatus,
  mapBody,
  mapJson,
  mapMember,
  mapText,
  replaceBody,
  withMediaType,
} from '../change.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { errorReply, json } from '../../fiks-svarut/error-message.ts';
import { isRecord } from '../../server/narrow.ts';
import type { Reply } from '../../server/message.ts';
import type { FiksFault } from './fault.ts';

const refused = (call: FiksCall, status: number): Reply =>
  errorReply({ status, message: 'Forespørselen støttes ikke' }, call.request, call.state.world);

const header = ({ request }: FiksCall, name: string): string => request.header(name) ?? '';

const withoutOffset = (value: unknown): string => String(value).replace(/(?:Z|[+-][\d:]+)$/, '');
const version1 = (value: unknown): string => new Date(String(value)).toLocaleString('nb-NO');

const isId = /^[\da-f-]{36}$/i;

/** Faults of forms: times, lists, encodings, ids, methods, negotiation and framing. */
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
    id: 'fiks-accept-of-several-types-answers-406',
    breaks: 'Accept with several types is refused with 406.',
    aimedAt: 'FIKS-FORM-009',
    bypass: (call) => (header(call, 'accept').includes(',') ? refused(call, 406) : undefined),
  },
  {
    id: 'fiks-accept-of-anything-gets-xml',
    breaks: 'Types are answered as XML to whoever takes anything.',
    aimedAt: 'FIKS-FORM-009',
    replies: {
      routes: ['hentForsendelsestyper'],
      when: (_, call) => header(call, 'accept') === '*/*',
      change: both(withMediaType('application/xml'), replaceBody('<forsendelsestyper/>')),
    },
  },
  {
    id: 'fiks-charset-of-json-answers-415',
    breaks: 'A JSON request with a charset is refused with 415.',
    aimedAt: 'FIKS-FORM-011',
    bypass: (call, { id }) =>
      id !== 'send' && /charset/i.test(header(call, 'content-type'))
        ? refused(call, 415)
        : undefined,
  },
  {
    id: 'fiks-media-type-is-known-in-one-case',
    breaks: 'The media type of a JSON request is known in lower case alone.',
    aimedAt: 'FIKS-FORM-011',
    bypass: (call) =>
      header(call, 'content-type').startsWith('Application/') ? refused(call, 415) : undefined,
  },
  {
    id: 'fiks-chunks-answer-411',
    breaks: 'A JSON request without Content-Length is refused with 411.',
    aimedAt: 'FIKS-FORM-013',
    bypass: (call, { id }) =>
      id !== 'send' && call.request.chunked ? refused(call, 411) : undefined,
  },
  {
    id: 'fiks-chunks-are-lost',
    breaks: 'What a request brings in chunks is not read.',
    aimedAt: 'FIKS-FORM-013',
    requests: {
      routes: ['hentStatuser'],
      change: (call) => {
        const { json: _, ...others } = call;
        return call.request.chunked ? others : call;
      },
    },
  },
  {
    id: 'fiks-unknown-query-answers-400',
    breaks: 'A query parameter that an operation does not know is refused with 400.',
    aimedAt: 'FIKS-FORM-015',
    bypass: (call) => (call.query.has('samsvar') ? refused(call, 400) : undefined),
  },
];

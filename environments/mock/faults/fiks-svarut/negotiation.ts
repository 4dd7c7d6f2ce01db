import { both, replaceBody, withMediaType } from '../change.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { refused } from './caller-means.ts';
import type { FiksFault } from './fault.ts';

const header = ({ request }: FiksCall, name: string): string => request.header(name) ?? '';

/** Faults of how media types, queries and framing are read. */
export const negotiationFaults: readonly FiksFault[] = [
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
  {
    id: 'fiks-accept-without-json-answers-400',
    breaks: 'Accept without JSON is refused with 400.',
    aimedAt: 'FIKS-FORM-010',
    bypass: (call) => (header(call, 'accept') === 'text/csv' ? refused(call, 400) : undefined),
  },
  {
    id: 'fiks-xml-request-answers-422',
    breaks: 'A request of XML is refused with 422.',
    aimedAt: 'FIKS-FORM-012',
    bypass: (call) => (/xml/.test(header(call, 'content-type')) ? refused(call, 422) : undefined),
  },
];

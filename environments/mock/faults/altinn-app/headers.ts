import { dropHeader, isStatus, mapBody, mapHeader, withHeader } from '../change.ts';
import type { Change, Fault } from './fault.ts';
import type { MockRequest, Reply } from '../../server/message.ts';
import { onReply } from './spoil.ts';

const everywhere = (change: Change): Pick<Fault, 'replies'> => ({ replies: { change } });

const madeByPost = ['createInstanceSimple'];

const on =
  (
    method: string,
    change: (reply: Reply) => Reply,
  ): ((reply: Reply, request: MockRequest) => Reply) =>
  (reply, request) =>
    request.method === method ? change(reply) : reply;

/** Faults of headers. */
export const headersFaults: readonly Fault[] = [
  {
    id: 'app-put-data-loses-location',
    breaks: 'PUT data answers 201 without Location.',
    aimedAt: 'APP-HDR-001',
    ...onReply(['putData'], 201, dropHeader('Location')),
  },
  {
    id: 'app-location-is-relative',
    breaks: 'Location of a new instance is a path.',
    aimedAt: 'APP-HDR-001',
    ...onReply(
      madeByPost,
      201,
      mapHeader('Location', (value) => value.replace(/^https?:\/\/[^/]+/, '')),
    ),
  },
  {
    id: 'app-location-leads-nowhere',
    breaks: 'Location of a new instance leads nowhere.',
    aimedAt: 'APP-HDR-002',
    ...onReply(
      madeByPost,
      201,
      mapHeader('Location', (value) => `${value}/finnes-ikke`),
    ),
  },
  {
    id: 'app-location-of-element-leads-nowhere',
    breaks: 'Location of a saved form leads to no element.',
    aimedAt: 'APP-HDR-002',
    ...onReply(
      ['putData'],
      201,
      mapHeader('Location', (value) =>
        value.replace(/[^/]+$/, '11111111-1111-4111-8111-111111111111'),
      ),
    ),
  },
  {
    id: 'app-wrong-method-is-missing',
    breaks: 'A method that a path does not have leads to 404.',
    aimedAt: 'APP-HDR-003',
    unrouted: on('PATCH', (reply) => ({ ...reply, status: 404 })),
  },
  {
    id: 'app-wrong-method-names-none',
    breaks: 'A method that a path does not have is refused without Allow.',
    aimedAt: 'APP-HDR-003',
    unrouted: on('PATCH', (reply) => ({
      ...reply,
      headers: reply.headers.filter(([name]) => name !== 'Allow'),
    })),
  },
  {
    id: 'app-wrong-method-hides-delete',
    breaks: 'Allow leaves DELETE out.',
    aimedAt: 'APP-HDR-003',
    unrouted: on('POST', (reply) => ({
      ...reply,
      headers: reply.headers.map(([name, value]) =>
        name === 'Allow' ? [name, value.replaceAll('DELETE', 'TRACE')] : [name, value],
      ),
    })),
  },
  {
    id: 'app-data-may-be-cached',
    breaks: 'Data of an instance may be kept by caches.',
    aimedAt: 'APP-HDR-004',
    ...onReply(['getData'], 200, withHeader('Cache-Control', 'public,max-age=3600')),
  },
  {
    id: 'app-instance-forgets-cache-control',
    breaks: 'An instance says nothing about caches.',
    aimedAt: 'APP-HDR-004',
    ...onReply(['getInstance'], 200, dropHeader('Cache-Control')),
  },
  {
    id: 'app-metadata-is-never-cached',
    breaks: 'Metadata forbid caches to keep them.',
    aimedAt: 'APP-HDR-005',
    ...onReply(['getApplicationMetadata'], 200, withHeader('Cache-Control', 'no-store')),
  },
  {
    id: 'app-media-type-may-be-guessed',
    breaks: 'Answers allow guessing the media type.',
    aimedAt: 'APP-HDR-006',
    ...everywhere(dropHeader('X-Content-Type-Options')),
  },
  {
    id: 'app-downloads-may-be-guessed',
    breaks: 'Downloads alone allow guessing the media type.',
    aimedAt: 'APP-HDR-006',
    ...onReply(['getData'], 200, dropHeader('X-Content-Type-Options')),
  },
  {
    id: 'app-answers-may-be-framed',
    breaks: 'Answers may be shown in frames.',
    aimedAt: 'APP-HDR-007',
    ...everywhere(dropHeader('X-Frame-Options')),
  },
  {
    id: 'app-answers-give-referrers',
    breaks: 'Answers let browsers tell where they come from.',
    aimedAt: 'APP-HDR-007',
    ...everywhere(withHeader('Referrer-Policy', 'unsafe-url')),
  },
  {
    id: 'app-answers-carry-no-date',
    breaks: 'Answers carry no date.',
    aimedAt: 'APP-HDR-008',
    ...everywhere(dropHeader('Date')),
  },
  {
    id: 'app-date-is-iso',
    breaks: 'The date of an answer has the form of ISO 8601.',
    aimedAt: 'APP-HDR-008',
    ...everywhere(withHeader('Date', '2026-10-01T12:00:00Z')),
  },
  {
    id: 'app-answers-set-cookies',
    breaks: 'Answers to a token in the header set cookies.',
    aimedAt: 'APP-HDR-009',
    ...everywhere(withHeader('Set-Cookie', 'ARRAffinity=1; path=/')),
  },
  {
    id: 'app-answers-carry-etag',
    breaks: 'Answers carry an ETag.',
    aimedAt: 'APP-HDR-010',
    ...onReply(['getInstance'], 200, withHeader('ETag', '"1"')),
  },
  {
    id: 'app-preflight-allows-anybody',
    breaks: 'A preflight allows any origin.',
    aimedAt: 'APP-HDR-011',
    unrouted: on('OPTIONS', (reply) => ({
      ...reply,
      headers: [...reply.headers, ['Access-Control-Allow-Origin', '*']],
    })),
  },
  {
    id: 'app-offers-head',
    breaks: 'HEAD is offered.',
    aimedAt: 'APP-HDR-012',
    unrouted: on('HEAD', (reply) => ({ ...reply, status: 200 })),
  },
  {
    id: 'app-download-is-inline',
    breaks: 'A download is to be shown in the browser.',
    aimedAt: 'APP-HDR-013',
    ...onReply(
      ['getData'],
      200,
      mapHeader('Content-Disposition', (value) => value.replace('attachment', 'inline')),
    ),
  },
  {
    id: 'app-download-has-plain-name-only',
    breaks: 'A download names its file in plain form only.',
    aimedAt: 'APP-HDR-013',
    ...onReply(
      ['getData'],
      200,
      mapHeader('Content-Disposition', (value) => value.replace(/; filename\*=.*$/, '')),
    ),
  },
  {
    id: 'app-download-has-another-name',
    breaks: 'A download is named after its id.',
    aimedAt: 'APP-HDR-013',
    ...onReply(
      ['getData'],
      200,
      mapHeader('Content-Disposition', (value) => value.replaceAll(/vedlegg|notat/g, 'element')),
    ),
  },
  {
    id: 'app-json-names-no-charset',
    breaks: 'JSON answers do not name their charset.',
    aimedAt: 'APP-HDR-014',
    ...everywhere(mapHeader('Content-Type', (value) => value.replace(/;\s*charset=.*$/, ''))),
  },
  {
    id: 'app-json-is-latin1',
    breaks: 'The bytes of an instance are Latin-1.',
    aimedAt: 'APP-HDR-014',
    replies: {
      routes: ['getInstance'],
      when: isStatus(200),
      change: mapBody((body) =>
        Buffer.from(body.toString('utf8').replace('"org":', '"visning":"blå","org":'), 'latin1'),
      ),
    },
  },
];

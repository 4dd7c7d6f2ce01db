import {
  emptyBody,
  isStatus,
  mapMember,
  replaceJson,
  setMember,
  withHeader,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { Reply } from '../../server/message.ts';
import { keyHeader, quotaExceeded, throttled } from '../../sdir/gateway/bodies.ts';
import { problem } from '../../sdir/services/replies.ts';
import type { SdirFault } from './fault.ts';
import { answers } from './means.ts';

const without = (reply: Reply, name: string): Reply => ({
  ...reply,
  headers: reply.headers.filter(([own]) => own !== name),
});

/** What the gateway answers by itself, and what no answer shows. */
export const gatewayFaults: readonly SdirFault[] = [
  {
    id: 'sdir-gateway-names-other-status',
    breaks: 'The body of a 404 says 401.',
    aimedAt: 'SDIR-ERR-001',
    unrouted: (reply) => setMember(['statusCode'], 401)(reply, undefined),
  },
  {
    id: 'sdir-unknown-path-answers',
    breaks: 'A path that nothing has is answered 200.',
    aimedAt: 'SDIR-ERR-002',
    unrouted: (reply) => withStatus(200)(reply, undefined),
  },
  {
    id: 'sdir-unknown-path-silent',
    breaks: 'A path that nothing has is answered without a body.',
    aimedAt: 'SDIR-ERR-003',
    unrouted: (reply) => emptyBody(reply, undefined),
  },
  {
    id: 'sdir-unknown-path-400',
    breaks: 'A path that nothing has is answered 400 without a key.',
    aimedAt: 'SDIR-ERR-004',
    unrouted: (reply, request) =>
      request.header(keyHeader) === undefined ? withStatus(400)(reply, undefined) : reply,
  },
  {
    id: 'sdir-other-method-answers',
    breaks: 'PATCH is answered 200.',
    aimedAt: 'SDIR-ERR-005',
    unrouted: (reply, { method }) =>
      method === 'PATCH' ? withStatus(200)(reply, undefined) : reply,
  },
  {
    id: 'sdir-delete-answers',
    breaks: 'DELETE of a report is answered 200.',
    aimedAt: 'SDIR-ERR-006',
    unrouted: (reply, { method }) =>
      method === 'DELETE' ? withStatus(200)(reply, undefined) : reply,
  },
  {
    id: 'sdir-422-without-form',
    breaks: 'A refused batch is told in a body without title and message.',
    aimedAt: 'SDIR-ERR-007',
    rules: { tellsFailures: answers(422, { errors: {} }) },
  },
  {
    id: 'sdir-400-without-title',
    breaks: 'A body that is no JSON is refused without a title.',
    aimedAt: 'SDIR-ERR-008',
    rules: { refusesBody: answers(400, { status: 400 }) },
  },
  {
    id: 'sdir-preflight-allowed',
    breaks: 'A preflight is answered for any origin.',
    aimedAt: 'SDIR-ERR-009',
    unrouted: (reply, { method }) =>
      method === 'OPTIONS'
        ? withHeader('Access-Control-Allow-Origin', '*')(
            withStatus(204)(reply, undefined),
            undefined,
          )
        : reply,
  },
  {
    id: 'sdir-429-without-retry-after',
    breaks: 'A 429 does not tell how long to wait.',
    aimedAt: 'SDIR-LIMIT-001',
    rules: { throttles: (seconds) => without(throttled(seconds), 'Retry-After') },
  },
  {
    id: 'sdir-429-retry-after-date',
    breaks: 'A 429 tells a date to wait for.',
    aimedAt: 'SDIR-LIMIT-001',
    replies: {
      when: isStatus(429),
      change: withHeader('Retry-After', 'Fri, 27 Nov 2026 12:00:00 GMT'),
    },
  },
  {
    id: 'sdir-429-waits-too-long',
    breaks: 'A 429 tells to wait for an hour.',
    aimedAt: 'SDIR-LIMIT-002',
    replies: { when: isStatus(429), change: withHeader('Retry-After', '3600') },
  },
  {
    id: 'sdir-429-tells-two-times',
    breaks: 'A 429 tells one time in the header and another in the message.',
    aimedAt: 'SDIR-LIMIT-002',
    replies: { when: isStatus(429), change: withHeader('Retry-After', '7') },
  },
  {
    id: 'sdir-429-silent',
    breaks: 'A 429 has no body.',
    aimedAt: 'SDIR-LIMIT-003',
    replies: { when: isStatus(429), change: emptyBody },
  },
  {
    id: 'sdir-429-stores',
    breaks: 'What is refused with 429 is stored nevertheless.',
    aimedAt: 'SDIR-LIMIT-004',
    rules: { passesRefused: ({ status }) => status === 429 },
  },
  {
    id: 'sdir-429-lasts-longer',
    breaks: 'The rate is not renewed when Retry-After has passed.',
    aimedAt: 'SDIR-LIMIT-005',
    rules: { throttles: (seconds) => throttled(Math.floor(seconds / 2)) },
  },
  {
    id: 'sdir-quota-429',
    breaks: 'A used-up quota is answered 429.',
    aimedAt: 'SDIR-LIMIT-006',
    rules: { refusesQuota: (seconds) => ({ ...quotaExceeded(seconds), status: 429 }) },
  },
  {
    id: 'sdir-quota-without-retry-after',
    breaks: 'A used-up quota does not tell how long to wait.',
    aimedAt: 'SDIR-LIMIT-007',
    rules: { refusesQuota: (seconds) => without(quotaExceeded(seconds), 'Retry-After') },
  },
  {
    id: 'sdir-quota-stores',
    breaks: 'What is refused for the quota is stored nevertheless.',
    aimedAt: 'SDIR-LIMIT-008',
    rules: { passesRefused: ({ status }) => status === 403 },
  },
  {
    id: 'sdir-location-with-person',
    breaks: 'The address of what was created holds an identity number.',
    aimedAt: 'SDIR-PRIV-001',
    replies: {
      routes: ['createCompetenceV1'],
      when: isStatus(201),
      change: withHeader('Location', '/aps-additionalcompetence-external/v1/person/13876551289'),
    },
  },
  {
    id: 'sdir-key-repeated',
    breaks: 'Answers repeat the header of the key.',
    aimedAt: 'SDIR-PRIV-002',
    replies: { when: isStatus(200), change: withHeader(keyHeader, 'some-key') },
  },
  {
    id: 'sdir-trace-shown',
    breaks: 'Answers carry the address of a trace.',
    aimedAt: 'SDIR-PRIV-003',
    replies: { change: withHeader('Ocp-Apim-Trace-Location', 'https://trace.example/1') },
  },
  {
    id: 'sdir-refusal-repeats-token',
    breaks: 'A refusal repeats the credentials.',
    aimedAt: 'SDIR-PRIV-004',
    replies: {
      when: isStatus(401),
      change: (reply, { request }) => ({
        ...reply,
        headers: [...reply.headers, ['X-Refused', request.header('authorization') ?? '']],
      }),
    },
  },
  {
    id: 'sdir-refusal-repeats-key',
    breaks: 'A refusal of the key repeats the key.',
    aimedAt: 'SDIR-PRIV-004',
    replies: {
      when: isStatus(401),
      change: (reply, { request }) =>
        mapMember(['message'], (text) => `${String(text)} ${request.header(keyHeader) ?? ''}`)(
          reply,
          undefined,
        ),
    },
  },
  {
    id: 'sdir-charset-latin1',
    breaks: 'Answers are named iso-8859-1.',
    aimedAt: 'SDIR-FORM-007',
    replies: {
      when: isStatus(200),
      change: withMediaType('application/json; charset=iso-8859-1'),
    },
  },
  {
    id: 'sdir-xml-for-whoever-asks',
    breaks: 'Whoever asks for XML gets XML.',
    aimedAt: 'SDIR-FORM-008',
    replies: {
      when: (reply, { request }) =>
        reply.status === 200 && /xml/.test(request.header('accept') ?? ''),
      change: (reply) => ({
        ...reply,
        headers: [['Content-Type', 'application/xml']],
        body: Buffer.from('<items/>'),
      }),
    },
  },
  {
    id: 'sdir-language-changes-data',
    breaks: 'English readers get the list in another order and form.',
    aimedAt: 'SDIR-FORM-015',
    replies: {
      routes: ['listCourses'],
      when: (_reply, { request }) => request.header('accept-language') === 'en',
      change: replaceJson([]),
    },
  },
  {
    id: 'sdir-organisation-refused-otherwise',
    breaks: 'An organisation that is not approved is answered 404.',
    aimedAt: 'SDIR-AUTH-047',
    rules: { refusesOrganisation: () => problem(404, 'Not Found') },
  },
];

import { gatewayReply, throttled } from '../../../sdir/gateway/bodies.ts';
import { problem, silent } from '../../../sdir/services/replies.ts';
import { both, emptyBody, isStatus, withHeader, withStatus } from '../../change.ts';
import type { SdirVariation } from '../variation.ts';

const ofAccess = /^SDIR-(?:AUTH|PRIV|CONTRACT)-/;
const ofGateway = /^SDIR-(?:ERR|LIMIT|VER|FORM)-/;

/** Other refusals of gateway and token (reference sdir 3.4 and 8). */
export const gatewayVariations: readonly SdirVariation[] = [
  {
    says: 'a token refused with 403 and the words of the gateway',
    seenBy: ofAccess,
    answers: { rules: { refusesToken: () => gatewayReply(403, 'JWT not present.') } },
  },
  {
    says: 'a token refused with 401 and problem details',
    seenBy: ofAccess,
    answers: { rules: { refusesToken: () => problem(401, 'Unauthorized') } },
  },
  {
    says: 'a scope refused with an empty 401',
    seenBy: ofAccess,
    answers: { rules: { refusesToken: () => silent(401) } },
  },
  {
    says: 'an organisation that is not approved refused with 422',
    seenBy: /^SDIR-(?:AUTH|COURSE)-/,
    answers: {
      rules: { refusesOrganisation: () => problem(422, 'The organisation is not approved.') },
    },
  },
  {
    says: 'words of the gateway as its own pages have them',
    seenBy: ofAccess,
    answers: {
      rules: {
        refusesKey: (kind, realm) =>
          gatewayReply(
            401,
            `Access denied due to ${kind} subscription key. Make sure to include subscription key when making requests to this API.`,
            [
              [
                'WWW-Authenticate',
                `AzureApiManagementKey realm="${realm}", name="Ocp-Apim-Subscription-Key", type="header"`,
              ],
            ],
          ),
      },
    },
  },
  {
    says: 'a wrong method refused by the service, with what it allows',
    seenBy: ofGateway,
    answers: {
      unrouted: (reply, { method }) =>
        ['PATCH', 'DELETE', 'PROPFIND'].includes(method)
          ? both(withStatus(405), emptyBody, withHeader('Allow', 'GET, POST'))(reply, {})
          : reply,
    },
  },
  {
    says: 'a version that has ended refused as one that never was',
    seenBy: /^SDIR-VER-/,
    answers: { rules: { refusesRetired: () => gatewayReply(404, 'Resource not found') } },
  },
  {
    says: 'a version refused by the service with an empty 404',
    seenBy: /^SDIR-VER-/,
    answers: {
      unrouted: (reply, { path }) => (/\/v\d/.test(path) ? emptyBody(reply, {}) : reply),
    },
  },
  {
    says: 'a time to wait that differs by a second from the message',
    seenBy: /^SDIR-LIMIT-/,
    answers: {
      rules: {
        throttles: (seconds) =>
          withHeader('Retry-After', String(seconds + 1))(throttled(seconds), {}),
      },
    },
  },
  {
    says: 'a refused media type as 400',
    seenBy: ofGateway,
    answers: { rules: { refusesMediaType: () => problem(400, 'Bad Request') } },
  },
  {
    says: 'XML refused with 406, instead of JSON for whoever asks for it',
    seenBy: ofGateway,
    answers: {
      replies: {
        when: (reply, { request }) =>
          reply.status === 200 && /xml/.test(request.header('accept') ?? ''),
        change: both(withStatus(406), emptyBody),
      },
    },
  },
  {
    says: 'an id that is none told as not found',
    seenBy: /^SDIR-(?:FORM|ECERT)-/,
    answers: { rules: { refusesUid: () => problem(404, 'Not Found') } },
  },
  {
    says: 'a report that is not found told without a word',
    seenBy: /^SDIR-(?:FORM|AUTH|BATCH)-/,
    answers: { replies: { when: isStatus(404), change: emptyBody } },
  },
];

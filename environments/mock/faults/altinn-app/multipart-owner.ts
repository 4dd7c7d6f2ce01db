import { accessRules } from '../../altinn-app/rules/access.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';
import { isStatus, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import {
  bothMisread,
  jsonIn,
  misreadBody,
  misreadHeader,
  misreadJson,
  misreadQuery,
  misreadWhen,
} from './misread.ts';
import { isRecord } from '../../server/narrow.ts';
import { onReply, owner } from './spoil.ts';
import { isMultipart, mine, reads, refusesYetMakes, routes, text } from './multipart-means.ts';

const withParameter = /Content-Type: [^\r\n]+; charset=utf-8/;

/** Faults in who the owner of an instance made of parts is, and in odd bodies. */
export const multipartOwnerFaults: readonly Fault[] = [
  {
    id: 'app-multipart-both-parties-query-wins',
    breaks: 'Of a party in the query and one in the description the former counts.',
    aimedAt: 'APP-MULTI-035',
    ...reads(
      misreadWhen(
        ({ request }) => request.query.has('instanceOwnerPartyId'),
        bothMisread(
          misreadBody(() => ''),
          misreadHeader('Content-Type', () => undefined),
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-both-parties-description-wins',
    breaks: 'Of a party in the query and one in the description the latter counts.',
    aimedAt: 'APP-MULTI-035',
    ...reads(
      misreadWhen(
        ({ request }) => request.body.length > 0,
        misreadQuery('instanceOwnerPartyId', () => undefined),
      ),
    ),
  },
  {
    id: 'app-multipart-odd-party-is-the-caller',
    breaks: 'A party in the query that is no number stands for the caller.',
    aimedAt: 'APP-MULTI-036',
    ...reads(
      misreadQuery('instanceOwnerPartyId', (sent) => (sent === 'abc' ? owner.partyId : sent)),
    ),
  },
  {
    id: 'app-multipart-odd-party-answers-404',
    breaks: 'A party in the query that is no number is refused with 404.',
    aimedAt: 'APP-MULTI-036',
    ...onReply(routes, 400, withStatus(404)),
  },
  {
    id: 'app-multipart-no-owner-is-the-caller',
    breaks: 'A description without an owner makes an instance of the caller.',
    aimedAt: 'APP-MULTI-037',
    ...reads(
      misreadWhen(
        ({ request }) => isRecord(jsonIn(request.body)),
        misreadJson((sent) =>
          /partyId|Number/.test(JSON.stringify(sent))
            ? sent
            : { instanceOwner: { partyId: owner.partyId } },
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-unknown-owner-is-the-caller',
    breaks: 'An owner whom the register does not know stands for the caller.',
    aimedAt: 'APP-MULTI-038',
    ...reads(
      bothMisread(
        misreadQuery('instanceOwnerPartyId', (sent) =>
          sent === '999999999' ? owner.partyId : sent,
        ),
        misreadBody((body) => body.toString('latin1').replace('999999999', owner.partyId)),
      ),
    ),
  },
  {
    id: 'app-multipart-unknown-owner-answers-400',
    breaks: 'An owner whom the register does not know is refused with 400.',
    aimedAt: 'APP-MULTI-038',
    ...onReply(routes, 404, withStatus(400)),
  },
  {
    id: 'app-multipart-for-anybody',
    breaks: 'Anybody makes instances of parts for anybody.',
    aimedAt: 'APP-MULTI-039',
    rules: {
      permits: (question) => question.action === 'instantiate' || accessRules.permits(question),
    },
  },
  {
    id: 'app-multipart-for-anybody-refused-too-late',
    breaks: 'A caller without rights is refused, and the instance made of parts stays.',
    aimedAt: 'APP-MULTI-039',
    rules: {
      permits: (question) => question.action === 'instantiate' || accessRules.permits(question),
    },
    replies: { routes, when: isStatus(201), change: withStatus(403) },
  },
  {
    id: 'app-multipart-text-is-the-caller',
    breaks: 'A text as body makes an instance of the caller.',
    aimedAt: 'APP-MULTI-040',
    ...reads(misreadWhen(({ request }) => request.header('content-type') === 'text/plain', mine)),
  },
  {
    id: 'app-multipart-nothing-answers-415',
    breaks: 'A request without a body is refused with 415.',
    aimedAt: 'APP-MULTI-040',
    ...onReply(routes, 400, withStatus(415)),
  },
  {
    id: 'app-multipart-bare-line-feeds-answer-500',
    breaks: 'Line ends without carriage return lead to 500.',
    aimedAt: 'APP-MULTI-043',
    replies: {
      routes,
      when: (_, call) => isMultipart(call) && !text(call).includes('\r\n'),
      change: () => ({ status: 500, headers: [] }),
    },
  },
  {
    id: 'app-multipart-bare-line-feeds-refused-too-late',
    breaks: 'Line ends without carriage return are refused, and the instance stays.',
    aimedAt: 'APP-MULTI-043',
    ...refusesYetMakes(
      (call) => isMultipart(call) && !text(call).includes('\r\n'),
      misreadBody((body) => body.toString('latin1').replaceAll('\n', '\r\n')),
    ),
  },
  {
    id: 'app-multipart-media-type-parameter-half-stored',
    breaks: 'A media type with a parameter is refused, and the instance stays.',
    aimedAt: 'APP-MULTI-045',
    ...refusesYetMakes(
      (call) => withParameter.test(text(call)),
      misreadBody((body) =>
        Buffer.from(body.toString('latin1').replaceAll('; charset=utf-8', ''), 'latin1'),
      ),
    ),
  },
  {
    id: 'app-multipart-media-type-parameter-answers-500',
    breaks: 'A media type with a parameter leads to 500.',
    aimedAt: 'APP-MULTI-045',
    replies: {
      routes,
      when: (_, call) => withParameter.test(text(call)),
      change: () => ({ status: 500, headers: [] }),
    },
  },
  {
    id: 'app-multipart-expands-entities',
    breaks: 'Entities that the XML of a form declares are expanded.',
    aimedAt: 'APP-MULTI-046',
    rules: {
      readsModel: (app, typeId, sent) => dataRules.readsModel(app, typeId, { ...sent, dtd: true }),
    },
  },
  {
    id: 'app-multipart-no-parts-is-the-caller',
    breaks: 'A multipart body without a part makes an instance of the caller.',
    aimedAt: 'APP-MULTI-049',
    ...reads(
      misreadWhen(
        (call) => isMultipart(call) && !/content-disposition/i.test(text(call)),
        bothMisread(
          misreadBody(() => ''),
          misreadHeader('Content-Type', () => undefined),
          mine,
        ),
      ),
    ),
  },
];

import { createHash } from 'node:crypto';
import { isDown } from '../../altinn-events/is-down.ts';
import { unhandled } from '../../altinn-events/replies.ts';
import { textOf } from '../../server/narrow.ts';
import {
  dropMember,
  isStatus,
  mapHeader,
  mapJson,
  mapMember,
  setMember,
  withStatus,
} from '../change.ts';
import type { EventsFault } from './fault.ts';
import { misreadBody, misreadHeader, own } from './means.ts';

const create = ['createSubscription'];
const one = ['getSubscription'];
const made = isStatus(201);

type Listed = { readonly count: number; readonly subscriptions: readonly unknown[] };

/** Subscriptions that are made, shown or removed otherwise than was said. */
export const subscriptionFaults: readonly EventsFault[] = [
  {
    id: 'evt-sub-not-listed',
    breaks: 'The newest subscription is not on the list.',
    aimedAt: 'EVT-SUB-001',
    replies: {
      routes: ['listSubscriptions'],
      when: isStatus(200),
      change: mapJson((value) => {
        const { count, subscriptions } = value as Listed;
        return { count: Math.max(0, count - 1), subscriptions: subscriptions.slice(0, -1) };
      }),
    },
  },
  {
    id: 'evt-sub-repeated-made',
    breaks: 'The same subscription again is another one.',
    aimedAt: 'EVT-SUB-002',
    rules: { sameAs: () => undefined },
  },
  {
    id: 'evt-sub-consumer-of-body',
    breaks: 'consumer is what the body says.',
    aimedAt: 'EVT-SUB-003',
    replies: {
      routes: create,
      when: made,
      change: (reply, call) => {
        const said = /"consumer":\s*"([^"]*)"/.exec(call.request.body.toString('utf8'))?.[1];
        return said === undefined ? reply : setMember(['consumer'], said)(reply, call);
      },
    },
  },
  {
    id: 'evt-sub-location-leads-nowhere',
    breaks: 'Location names a path that does not exist.',
    aimedAt: 'EVT-SUB-004',
    replies: {
      routes: create,
      when: made,
      change: mapHeader('Location', (path) => path.replace('subscriptions', 'subscription')),
    },
  },
  {
    id: 'evt-sub-plain-address',
    breaks: 'An address over plain http is taken.',
    aimedAt: 'EVT-SUB-005',
    requests: misreadBody(create, (body) => {
      const { endPoint } = body;
      const isText = typeof endPoint === 'string';
      return isText ? { ...body, endPoint: endPoint.replace(/^http:/, 'https:') } : body;
    }),
  },
  {
    id: 'evt-sub-relative-address',
    breaks: 'A relative address is completed.',
    aimedAt: 'EVT-SUB-005',
    requests: misreadBody(create, (body) => {
      const { endPoint } = body;
      const isPath = typeof endPoint === 'string' && endPoint.startsWith('/');
      return isPath ? { ...body, endPoint: `https://samsvar.invalid${endPoint}` } : body;
    }),
  },
  {
    id: 'evt-sub-plain-source',
    breaks: 'A sourceFilter over plain http is taken.',
    aimedAt: 'EVT-SUB-006',
    requests: misreadBody(create, (body) => {
      const { sourceFilter } = body;
      const isText = typeof sourceFilter === 'string';
      return isText ? { ...body, sourceFilter: sourceFilter.replace(/^http:/, 'https:') } : body;
    }),
  },
  {
    id: 'evt-sub-source-of-instance',
    breaks: 'Of a sourceFilter the first two parts count.',
    aimedAt: 'EVT-SUB-006',
    requests: misreadBody(create, (body) => {
      const { sourceFilter } = body;
      const first = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\//.exec(String(sourceFilter))?.[1];
      return first === undefined ? body : { ...body, sourceFilter: first };
    }),
  },
  {
    id: 'evt-sub-resource-not-derived',
    breaks: 'resourceFilter is not derived from sourceFilter.',
    aimedAt: 'EVT-SUB-007',
    replies: {
      when: (reply, { request }) =>
        reply.status === 201 && !/resourceFilter/i.test(request.body.toString('utf8')),
      routes: create,
      change: dropMember('resourceFilter'),
    },
  },
  {
    id: 'evt-sub-filters-disagree',
    breaks: 'A sourceFilter that does not agree with resourceFilter is ignored.',
    aimedAt: 'EVT-SUB-007',
    requests: misreadBody(create, ({ sourceFilter, ...body }) => {
      const isOfApp = textOf(body['resourceFilter']).startsWith('urn:altinn:resource:app_');
      return isOfApp || sourceFilter === undefined ? body : { ...body, sourceFilter };
    }),
  },
  {
    id: 'evt-sub-any-resource',
    breaks: 'A resourceFilter that is no URN is taken.',
    aimedAt: 'EVT-SUB-008',
    rules: { isUrn: () => true },
  },
  {
    id: 'evt-sub-app-without-name',
    breaks: 'A resource of an app without the app is answered with 500.',
    aimedAt: 'EVT-SUB-009',
    replies: {
      routes: create,
      when: (reply, { request }) =>
        reply.status === 400 &&
        /"urn:altinn:resource:app_[^_"]*"/.test(request.body.toString('utf8')),
      change: unhandled,
    },
  },
  {
    id: 'evt-sub-source-of-resource',
    breaks: 'sourceFilter of a resource that is no app is ignored.',
    aimedAt: 'EVT-SUB-010',
    requests: misreadBody(create, ({ sourceFilter, ...body }) => {
      const resource = textOf(body['resourceFilter']);
      const isNone = resource === '' || resource.startsWith('urn:altinn:resource:app_');
      return isNone && sourceFilter !== undefined ? { ...body, sourceFilter } : body;
    }),
  },
  {
    id: 'evt-sub-without-subject',
    breaks: 'A person subscribes to an app for everybody.',
    aimedAt: 'EVT-SUB-011',
    rules: {
      needsSubject: () => false,
    },
  },
  {
    id: 'evt-sub-alternative-kept',
    breaks: 'An alternative subject stays as it came.',
    aimedAt: 'EVT-SUB-012',
    replies: {
      routes: create,
      when: made,
      change: (reply, call) => {
        const given = /"alternativeSubjectFilter":\s*"([^"]*)"/i.exec(
          call.request.body.toString('utf8'),
        )?.[1];
        return given === undefined ? reply : setMember(['subjectFilter'], given)(reply, call);
      },
    },
  },
  {
    id: 'evt-sub-any-type',
    breaks: 'A body of any Content-Type is read as JSON.',
    aimedAt: 'EVT-SUB-013',
    requests: misreadHeader(create, { name: 'Content-Type', value: 'application/json' }),
  },
  {
    id: 'evt-sub-id-not-found',
    breaks: 'An id that is no number is not found.',
    aimedAt: 'EVT-SUB-014',
    replies: {
      routes: one,
      when: isStatus(400),
      change: () => ({ status: 404, headers: [] }),
    },
  },
  {
    id: 'evt-sub-unknown-forbidden',
    breaks: 'An unknown id is answered with 403.',
    aimedAt: 'EVT-SUB-014',
    replies: { routes: one, when: isStatus(404), change: withStatus(403) },
  },
  {
    id: 'evt-sub-not-removed',
    breaks: 'DELETE answers 200 and removes nothing.',
    aimedAt: 'EVT-SUB-015',
    rules: { removes: () => false },
  },
  {
    id: 'evt-sub-delete-again',
    breaks: 'DELETE of what is gone is answered with 200.',
    aimedAt: 'EVT-SUB-015',
    replies: { routes: ['deleteSubscription'], when: isStatus(404), change: withStatus(200) },
  },
  {
    id: 'evt-sub-id-used-again',
    breaks: 'A subscription that is made again has its former id.',
    aimedAt: 'EVT-SUB-016',
    rules: {
      nextId: (wish) =>
        createHash('sha1').update(JSON.stringify(wish)).digest().readUInt32BE(0) % 2 ** 31,
    },
  },
  {
    id: 'evt-sub-stored-and-failed',
    breaks: 'While the queue is down a subscription is stored and answered with 500.',
    aimedAt: 'EVT-SUB-017',
    replies: {
      routes: create,
      when: (reply, call) => reply.status === 201 && isDown(call, 'queue'),
      change: unhandled,
    },
  },
  {
    id: 'evt-sub-type-lost',
    breaks: 'typeFilter is lost.',
    aimedAt: 'EVT-SUB-018',
    replies: { routes: one, when: isStatus(200), change: dropMember('typeFilter') },
  },
  {
    id: 'evt-sub-subunits-lost',
    breaks: 'includeSubunits is always false.',
    aimedAt: 'EVT-SUB-018',
    replies: {
      routes: [...create, ...one],
      when: isStatus(200, 201),
      change: setMember(['includeSubunits'], false),
    },
  },
  {
    id: 'evt-sub-count-one-more',
    breaks: 'The list counts one more than it holds.',
    aimedAt: 'EVT-SUB-019',
    replies: {
      routes: ['listSubscriptions'],
      when: isStatus(200),
      change: mapMember(['count'], (count) => Number(count) + 1),
    },
  },
  {
    id: 'evt-sub-anybody-validates',
    breaks: 'Whoever has a token validates a subscription.',
    aimedAt: 'EVT-SUB-020',
    rules: {
      refuses: (asked) =>
        asked.access === 'platform' && asked.isKnown ? undefined : own.refuses(asked),
    },
  },
  {
    id: 'evt-sub-names-literal',
    breaks: 'Members of another case are not read.',
    aimedAt: 'EVT-SUB-021',
    requests: misreadBody(create, (body) =>
      Object.fromEntries(Object.entries(body).filter(([name]) => /^[a-z]/.test(name))),
    ),
  },
];

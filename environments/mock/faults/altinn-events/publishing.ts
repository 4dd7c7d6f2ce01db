import { randomUUID } from 'node:crypto';
import { readEvent } from '../../altinn-events/events/read-event.ts';
import { unhandled } from '../../altinn-events/replies.ts';
import { isRecord } from '../../server/narrow.ts';
import { isStatus, mapText, replaceJson, withHeader } from '../change.ts';
import type { EventsFault } from './fault.ts';
import {
  filled,
  goodEvent,
  misreadBody,
  misreadHeader,
  misreadValue,
  own,
  without,
} from './means.ts';

const app = ['publishAppEvent'];
const generic = ['publishEvent'];

/** Events of apps that are published otherwise than was said. */
export const appPublishFaults: readonly EventsFault[] = [
  {
    id: 'evt-puba-other-id',
    breaks: 'The answer names an id that no event has.',
    aimedAt: 'EVT-PUBA-001',
    replies: {
      routes: app,
      when: ({ status }, { request }) =>
        status === 201 && request.body.includes('alternativesubject'),
      change: (reply, call) => replaceJson(randomUUID())(reply, call),
    },
  },
  {
    id: 'evt-puba-alternative-lost',
    breaks: 'The alternative subject of an event is lost.',
    aimedAt: 'EVT-PUBA-001',
    rules: { takesAppEvent: (wish) => ({ ...wish, alternativesubject: undefined }) },
  },
  {
    id: 'evt-puba-other-location',
    breaks: 'Location names another subject.',
    aimedAt: 'EVT-PUBA-002',
    replies: { routes: app, when: isStatus(201), change: withHeader('Location', '/party/1') },
  },
  {
    id: 'evt-puba-own-id',
    breaks: 'The id and the time of the client count.',
    aimedAt: 'EVT-PUBA-003',
    rules: {
      finishesAppEvent: (event, body) => {
        const { id, time } = isRecord(body) ? body : {};
        const given = {
          ...(typeof id === 'string' ? { id } : {}),
          ...(typeof time === 'string' ? { time } : {}),
        };
        return { ...event, attributes: { ...event.attributes, ...given } };
      },
    },
  },
  {
    id: 'evt-puba-data-lost',
    breaks: 'The data of an event is lost.',
    aimedAt: 'EVT-PUBA-004',
    rules: { takesAppEvent: (wish) => ({ ...wish, data: undefined }) },
  },
  {
    id: 'evt-puba-subject-guessed',
    breaks: 'An event without a subject or a type gets one.',
    aimedAt: 'EVT-PUBA-005',
    requests: filled(app, { subject: '/party/501337', type: 'app.made.by.fault' }),
  },
  {
    id: 'evt-puba-relative-source',
    breaks: 'A source that is no address is completed.',
    aimedAt: 'EVT-PUBA-006',
    requests: misreadBody(app, (body) => {
      const { source } = body;
      const isBad = typeof source === 'string' && source !== '' && !/^https?:/.test(source);
      return isBad ? { ...body, source: 'https://ttd.apps.altinn.no/ttd/kontrakt' } : body;
    }),
  },
  {
    id: 'evt-puba-letters-crash',
    breaks: 'A subject beyond ASCII is stored and answered with 500.',
    aimedAt: 'EVT-PUBA-007',
    replies: {
      routes: app,
      when: (reply, { request }) =>
        reply.status === 201 && /"subject":\s*"[^"]*[^ -~"]/.test(request.body.toString('utf8')),
      change: unhandled,
    },
  },
  {
    id: 'evt-puba-list-taken',
    breaks: 'Of a list the first event is taken, and values that are no text become one.',
    aimedAt: 'EVT-PUBA-008',
    requests: misreadValue(app, (value) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      if (!isRecord(first)) return first;
      const texts = Object.entries(first).map(([name, one]) => [
        name,
        typeof one === 'number' ? String(one) : one,
      ]);
      return Object.fromEntries(texts) as unknown;
    }),
  },
  {
    id: 'evt-puba-any-type',
    breaks: 'A body of any Content-Type is read as JSON.',
    aimedAt: 'EVT-PUBA-009',
    requests: misreadHeader(app, { name: 'Content-Type', value: 'application/json' }),
  },
  {
    id: 'evt-puba-without-platform',
    breaks: 'An app publishes without a PlatformAccessToken.',
    aimedAt: 'EVT-PUBA-010',
    rules: {
      refuses: (asked) =>
        own.refuses(asked.access === 'publishApp' ? { ...asked, byPlatform: true } : asked),
      mayUseSource: (app, path, world) => app === '' || own.mayUseSource(app, path, world),
    },
  },
  {
    id: 'evt-puba-any-source',
    breaks: 'An app publishes for every other app.',
    aimedAt: 'EVT-PUBA-011',
    rules: { mayUseSource: () => true },
  },
];

/** Generic events that are taken or kept otherwise than was said. */
export const publishFaults: readonly EventsFault[] = [
  {
    id: 'evt-pub-subject-lost',
    breaks: 'Generic events lose their subject.',
    aimedAt: 'EVT-PUB-001',
    rules: {
      writes: ({ subject, ...event }) =>
        event['resourceinstance'] === undefined ? event : { ...event, subject },
    },
  },
  {
    id: 'evt-pub-missing-filled',
    breaks: 'What an event lacks is made up.',
    aimedAt: 'EVT-PUB-002',
    requests: filled(generic, goodEvent),
  },
  {
    id: 'evt-pub-any-version',
    breaks: 'Any specversion is taken as 1.0.',
    aimedAt: 'EVT-PUB-003',
    requests: misreadBody(generic, (body) => ({ ...body, specversion: '1.0' })),
  },
  {
    id: 'evt-pub-zone-guessed',
    breaks: 'A time without a zone is taken as UTC.',
    aimedAt: 'EVT-PUB-004',
    requests: misreadBody(generic, (body) => {
      const { time } = body;
      const lacks = typeof time === 'string' && /T[\d:.]+$/.test(time);
      return lacks ? { ...body, time: `${time}Z` } : body;
    }),
  },
  {
    id: 'evt-pub-offset-cut',
    breaks: 'The offset of a time is cut off.',
    aimedAt: 'EVT-PUB-004',
    requests: misreadBody(generic, (body) => {
      const { time } = body;
      return typeof time === 'string'
        ? { ...body, time: time.replace(/[+-]\d\d:\d\d$/, 'Z') }
        : body;
    }),
  },
  {
    id: 'evt-pub-any-resource',
    breaks: 'A resource that is no URN is taken.',
    aimedAt: 'EVT-PUB-005',
    rules: { isUrn: () => true },
  },
  {
    id: 'evt-pub-any-source',
    breaks: 'Any text is taken as source.',
    aimedAt: 'EVT-PUB-006',
    rules: { reads: (value) => readEvent(value) },
  },
  {
    id: 'evt-pub-data-as-text',
    breaks: 'data comes back as text.',
    aimedAt: 'EVT-PUB-007',
    rules: {
      writes: ({ data, ...event }) =>
        data === undefined ? event : { ...event, data: JSON.stringify(data) },
    },
  },
  {
    id: 'evt-pub-bytes-lost',
    breaks: 'data_base64 is lost.',
    aimedAt: 'EVT-PUB-007',
    rules: { writes: (event) => without(event, 'data_base64') },
  },
  {
    id: 'evt-pub-data-twice',
    breaks: 'Of data and data_base64 the latter counts.',
    aimedAt: 'EVT-PUB-008',
    requests: misreadBody(generic, ({ data, ...body }) =>
      body['data_base64'] === undefined ? { ...body, data } : body,
    ),
  },
  {
    id: 'evt-pub-extensions-lost',
    breaks: 'Unknown extensions are lost.',
    aimedAt: 'EVT-PUB-009',
    rules: {
      writes: (event) =>
        Object.fromEntries(Object.entries(event).filter(([name]) => known.test(name))),
    },
  },
  {
    id: 'evt-pub-any-extension',
    breaks: 'Extensions of any name are taken, in lower case letters.',
    aimedAt: 'EVT-PUB-011',
    requests: misreadBody(generic, (body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name === 'data_base64' ? name : name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
          value,
        ]),
      ),
    ),
  },
  {
    id: 'evt-pub-repeated-kept',
    breaks: 'An event that is published again is kept again.',
    aimedAt: 'EVT-PUB-012',
    rules: { keyOf: () => randomUUID() },
  },
  {
    id: 'evt-pub-id-is-key',
    breaks: 'An id that another source has used is ignored.',
    aimedAt: 'EVT-PUB-013',
    rules: { keyOf: ({ attributes }) => attributes['id'] ?? '' },
  },
  {
    id: 'evt-pub-any-type',
    breaks: 'A body of any Content-Type is read as an event.',
    aimedAt: 'EVT-PUB-014',
    requests: misreadHeader(generic, {
      name: 'Content-Type',
      value: 'application/cloudevents+json',
    }),
  },
  {
    id: 'evt-pub-list-taken',
    breaks: 'Of a list the first event is taken.',
    aimedAt: 'EVT-PUB-015',
    requests: misreadValue(generic, (value) =>
      Array.isArray(value) ? ((value as unknown[])[0] ?? goodEvent) : value,
    ),
  },
  {
    id: 'evt-pub-letters-lost',
    breaks: 'Letters beyond ASCII become question marks.',
    aimedAt: 'EVT-PUB-016',
    replies: {
      routes: ['listEvents'],
      when: isStatus(200),
      change: mapText((text) => text.replaceAll(/\\u00[8-F][0-9A-F]/g, '?')),
    },
  },
  {
    id: 'evt-pub-queue-down-crash',
    breaks: 'While the queue is down publishing is answered with 500.',
    aimedAt: 'EVT-PUB-018',
    replies: { routes: [...app, ...generic], when: isStatus(503), change: unhandled },
  },
  {
    id: 'evt-pub-order-lost',
    breaks: 'Events are listed with the latest first.',
    aimedAt: 'EVT-PUB-017',
    rules: { orders: (rows) => rows.toReversed() },
  },
];

const known =
  /^(?:specversion|id|time|type|source|subject|resource|resourceinstance|alternativesubject|data.*)$/;

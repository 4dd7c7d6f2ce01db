import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { plainGuid } from '../../altinn-app/instances/store.ts';
import { findInstance } from '../../altinn-storage/access/find-instance.ts';
import type { StorageCall } from '../../altinn-storage/call.ts';
import { json, text } from '../../altinn-storage/replies.ts';
import { toEvent } from '../../altinn-storage/shapes/event.ts';
import { dropHeader, isStatus, replaceJson } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, getting, own, unfiltered } from './means.ts';

const somebody = {
  kind: 'user',
  userId: 1337,
  partyId: 501337,
  scopes: [],
  authenticationLevel: 3,
  id: '1337',
  performedBy: '01039012345',
} as const;

/** Who is calling. */
export const authenticationFaults: readonly StorageFault[] = [
  {
    id: 'stor-any-token',
    breaks: 'Any token is good.',
    aimedAt: 'STOR-AUTH-001',
    rules: {
      authenticates: async (world, token) => (await own.authenticates(world, token)) ?? somebody,
    },
  },
  {
    id: 'stor-no-challenge',
    breaks: '401 carries no challenge.',
    aimedAt: 'STOR-AUTH-002',
    replies: { when: isStatus(401), change: dropHeader('WWW-Authenticate') },
  },
  {
    id: 'stor-refusals-with-body',
    breaks: '401 and 403 have a body.',
    aimedAt: 'STOR-AUTH-003',
    replies: {
      when: isStatus(401, 403),
      change: (reply, call) =>
        replaceJson('no')(
          {
            ...reply,
            headers: [...reply.headers, ['Content-Type', 'application/json; charset=utf-8']],
          },
          call,
        ),
    },
  },
  {
    id: 'stor-level-unasked',
    breaks: 'The level of the login does not count.',
    aimedAt: 'STOR-AUTH-004',
    rules: { requiredLevel: () => 0 },
  },
  {
    id: 'stor-unknown-changed',
    breaks: 'Changes of an unknown instance are answered with 200.',
    aimedAt: 'STOR-AUTH-005',
    replies: {
      routes: ['putReadStatus', 'putPresentationTexts', 'putDataValues', 'createData', 'putData'],
      when: isStatus(403, 404),
      change: (reply, call) => (findInstance(call) === undefined ? json(200, {}) : reply),
    },
  },
  {
    id: 'stor-unknown-told-to-outsiders',
    breaks: 'An outsider learns which instances there are.',
    aimedAt: 'STOR-AUTH-006',
    replies: {
      routes: getting,
      when: isStatus(403),
      change: (reply, call) =>
        findInstance(call) === undefined ? text(404, 'Unable to find instance') : reply,
    },
  },
  {
    id: 'stor-owner-signs',
    breaks: 'The app owner signs.',
    aimedAt: 'STOR-SIGN-002',
    rules: {
      permits: (question) =>
        (question.action === 'sign' && question.caller.org !== undefined) || own.permits(question),
    },
  },
];

/** Who may do what. */
export const accessFaults: readonly StorageFault[] = [
  {
    id: 'stor-system-users-out',
    breaks: 'System users may do nothing.',
    aimedAt: 'STOR-ACCESS-001',
    rules: {
      permits: (question) => question.caller.kind !== 'system' && own.permits(question),
    },
  },
  {
    id: 'stor-owner-writes-nothing',
    breaks: 'The app owner may not write.',
    aimedAt: 'STOR-ACCESS-001',
    rules: {
      permits: (question) =>
        !(question.action === 'write' && question.caller.org !== undefined) &&
        own.permits(question),
    },
  },
  {
    id: 'stor-other-owners-in',
    breaks: 'Any service owner may do what the app owner may.',
    aimedAt: 'STOR-ACCESS-002',
    rules: {
      permits: (question) =>
        own.permits(
          question.caller.org === undefined
            ? question
            : { ...question, caller: { ...question.caller, org: question.app.org } },
        ),
    },
  },
  {
    id: 'stor-users-set-substatus',
    breaks: 'Users set the substatus.',
    aimedAt: 'STOR-ACCESS-002',
    rules: { maySetSubstatus: () => true },
  },
  {
    id: 'stor-strangers-write',
    breaks: 'Whoever has a token writes data.',
    aimedAt: 'STOR-ACCESS-002',
    rules: { permits: (question) => question.action === 'write' || own.permits(question) },
  },
  {
    id: 'stor-anybody-scans',
    breaks: 'Whoever has a token tells what a scan found.',
    aimedAt: 'STOR-ACCESS-002',
    rules: { isPlatform: () => Promise.resolve(true) },
  },
  {
    id: 'stor-refused-changes',
    breaks: 'What is refused is done all the same.',
    aimedAt: 'STOR-ACCESS-003',
    replies: {
      when: (reply, { request }) => reply.status === 403 && request.method !== 'GET',
      change: afterwards((instance) => {
        instance.presentationTexts = { ...instance.presentationTexts, refused: 'stored' };
        instance.lastChangedBy = 'refused';
        instance.status.readStatus = 2;
      }),
    },
  },
];

function elementBytes({ params, state }: StorageCall): Buffer | undefined {
  const id = plainGuid(params['dataGuid'] ?? '');
  const all = [...state.instances.values()].flatMap(({ data }) => data);
  return all.find((element) => element.id === id)?.content;
}

const instanceOf = (call: StorageCall): StoredInstance | undefined => findInstance(call);

/** What others are shown. */
export const othersFaults: readonly StorageFault[] = [
  {
    id: 'stor-shown-by-id',
    breaks: 'Whoever knows the id reads the instance.',
    aimedAt: 'STOR-OTHERS-001',
    rules: { permits: (question) => question.action === 'read' || own.permits(question) },
  },
  {
    id: 'stor-shown-by-search',
    breaks: 'A search shows what the caller may not read.',
    aimedAt: 'STOR-OTHERS-002',
    rules: { shows: ({ page }) => page },
  },
  {
    id: 'stor-shown-by-data-id',
    breaks: 'Whoever knows the id of data reads them.',
    aimedAt: 'STOR-OTHERS-003',
    bypass: (call, { id }) => {
      const body = id === 'getData' ? elementBytes(call) : undefined;
      const headers = [['Content-Type', 'text/plain']] as const;
      return body === undefined ? undefined : { status: 200, headers, body };
    },
  },
  {
    id: 'stor-log-shown',
    breaks: 'Whoever knows the id reads the log.',
    aimedAt: 'STOR-OTHERS-004',
    bypass: (call, { id }) => {
      const instance = id === 'listEvents' ? instanceOf(call) : undefined;
      return instance && json(200, { instanceEvents: instance.log.map(toEvent) });
    },
  },
  {
    id: 'stor-event-shown',
    breaks: 'Whoever knows its id reads an event.',
    aimedAt: 'STOR-OTHERS-004',
    bypass: (call, { id }) => {
      const wanted = plainGuid(call.params['eventGuid'] ?? '');
      const log = id === 'getEvent' ? (instanceOf(call)?.log ?? []) : [];
      const event = log.find((one) => one.id === wanted);
      return event && json(200, toEvent(event));
    },
  },
  {
    id: 'stor-next-page-for-anybody',
    breaks: 'A later page shows what the caller may not read.',
    aimedAt: 'STOR-OTHERS-005',
    rules: {
      shows: (page) => (page.cursor === undefined ? own.shows(page) : page.page),
    },
  },
  {
    id: 'stor-other-owners-find',
    breaks: "Another service owner finds what is ours by the app's id.",
    aimedAt: 'STOR-OTHERS-006',
    rules: {
      permits: (question) =>
        (question.action === 'read' && question.caller.org !== undefined) || own.permits(question),
    },
  },
];

/** What both groups come for, from end to end. */
export const journeyFaults: readonly StorageFault[] = [
  {
    id: 'stor-journey-owner-not-done',
    breaks: 'What the app owner confirmed is asked for again.',
    aimedAt: 'STOR-JOUR-001',
    replies: {
      routes: ['completeInstance'],
      when: isStatus(200),
      change: afterwards((instance) => {
        instance.completeConfirmations = null;
      }),
    },
  },
  {
    id: 'stor-journey-user-stands-still',
    breaks: 'What a user uploads comes back empty.',
    aimedAt: 'STOR-JOUR-002',
    rules: { givesBytes: () => Buffer.alloc(0) },
  },
  {
    id: 'stor-journey-never-done',
    breaks: 'What was confirmed is found among the rest.',
    aimedAt: 'STOR-JOUR-003',
    rules: unfiltered('excludeConfirmedBy'),
  },
];

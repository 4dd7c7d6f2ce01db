import { findInstance } from '../../altinn-storage/access/find-instance.ts';
import { json, text } from '../../altinn-storage/replies.ts';
import { dropHeader, isStatus, replaceJson } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, getting, own, somebody } from './means.ts';

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

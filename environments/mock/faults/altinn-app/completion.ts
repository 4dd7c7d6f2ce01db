import { json } from '../../altinn-app/families.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import { isStatus, mapMember, setMember, withStatus } from '../change.ts';
import type { Change, Fault } from './fault.ts';
import {
  jsonIn,
  misreadBody,
  misreadHeader,
  misreadMembers,
  sentMembers,
  type Misread,
} from './misread.ts';
import { isRecord } from '../../server/narrow.ts';
import { isUnknownInstance } from './outcome.ts';
import { onReply, spoil } from './spoil.ts';

const completing = ['completeInstance'];
const setting = ['putSubstatus'];

const onComplete = (change: Change): Pick<Fault, 'replies'> => onReply(completing, 200, change);

const reads = (change: Misread): Pick<Fault, 'requests'> => ({
  requests: { routes: setting, change },
});

const substatus = { label: 'Under behandling', description: 'Saken er tatt inn.' };

const confirms = spoil((instance) => {
  const confirmed = { stakeholderId: 'ttd', confirmedOn: '2026-01-01T00:00:00Z' };
  instance.completeConfirmations = [...(instance.completeConfirmations ?? []), confirmed];
});

const setsSubstatus = spoil((instance) => void (instance.status.substatus = substatus));

/** Faults of completion and sub status. */
export const completionFaults: readonly Fault[] = [
  {
    id: 'app-complete-confirms-nothing',
    breaks: 'POST complete answers 200 without a confirmation.',
    aimedAt: 'APP-COMP-001',
    ...onComplete(setMember(['completeConfirmations'], null)),
  },
  {
    id: 'app-complete-by-somebody-else',
    breaks: 'The confirmation names another stakeholder.',
    aimedAt: 'APP-COMP-001',
    ...onComplete(setMember(['completeConfirmations', '*', 'stakeholderId'], '405003309')),
  },
  {
    id: 'app-complete-tells-no-time',
    breaks: 'The confirmation does not say when.',
    aimedAt: 'APP-COMP-001',
    ...onComplete(setMember(['completeConfirmations', '*', 'confirmedOn'], null)),
  },
  {
    id: 'app-owner-confirms-twice',
    breaks: 'POST complete again adds a second confirmation.',
    aimedAt: 'APP-COMP-002',
    ...onComplete(confirms),
  },
  {
    id: 'app-complete-again-is-refused',
    breaks: 'POST complete again is refused.',
    aimedAt: 'APP-COMP-002',
    bypass: (call, route) =>
      route.id === 'completeInstance' && instanceOf(call)?.completeConfirmations != null
        ? { status: 403, headers: [] }
        : undefined,
  },
  {
    id: 'app-complete-by-user-is-ignored',
    breaks: 'POST complete by a user answers 404.',
    aimedAt: 'APP-COMP-003',
    ...onReply(completing, 403, withStatus(404)),
  },
  {
    id: 'app-complete-by-user-confirms',
    breaks: 'POST complete by a user is refused, and confirms all the same.',
    aimedAt: 'APP-COMP-003',
    ...onReply(completing, 403, confirms),
  },
  {
    id: 'app-complete-waits-for-the-end',
    breaks: 'POST complete of a running instance is refused.',
    aimedAt: 'APP-COMP-004',
    bypass: (call, route) =>
      route.id === 'completeInstance' && instanceOf(call)?.process?.ended === null
        ? { status: 403, headers: [] }
        : undefined,
  },
  {
    id: 'app-complete-of-nothing-succeeds',
    breaks: 'POST complete of an instance that does not exist answers 200.',
    aimedAt: 'APP-COMP-005',
    replies: { routes: completing, when: isUnknownInstance, change: () => json(200, {}) },
  },
  {
    id: 'app-substatus-is-forgotten',
    breaks: 'A sub status is not kept.',
    aimedAt: 'APP-COMP-006',
    ...onReply(
      setting,
      200,
      spoil((instance) => void (instance.status.substatus = null)),
    ),
  },
  {
    id: 'app-substatus-loses-description',
    breaks: 'The description of a sub status is lost.',
    aimedAt: 'APP-COMP-006',
    ...reads(misreadMembers((members) => ({ ...members, description: null }))),
  },
  {
    id: 'app-substatus-swaps-members',
    breaks: 'Label and description of a sub status are mixed up.',
    aimedAt: 'APP-COMP-006',
    ...reads(
      misreadMembers(({ label, description }) => ({ label: description, description: label })),
    ),
  },
  {
    id: 'app-substatus-without-label',
    breaks: 'A sub status needs no label.',
    aimedAt: 'APP-COMP-007',
    ...reads(
      misreadMembers((members) =>
        members['label'] === '' ? { ...members, label: 'Uten navn' } : members,
      ),
    ),
  },
  {
    id: 'app-substatus-without-label-is-kept',
    breaks: 'A sub status without a label is refused, and kept all the same.',
    aimedAt: 'APP-COMP-007',
    ...onReply(setting, 400, setsSubstatus),
  },
  {
    id: 'app-substatus-by-anybody',
    breaks: 'A user sets the sub status.',
    aimedAt: 'APP-COMP-008',
    rules: { maySetSubstatus: () => true },
  },
  {
    id: 'app-substatus-by-user-is-kept',
    breaks: 'The sub status of a user is refused, and kept all the same.',
    aimedAt: 'APP-COMP-008',
    ...onReply(setting, 403, setsSubstatus),
  },
  {
    id: 'app-substatus-without-body-answers-400',
    breaks: 'PUT substatus without a body is refused with 400.',
    aimedAt: 'APP-COMP-009',
    ...onReply(setting, 415, withStatus(400)),
  },
  {
    id: 'app-substatus-without-body-has-default',
    breaks: 'PUT substatus without a body sets one.',
    aimedAt: 'APP-COMP-009',
    ...reads((call) =>
      call.request.body.length > 0
        ? call
        : misreadHeader(
            'Content-Type',
            () => 'application/json',
          )(misreadBody(() => JSON.stringify(substatus))(call)),
    ),
  },
  {
    id: 'app-substatus-repairs-json',
    breaks: 'PUT substatus takes malformed JSON.',
    aimedAt: 'APP-COMP-010',
    ...reads(misreadBody((body) => (isRecord(jsonIn(body)) ? body : JSON.stringify(substatus)))),
  },
  {
    id: 'app-substatus-malformed-answers-500',
    breaks: 'PUT substatus with malformed JSON leads to 500.',
    aimedAt: 'APP-COMP-010',
    replies: {
      routes: setting,
      when: isStatus(400),
      change: () => ({ status: 500, headers: [] }),
    },
  },
  {
    id: 'app-substatus-demands-description',
    breaks: 'A sub status needs a description.',
    aimedAt: 'APP-COMP-011',
    replies: {
      routes: setting,
      when: (reply, call) => reply.status === 200 && !('description' in sentMembers(call)),
      change: withStatus(400),
    },
  },
  {
    id: 'app-substatus-of-nothing-succeeds',
    breaks: 'PUT substatus of an instance that does not exist answers 200.',
    aimedAt: 'APP-COMP-012',
    replies: { routes: setting, when: isUnknownInstance, change: () => json(200, {}) },
  },
  {
    id: 'app-complete-shows-two-confirmations',
    breaks: 'The confirmation stands twice in the answer of POST complete.',
    aimedAt: 'APP-COMP-001',
    ...onComplete(
      mapMember(['completeConfirmations'], (list) =>
        Array.isArray(list) ? [...list, ...list] : list,
      ),
    ),
  },
];

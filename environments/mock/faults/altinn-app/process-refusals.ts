import { validationRules } from '../../altinn-app/rules/validation.ts';
import { dropMember, isRefusal, isStatus, setMember, withStatus } from '../change.ts';
import {
  also,
  changesForm,
  countsStep,
  endsProcess,
  locksElements,
  reopensProcess,
} from './effect.ts';
import type { Fault } from './fault.ts';
import { jsonIn, misreadAction, misreadMembers, misreadBody, sentMembers } from './misread.ts';
import { isRecord } from '../../server/narrow.ts';
import {
  crashes,
  isEnded,
  isRefusedAction,
  isRefusedBody,
  isUnknownInstance,
  takesIt,
} from './outcome.ts';

/** What must not move a process, and what must not be written once it has moved. */
export const processRefusalsFaults: readonly Fault[] = [
  {
    id: 'app-next-empty-action-taken',
    breaks: 'An empty action is taken for none.',
    aimedAt: 'APP-PROC-029',
    requests: { routes: ['nextProcess'], change: misreadAction('', undefined) },
  },
  {
    id: 'app-next-empty-action-crashes',
    breaks: 'An empty action answers 500.',
    aimedAt: 'APP-PROC-029',
    replies: { routes: ['nextProcess'], when: isRefusedAction(''), change: crashes },
  },
  {
    id: 'app-next-empty-action-moves',
    breaks: 'An empty action is refused and counts a step.',
    aimedAt: 'APP-PROC-029',
    replies: { routes: ['nextProcess'], when: isRefusedAction(''), change: also(countsStep) },
  },
  {
    id: 'app-next-bad-json-taken',
    breaks: 'A body that cannot be read is taken for none.',
    aimedAt: 'APP-PROC-030',
    requests: {
      routes: ['nextProcess'],
      change: misreadBody((body) => (isRecord(jsonIn(body)) ? body : '')),
    },
  },
  {
    id: 'app-next-bad-json-crashes',
    breaks: 'A body that cannot be read answers 500.',
    aimedAt: 'APP-PROC-030',
    replies: {
      routes: ['nextProcess'],
      when: isRefusedBody(/^(\[|\{"action":$)/),
      change: crashes,
    },
  },
  {
    id: 'app-next-bad-json-moves',
    breaks: 'A body that cannot be read answers 400 and counts a step.',
    aimedAt: 'APP-PROC-030',
    replies: { routes: ['nextProcess'], when: isStatus(400), change: also(countsStep) },
  },
  {
    id: 'app-next-bad-json-without-errors',
    breaks: 'A body that cannot be read answers 400 without saying what is wrong.',
    aimedAt: 'APP-PROC-030',
    replies: { routes: ['nextProcess'], when: isStatus(400), change: dropMember('errors') },
  },
  {
    id: 'app-next-text-400',
    breaks: 'A body that is not JSON answers 400.',
    aimedAt: 'APP-PROC-031',
    replies: { routes: ['nextProcess'], when: isStatus(415), change: withStatus(400) },
  },
  {
    id: 'app-next-text-taken',
    breaks: 'A body that is not JSON is taken for none.',
    aimedAt: 'APP-PROC-031',
    requests: {
      routes: ['nextProcess'],
      change: misreadBody((body) => (body.toString() === 'next' ? '' : body)),
    },
  },
  {
    id: 'app-next-text-moves',
    breaks: 'A body that is not JSON answers 415 and counts a step.',
    aimedAt: 'APP-PROC-031',
    replies: { routes: ['nextProcess'], when: isStatus(415), change: also(countsStep) },
  },
  {
    id: 'app-ended-patch-taken',
    breaks: 'PATCH of data after the end answers 200.',
    aimedAt: 'APP-PROC-032',
    replies: { routes: ['patchData'], when: isEnded, change: takesIt },
  },
  {
    id: 'app-ended-put-changes-form',
    breaks: 'PUT of data after the end is refused and changes the form.',
    aimedAt: 'APP-PROC-032',
    replies: { routes: ['putData'], when: isEnded, change: also(changesForm) },
  },
  {
    id: 'app-ended-delete-crashes',
    breaks: 'DELETE of data after the end answers 500.',
    aimedAt: 'APP-PROC-032',
    replies: { routes: ['deleteData'], when: isEnded, change: crashes },
  },
  {
    id: 'app-confirmation-data-unlocked',
    breaks: 'The data of a finished task can be changed in the next one.',
    aimedAt: 'APP-PROC-033',
    rules: { isLocked: () => false },
  },
  {
    id: 'app-confirmation-data-changes',
    breaks: 'PUT of the data of a finished task answers 409 and changes it.',
    aimedAt: 'APP-PROC-033',
    replies: { routes: ['putData'], when: isStatus(409), change: also(changesForm) },
  },
  {
    id: 'app-process-missing-instance-crashes',
    breaks: 'The process of an instance that does not exist answers 500.',
    aimedAt: 'APP-PROC-034',
    replies: {
      routes: ['nextProcess', 'getProcess', 'startProcess'],
      when: isUnknownInstance,
      change: crashes,
    },
  },
  {
    id: 'app-history-missing-instance-empty',
    breaks: 'The history of an instance that does not exist is empty.',
    aimedAt: 'APP-PROC-034',
    replies: { routes: ['getProcessHistory'], when: isUnknownInstance, change: takesIt },
  },
  {
    id: 'app-complete-missing-instance-taken',
    breaks: 'PUT process/completeProcess of an instance that does not exist answers 200.',
    aimedAt: 'APP-PROC-034',
    replies: { routes: ['completeProcess'], when: isUnknownInstance, change: takesIt },
  },
  {
    id: 'app-complete-skips-validation',
    breaks: 'PUT process/completeProcess runs through a task with invalid data.',
    aimedAt: 'APP-PROC-043',
    rules: { blocksTask: () => false },
  },
  {
    id: 'app-complete-invalid-moves',
    breaks: 'PUT process/completeProcess answers 409 to invalid data and counts a step.',
    aimedAt: 'APP-PROC-043',
    replies: { routes: ['completeProcess'], when: isStatus(409), change: also(countsStep) },
  },
  {
    id: 'app-complete-open-to-all',
    breaks: 'Everybody may run a process to its end.',
    aimedAt: 'APP-PROC-044',
    rules: { permits: () => true },
  },
  {
    id: 'app-complete-denied-ends',
    breaks: 'PUT process/completeProcess answers 403 and ends the process.',
    aimedAt: 'APP-PROC-044',
    replies: { routes: ['completeProcess'], when: isStatus(403), change: also(endsProcess) },
  },
  {
    id: 'app-own-errors-ignored',
    breaks: "The app's own validation error holds nothing back.",
    aimedAt: 'APP-PROC-046',
    rules: { logicProblems: () => [] },
  },
  {
    id: 'app-own-errors-as-warnings',
    breaks: "The app's own validation error is a warning.",
    aimedAt: 'APP-PROC-046',
    rules: {
      logicProblems: (...of) =>
        validationRules.logicProblems(...of).map((one) => ({ ...one, severity: 2 })),
    },
  },
  {
    id: 'app-own-error-without-code',
    breaks: "The app's own validation error has no code.",
    aimedAt: 'APP-PROC-046',
    replies: {
      routes: ['nextProcess'],
      when: isStatus(409),
      change: dropMember('validationIssues', '*', 'code'),
    },
  },
  {
    id: 'app-own-error-without-field',
    breaks: "The app's own validation error names no field.",
    aimedAt: 'APP-PROC-046',
    replies: {
      routes: ['nextProcess'],
      when: isStatus(409),
      change: setMember(['validationIssues', '*', 'field'], null),
    },
  },
  {
    id: 'app-own-error-locks',
    breaks: "The app's own validation error locks the data.",
    aimedAt: 'APP-PROC-046',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(locksElements) },
  },
  {
    id: 'app-own-error-moves',
    breaks: "The app's own validation error answers 409 and counts a step.",
    aimedAt: 'APP-PROC-046',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(countsStep) },
  },
  {
    id: 'app-next-null-refused',
    breaks: 'The body null is refused.',
    aimedAt: 'APP-PROC-055',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) => call.request.body.toString() === 'null',
      change: withStatus(400),
    },
  },
  {
    id: 'app-next-empty-json-refused',
    breaks: 'An empty body with a JSON media type is refused.',
    aimedAt: 'APP-PROC-055',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) =>
        call.request.body.length === 0 && call.request.header('content-type') !== undefined,
      change: withStatus(400),
    },
  },
  {
    id: 'app-next-unknown-members-refused',
    breaks: 'Members that are not documented are refused.',
    aimedAt: 'APP-PROC-056',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) => 'surprise' in sentMembers(call),
      change: withStatus(400),
    },
  },
  {
    id: 'app-next-number-action-taken',
    breaks: 'An action that is no string is taken for none.',
    aimedAt: 'APP-PROC-057',
    requests: {
      routes: ['nextProcess'],
      change: misreadMembers(({ action }) => (typeof action === 'string' ? { action } : {})),
    },
  },
  {
    id: 'app-next-number-action-crashes',
    breaks: 'An action that is no string answers 500.',
    aimedAt: 'APP-PROC-057',
    replies: { routes: ['nextProcess'], when: isStatus(400), change: crashes },
  },
  {
    id: 'app-next-number-action-moves',
    breaks: 'An action that is no string answers 400 and counts a step.',
    aimedAt: 'APP-PROC-057',
    replies: { routes: ['nextProcess'], when: isStatus(400), change: also(countsStep) },
  },
  {
    id: 'app-start-after-end-taken',
    breaks: 'POST process/start of an ended process starts it again.',
    aimedAt: 'APP-PROC-060',
    rules: { mayStart: (process) => process?.currentTask == null },
  },
  {
    id: 'app-start-after-end-reopens',
    breaks: 'POST process/start of an ended process answers 409 and opens it again.',
    aimedAt: 'APP-PROC-060',
    replies: { routes: ['startProcess'], when: isRefusal, change: also(reopensProcess) },
  },
];

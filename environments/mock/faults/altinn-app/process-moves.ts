import { nextElement, type Navigation } from '../../altinn-app/process/navigate.ts';
import { processRules } from '../../altinn-app/rules/process.ts';
import type { ProcessElement } from '../../altinn-app/process/process-definition.ts';
import {
  both,
  dropMember,
  emptyBody,
  isStatus,
  mapMember,
  replaceJson,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import { also, countsStep, endsProcess, forgets, locksElements, startsProcess } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadQuery } from './misread.ts';
import { isRefusedAction, takesIt } from './outcome.ts';

const { mayMove } = processRules;

/** Steps of a process: start, data and confirmation tasks. */
export const processMovesFaults: readonly Fault[] = [
  {
    id: 'app-next-without-process-taken',
    breaks: 'PUT process/next of an instance without a process answers 200.',
    aimedAt: 'APP-PROC-001',
    rules: {
      stateProblem: (process) =>
        process === null ? undefined : processRules.stateProblem(process),
    },
  },
  {
    id: 'app-next-without-process-starts',
    breaks: 'PUT process/next of an instance without a process answers 409 and starts it.',
    aimedAt: 'APP-PROC-001',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(startsProcess) },
  },
  {
    id: 'app-start-forgets',
    breaks: 'POST process/start answers 200 and starts nothing.',
    aimedAt: 'APP-PROC-002',
    ...forgets(['startProcess']),
  },
  {
    id: 'app-start-answers-201',
    breaks: 'POST process/start answers 201, which is not documented.',
    aimedAt: 'APP-PROC-002',
    replies: { routes: ['startProcess'], when: isStatus(200), change: withStatus(201) },
  },
  {
    id: 'app-start-counts-from-one',
    breaks: 'The first task of a process that is started has flow 1.',
    aimedAt: 'APP-PROC-002',
    rules: { nextFlow: (flow) => flow },
  },
  {
    id: 'app-complete-without-process-taken',
    breaks: 'PUT process/completeProcess of an instance without a process answers 200.',
    aimedAt: 'APP-PROC-003',
    replies: { routes: ['completeProcess'], when: isStatus(409), change: takesIt },
  },
  {
    id: 'app-complete-without-process-starts',
    breaks:
      'PUT process/completeProcess of an instance without a process answers 409 and starts it.',
    aimedAt: 'APP-PROC-003',
    replies: { routes: ['completeProcess'], when: isStatus(409), change: also(startsProcess) },
  },
  {
    id: 'app-start-again-taken',
    breaks: 'POST process/start of a started process starts it again.',
    aimedAt: 'APP-PROC-004',
    rules: { mayStart: (process) => process?.ended == null },
  },
  {
    id: 'app-start-again-moves',
    breaks: 'POST process/start of a started process answers 409 and counts a step.',
    aimedAt: 'APP-PROC-004',
    replies: { routes: ['startProcess'], when: isStatus(409), change: also(countsStep) },
  },
  {
    id: 'app-start-again-problem',
    breaks: 'POST process/start of a started process answers 409 as a problem.',
    aimedAt: 'APP-PROC-004',
    replies: {
      routes: ['startProcess'],
      when: isStatus(409),
      change: both(withMediaType('application/problem+json'), replaceJson({ status: 409 })),
    },
  },
  {
    id: 'app-start-event-ignored',
    breaks: 'POST process/start with an unknown start event starts the process.',
    aimedAt: 'APP-PROC-005',
    requests: { routes: ['startProcess'], change: misreadQuery('startEvent', () => undefined) },
  },
  {
    id: 'app-start-event-refused-starts',
    breaks: 'POST process/start with an unknown start event answers 409 and starts the process.',
    aimedAt: 'APP-PROC-005',
    replies: { routes: ['startProcess'], when: isStatus(409), change: also(startsProcess) },
  },
  {
    id: 'app-next-forgets',
    breaks: 'PUT process/next answers 200 and moves nothing.',
    aimedAt: 'APP-PROC-006',
    ...forgets(['nextProcess']),
  },
  {
    id: 'app-next-skips-task',
    breaks: 'PUT process/next skips the next task.',
    aimedAt: 'APP-PROC-006',
    rules: { nextElement: skipsOne },
  },
  {
    id: 'app-next-ends-process',
    breaks: 'PUT process/next ends the process wherever it stands.',
    aimedAt: 'APP-PROC-006',
    replies: { routes: ['nextProcess'], when: isStatus(200), change: also(endsProcess) },
  },
  {
    id: 'app-next-answers-old-state',
    breaks: 'PUT process/next answers with the task that it has left.',
    aimedAt: 'APP-PROC-006',
    replies: {
      routes: ['nextProcess'],
      when: isStatus(200),
      change: mapMember(['currentTask'], (task) =>
        task === null ? null : { ...Object(task), elementId: 'Task_1', flow: 2 },
      ),
    },
  },
  {
    id: 'app-next-answers-204',
    breaks: 'PUT process/next answers 204, which is not documented.',
    aimedAt: 'APP-PROC-006',
    replies: {
      routes: ['nextProcess'],
      when: isStatus(200),
      change: both(withStatus(204), emptyBody),
    },
  },
  {
    id: 'app-next-skips-validation',
    breaks: 'PUT process/next leaves a data task with invalid data.',
    aimedAt: 'APP-PROC-007',
    rules: { validatesOnLeave: () => false },
  },
  {
    id: 'app-next-hides-results',
    breaks: 'The refusal of invalid data does not list the results of validation.',
    aimedAt: 'APP-PROC-007',
    replies: {
      routes: ['nextProcess'],
      when: isStatus(409),
      change: setMember(['validationIssues'], []),
    },
  },
  {
    id: 'app-next-invalid-moves',
    breaks: 'PUT process/next answers 409 to invalid data and counts a step.',
    aimedAt: 'APP-PROC-007',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(countsStep) },
  },
  {
    id: 'app-next-invalid-locks',
    breaks: 'PUT process/next answers 409 to invalid data and locks it.',
    aimedAt: 'APP-PROC-007',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(locksElements) },
  },
  {
    id: 'app-next-invalid-400',
    breaks: 'PUT process/next answers 400 to invalid data.',
    aimedAt: 'APP-PROC-007',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: withStatus(400) },
  },
  {
    id: 'app-next-write-refused',
    breaks: 'The action write may not be named in a data task.',
    aimedAt: 'APP-PROC-008',
    rules: {
      mayMove: ({ action, ...question }) =>
        action !== 'write' && mayMove({ ...question, ...(action !== undefined && { action }) }),
    },
  },
  {
    id: 'app-next-open-to-all',
    breaks: 'Everybody may move a data task on.',
    aimedAt: 'APP-PROC-009',
    rules: { permits: () => true },
  },
  {
    id: 'app-next-denied-moves',
    breaks: 'PUT process/next answers 403 and counts a step.',
    aimedAt: 'APP-PROC-009',
    replies: { routes: ['nextProcess'], when: isStatus(403), change: also(countsStep) },
  },
  {
    id: 'app-next-any-action',
    breaks: 'PUT process/next does not ask whether the caller has the action.',
    aimedAt: 'APP-PROC-010',
    rules: { mayMove: () => true },
  },
  {
    id: 'app-next-unknown-action-moves',
    breaks: 'An action that the policy does not give answers 403 and counts a step.',
    aimedAt: 'APP-PROC-010',
    replies: {
      routes: ['nextProcess'],
      when: isRefusedAction('no-such-action'),
      change: also(countsStep),
    },
  },
  {
    id: 'app-next-denied-untitled',
    breaks: 'The refusal of an action has no title.',
    aimedAt: 'APP-PROC-010',
    replies: { routes: ['nextProcess'], when: isStatus(403), change: dropMember('title') },
  },
];

function skipsOne(navigation: Navigation): ProcessElement {
  const next = nextElement(navigation);
  if (navigation.definition.startEvents.includes(navigation.from)) return next;
  return next.kind === 'task' ? nextElement({ ...navigation, from: next.id }) : next;
}

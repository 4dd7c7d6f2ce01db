import { processRules } from '../../altinn-app/rules/process.ts';
import { dropMember, isStatus, mapMember, setMember, withMediaType } from '../change.ts';
import type { Fault } from './fault.ts';
import { isEnded } from './outcome.ts';

const ok = isStatus(200);

/** What is shown of a process, its history and its instance. */
export const processStateFaults: readonly Fault[] = [
  {
    id: 'app-process-ended-with-task',
    breaks: 'GET process of an ended process shows a current task.',
    aimedAt: 'APP-PROC-026',
    replies: {
      routes: ['getProcess'],
      when: isEnded,
      change: setMember(['currentTask'], { elementId: 'Task_1', flow: 2 }),
    },
  },
  {
    id: 'app-process-without-end-event',
    breaks: 'GET process of an ended process does not name the end event.',
    aimedAt: 'APP-PROC-026',
    replies: { routes: ['getProcess'], when: isEnded, change: setMember(['endEvent'], null) },
  },
  {
    id: 'app-process-without-end',
    breaks: 'GET process of an ended process does not say when it ended.',
    aimedAt: 'APP-PROC-026',
    replies: { routes: ['getProcess'], when: isEnded, change: dropMember('ended') },
  },
  {
    id: 'app-process-end-without-offset',
    breaks: 'The time of the end has no offset.',
    aimedAt: 'APP-PROC-026',
    replies: {
      routes: ['getProcess'],
      when: isEnded,
      change: mapMember(['ended'], (time) => String(time).replace('Z', '')),
    },
  },
  {
    id: 'app-process-without-actions',
    breaks: 'GET process shows no actions.',
    aimedAt: 'APP-PROC-037',
    replies: { routes: ['getProcess'], when: ok, change: dropMember('currentTask', 'actions') },
  },
  {
    id: 'app-process-denies-write',
    breaks: 'GET process says that the caller may not write.',
    aimedAt: 'APP-PROC-037',
    replies: {
      routes: ['getProcess'],
      when: ok,
      change: setMember(['currentTask', 'actions', 'write'], false),
    },
  },
  {
    id: 'app-process-actions-as-list',
    breaks: 'GET process shows the actions as a list.',
    aimedAt: 'APP-PROC-037',
    replies: {
      routes: ['getProcess'],
      when: ok,
      change: setMember(['currentTask', 'actions'], ['read', 'write']),
    },
  },
  {
    id: 'app-process-as-text',
    breaks: 'GET process names text/plain.',
    aimedAt: 'APP-PROC-037',
    replies: { routes: ['getProcess'], when: ok, change: withMediaType('text/plain') },
  },
  {
    id: 'app-process-without-start-event',
    breaks: 'GET process does not name the start event.',
    aimedAt: 'APP-PROC-037',
    replies: { routes: ['getProcess'], when: ok, change: setMember(['startEvent'], null) },
  },
  {
    id: 'app-process-tasks-reversed',
    breaks: 'The process tasks are listed in reverse.',
    aimedAt: 'APP-PROC-038',
    replies: {
      routes: ['getProcess'],
      when: ok,
      change: mapMember(['processTasks'], (tasks) =>
        Array.isArray(tasks) ? tasks.toReversed() : tasks,
      ),
    },
  },
  {
    id: 'app-process-tasks-cut',
    breaks: 'The last process task is missing.',
    aimedAt: 'APP-PROC-038',
    replies: {
      routes: ['getProcess'],
      when: ok,
      change: mapMember(['processTasks'], (tasks) =>
        Array.isArray(tasks) ? tasks.slice(0, -1) : tasks,
      ),
    },
  },
  {
    id: 'app-process-tasks-nameless',
    breaks: 'The process tasks have no element id.',
    aimedAt: 'APP-PROC-038',
    replies: {
      routes: ['getProcess'],
      when: ok,
      change: setMember(['processTasks', '*', 'elementId'], null),
    },
  },
  {
    id: 'app-flow-starts-at-one',
    breaks: 'The first task has flow 1.',
    aimedAt: 'APP-PROC-039',
    rules: { nextFlow: (flow) => (flow === 1 ? 1 : flow + 1) },
  },
  {
    id: 'app-flow-counts-twice',
    breaks: 'Each step adds two to the flow counter.',
    aimedAt: 'APP-PROC-039',
    rules: { nextFlow: (flow) => (flow === 1 ? 2 : flow + 2) },
  },
  {
    id: 'app-flow-stands-still',
    breaks: 'The flow counter does not grow.',
    aimedAt: 'APP-PROC-039',
    rules: { nextFlow: () => 2 },
  },
  {
    id: 'app-history-forgotten',
    breaks: 'The process history is empty.',
    aimedAt: 'APP-PROC-040',
    rules: { keptEvents: () => [] },
  },
  {
    id: 'app-history-without-start',
    breaks: 'The process history has no item for the start.',
    aimedAt: 'APP-PROC-040',
    rules: { keptEvents: (events) => events.filter((one) => one.type !== 'process_StartEvent') },
  },
  {
    id: 'app-history-without-end',
    breaks: 'The process history has no item for the end.',
    aimedAt: 'APP-PROC-040',
    rules: { keptEvents: (events) => events.filter((one) => one.type !== 'process_EndEvent') },
  },
  {
    id: 'app-history-visits-doubled',
    breaks: 'The process history has each visit twice.',
    aimedAt: 'APP-PROC-040',
    rules: {
      history: (...of) =>
        processRules
          .history(...of)
          .flatMap((one) => (one.eventType === 'process_StartTask' ? [one, one] : [one])),
    },
  },
  {
    id: 'app-history-visits-open',
    breaks: 'The visits of the process history have no end.',
    aimedAt: 'APP-PROC-040',
    rules: { keptEvents: (events) => events.filter((one) => one.type !== 'process_EndTask') },
  },
  {
    id: 'app-history-reversed',
    breaks: 'The process history is listed in reverse.',
    aimedAt: 'APP-PROC-040',
    rules: { history: (...of) => processRules.history(...of).toReversed() },
  },
  {
    id: 'app-history-loses-first-task',
    breaks: 'The process history forgets the first task.',
    aimedAt: 'APP-PROC-041',
    rules: {
      history: (events, process) =>
        processRules
          .history(events, process)
          .filter((one) => one.eventType !== 'process_StartTask' || one.elementId !== 'Task_1'),
    },
  },
  {
    id: 'app-history-first-visit-only',
    breaks: 'After a reject the history shows the first visit only.',
    aimedAt: 'APP-PROC-041',
    rules: {
      history: (events, process) =>
        processRules
          .history(events, process)
          .map((one) => ({ ...one, started: one.started && (process?.started ?? null) })),
    },
  },
];

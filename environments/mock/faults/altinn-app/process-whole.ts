import { accessRules } from '../../altinn-app/rules/access.ts';
import { processRules } from '../../altinn-app/rules/process.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import type { Call } from '../../altinn-app/call.ts';
import { both, dropMember, isStatus, setMember, withStatus } from '../change.ts';
import { also, countsStep, endsProcess, forgets, forgetsIn, reopensProcess } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadBody, misreadHeader } from './misread.ts';
import { crashes, isEnded, isRefusedIn, takesIt } from './outcome.ts';

const { mayMove } = processRules;

/** Steps of a process: its end, calls at once, and runs to the end. */
export const processWholeFaults: readonly Fault[] = [
  {
    id: 'app-next-after-end-taken',
    breaks: 'PUT process/next of an ended process answers 200.',
    aimedAt: 'APP-PROC-024',
    rules: {
      stateProblem: (process) =>
        process?.ended == null ? processRules.stateProblem(process) : undefined,
    },
  },
  {
    id: 'app-next-after-end-reopens',
    breaks: 'PUT process/next of an ended process answers 409 and opens it again.',
    aimedAt: 'APP-PROC-024',
    replies: { routes: ['nextProcess'], when: isEnded, change: also(reopensProcess) },
  },
  {
    id: 'app-next-after-end-silent',
    breaks: 'PUT process/next of an ended process does not say why it is refused.',
    aimedAt: 'APP-PROC-024',
    replies: { routes: ['nextProcess'], when: isEnded, change: dropMember('detail') },
  },
  {
    id: 'app-complete-after-end-taken',
    breaks: 'PUT process/completeProcess of an ended process answers 200.',
    aimedAt: 'APP-PROC-025',
    replies: { routes: ['completeProcess'], when: isStatus(409), change: takesIt },
  },
  {
    id: 'app-complete-after-end-reopens',
    breaks: 'PUT process/completeProcess of an ended process answers 409 and opens it again.',
    aimedAt: 'APP-PROC-025',
    replies: { routes: ['completeProcess'], when: isStatus(409), change: also(reopensProcess) },
  },
  {
    id: 'app-next-lock-ignored',
    breaks: 'PUT process/next at once move the process each.',
    aimedAt: 'APP-PROC-027',
    rules: { isHeld: () => false },
  },
  {
    id: 'app-next-held-moves',
    breaks: 'PUT process/next that meets another one answers 409 and counts a step.',
    aimedAt: 'APP-PROC-027',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(countsStep) },
  },
  {
    id: 'app-next-held-403',
    breaks: 'PUT process/next that meets another one answers 403.',
    aimedAt: 'APP-PROC-027',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: withStatus(403) },
  },
  {
    id: 'app-next-element-id-honoured',
    breaks: 'PUT process/next goes to the element that the query names.',
    aimedAt: 'APP-PROC-028',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) => call.request.query.has('elementId'),
      change: also(endsProcess),
    },
  },
  {
    id: 'app-next-element-id-refused',
    breaks: 'PUT process/next with an element id answers 400.',
    aimedAt: 'APP-PROC-028',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) => call.request.query.has('elementId'),
      change: withStatus(400),
    },
  },
  {
    id: 'app-complete-forgets',
    breaks: 'PUT process/completeProcess answers 200 and ends nothing.',
    aimedAt: 'APP-PROC-042',
    ...forgets(['completeProcess']),
  },
  {
    id: 'app-complete-stops-early',
    breaks: 'PUT process/completeProcess answers with a task that it stopped at.',
    aimedAt: 'APP-PROC-042',
    replies: {
      routes: ['completeProcess'],
      when: isStatus(200),
      change: both(setMember(['ended'], null), setMember(['currentTask'], {})),
    },
  },
  {
    id: 'app-warnings-block',
    breaks: 'Warnings hold a process back.',
    aimedAt: 'APP-PROC-045',
    rules: { blocksTask: (severity) => severity <= 2 },
  },
  {
    id: 'app-gateway-guesses-action',
    breaks: 'A gateway that decides by the action takes confirm where there is none.',
    aimedAt: 'APP-PROC-049',
    requests: { routes: ['nextProcess'], change: confirmsUnasked },
  },
  {
    id: 'app-gateway-without-action-crashes',
    breaks: 'A gateway that decides by the action answers 500 without one.',
    aimedAt: 'APP-PROC-049',
    replies: { routes: ['nextProcess'], when: isRefusedIn('confirmation'), change: crashes },
  },
  {
    id: 'app-gateway-without-action-moves',
    breaks: 'A gateway that decides by the action refuses a call without one and counts a step.',
    aimedAt: 'APP-PROC-049',
    replies: {
      routes: ['nextProcess'],
      when: isRefusedIn('confirmation'),
      change: also(countsStep),
    },
  },
  {
    id: 'app-feedback-owner-refused',
    breaks: 'The app owner may not leave a feedback task.',
    aimedAt: 'APP-PROC-053',
    rules: {
      mayMove: (question) => (question.taskType === 'feedback' ? false : mayMove(question)),
    },
  },
  {
    id: 'app-feedback-stays',
    breaks: 'A feedback task that the app owner leaves stays.',
    aimedAt: 'APP-PROC-053',
    ...forgetsIn('feedback'),
  },
  {
    id: 'app-service-task-waits',
    breaks: 'A service task waits for somebody to leave it.',
    aimedAt: 'APP-PROC-054',
    rules: { runsByItself: () => false },
  },
  {
    id: 'app-next-owner-refused',
    breaks: 'The app owner may not move a process.',
    aimedAt: 'APP-PROC-059',
    rules: {
      permits: (question) => question.caller.kind !== 'org' && accessRules.permits(question),
    },
  },
  {
    id: 'app-next-soft-deleted-refused',
    breaks: 'PUT process/next of a softly deleted instance answers 409.',
    aimedAt: 'APP-PROC-035',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) => instanceOf(call)?.status.isSoftDeleted === true,
      change: withStatus(409),
    },
  },
];

function confirmsUnasked(call: Call): Call {
  if (call.request.body.length > 0) return call;
  const typed = misreadHeader('Content-Type', () => 'application/json')(call);
  return misreadBody(() => '{"action":"confirm"}')(typed);
}

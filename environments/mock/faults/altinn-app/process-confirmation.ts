import { processRules } from '../../altinn-app/rules/process.ts';
import { also, countsStep, forgetsIn } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadAction, sentMembers } from './misread.ts';
import { denies, isRefusedAction, isRefusedIn } from './outcome.ts';

const { mayMove } = processRules;

/** Steps of a process: rejects and confirmation tasks. */
export const processConfirmationFaults: readonly Fault[] = [
  {
    id: 'app-reject-needs-valid-data',
    breaks: 'A reject in a data task that lists it demands valid data.',
    aimedAt: 'APP-PROC-011',
    rules: { validatesOnLeave: () => true },
  },
  {
    id: 'app-reject-in-data-denied',
    breaks: 'A reject in a data task that lists it is refused.',
    aimedAt: 'APP-PROC-011',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) => sentMembers(call)['action'] === 'reject',
      change: denies,
    },
  },
  {
    id: 'app-reject-everywhere',
    breaks: 'A reject leaves every data task, whatever the data.',
    aimedAt: 'APP-PROC-012',
    rules: { mayMove: () => true, validatesOnLeave: ({ action }) => action !== 'reject' },
  },
  {
    id: 'app-reject-refused-moves',
    breaks: 'A reject that is refused counts a step.',
    aimedAt: 'APP-PROC-012',
    replies: { routes: ['nextProcess'], when: isRefusedAction('reject'), change: also(countsStep) },
  },
  {
    id: 'app-confirmation-needs-action',
    breaks: 'A confirmation task cannot be left without an action.',
    aimedAt: 'APP-PROC-013',
    rules: {
      mayMove: (question) =>
        question.taskType === 'confirmation' && question.action === undefined
          ? false
          : mayMove(question),
    },
  },
  {
    id: 'app-confirmation-forgotten',
    breaks: 'A confirmation task that is left without an action stays.',
    aimedAt: 'APP-PROC-013',
    ...forgetsIn('confirmation'),
  },
  {
    id: 'app-confirm-refused',
    breaks: 'The action confirm is refused in a confirmation task.',
    aimedAt: 'APP-PROC-014',
    rules: { mayMove: (question) => (question.action === 'confirm' ? false : mayMove(question)) },
  },
  {
    id: 'app-confirm-goes-back',
    breaks: 'The action confirm is taken for a reject.',
    aimedAt: 'APP-PROC-014',
    requests: { routes: ['nextProcess'], change: misreadAction('confirm', 'reject') },
  },
  {
    id: 'app-confirm-forgotten',
    breaks: 'A confirmation task that is confirmed stays.',
    aimedAt: 'APP-PROC-014',
    ...forgetsIn('confirmation'),
  },
  {
    id: 'app-reject-goes-on',
    breaks: 'A reject in a confirmation task is taken for a confirm.',
    aimedAt: 'APP-PROC-015',
    requests: { routes: ['nextProcess'], change: misreadAction('reject', 'confirm') },
  },
  {
    id: 'app-reject-stays',
    breaks: 'A reject in a confirmation task answers 200 and stays.',
    aimedAt: 'APP-PROC-015',
    ...forgetsIn('confirmation'),
  },
  {
    id: 'app-reject-leaves-locks',
    breaks: 'A reject leaves the data of the data task locked.',
    aimedAt: 'APP-PROC-015',
    rules: { unlocksOnEnter: () => false },
  },
  {
    id: 'app-confirmation-open-to-all',
    breaks: 'Everybody may confirm.',
    aimedAt: 'APP-PROC-016',
    rules: { permits: () => true },
  },
  {
    id: 'app-confirmation-denied-moves',
    breaks: 'A confirmation that is refused counts a step.',
    aimedAt: 'APP-PROC-016',
    replies: {
      routes: ['nextProcess'],
      when: isRefusedIn('confirmation'),
      change: also(countsStep),
    },
  },
];

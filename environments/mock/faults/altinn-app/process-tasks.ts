import { processRules } from '../../altinn-app/rules/process.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import type { Call } from '../../altinn-app/call.ts';
import { emptyBody, isStatus } from '../change.ts';
import { also, comparing, countsStep, forgetsIn } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes, isRefusedAction, isRefusedIn } from './outcome.ts';

const { mayMove } = processRules;

/** Steps of a process: other tasks, its end, and calls at once. */
export const processTasksFaults: readonly Fault[] = [
  {
    id: 'app-sign-refused',
    breaks: 'Nobody may sign.',
    aimedAt: 'APP-PROC-017',
    rules: { maySign: () => false },
  },
  {
    id: 'app-sign-stays',
    breaks: 'A signing task that is signed stays.',
    aimedAt: 'APP-PROC-017',
    ...forgetsIn('signing'),
  },
  {
    id: 'app-sign-forgets-signature',
    breaks: 'A signing task that is signed goes on without the signature.',
    aimedAt: 'APP-PROC-017',
    ...comparing(['nextProcess'], ({ instance }, before) => {
      instance.data = instance.data.filter((one) => before.data.some((old) => old.id === one.id));
    }),
  },
  {
    id: 'app-signature-not-demanded',
    breaks: 'A signing task that demands a signature is left without one.',
    aimedAt: 'APP-PROC-018',
    rules: { validatesOnLeave: ({ taskType }) => taskType !== 'signing' },
  },
  {
    id: 'app-signature-missing-moves',
    breaks: 'A signing task that demands a signature answers 409 and counts a step.',
    aimedAt: 'APP-PROC-018',
    replies: { routes: ['nextProcess'], when: isRefusedIn('signing'), change: also(countsStep) },
  },
  {
    id: 'app-signature-always-demanded',
    breaks: 'A signing task that demands no signature cannot be left without one.',
    aimedAt: 'APP-PROC-018B',
    rules: {
      mayMove: (question) =>
        question.taskType === 'signing' && question.action === undefined
          ? false
          : mayMove(question),
    },
  },
  {
    id: 'app-owner-signs',
    breaks: 'The app owner may sign.',
    aimedAt: 'APP-PROC-019',
    rules: { maySign: () => true, mayMove: () => true },
  },
  {
    id: 'app-owner-sign-moves',
    breaks: 'A signature of the app owner answers 403 and counts a step.',
    aimedAt: 'APP-PROC-019',
    replies: { routes: ['nextProcess'], when: isRefusedAction('sign'), change: also(countsStep) },
  },
  {
    id: 'app-owner-sign-empty-403',
    breaks: 'A signature of the app owner answers an empty 403.',
    aimedAt: 'APP-PROC-019',
    replies: { routes: ['nextProcess'], when: isRefusedAction('sign'), change: emptyBody },
  },
  {
    id: 'app-unpaid-payment-left',
    breaks: 'A payment task that is not paid is left.',
    aimedAt: 'APP-PROC-020',
    requests: { routes: ['nextProcess'], change: paysFirst },
  },
  {
    id: 'app-unpaid-payment-crashes',
    breaks: 'A payment task that is not paid answers 500.',
    aimedAt: 'APP-PROC-020',
    replies: { routes: ['nextProcess'], when: isRefusedIn('payment'), change: crashes },
  },
  {
    id: 'app-unpaid-payment-moves',
    breaks: 'A payment task that is not paid is refused and counts a step.',
    aimedAt: 'APP-PROC-020',
    replies: { routes: ['nextProcess'], when: isRefusedIn('payment'), change: also(countsStep) },
  },
  {
    id: 'app-feedback-open-to-all',
    breaks: 'Everybody may leave a feedback task.',
    aimedAt: 'APP-PROC-021',
    rules: { permits: () => true },
  },
  {
    id: 'app-feedback-denied-moves',
    breaks: 'A feedback task answers 403 and counts a step.',
    aimedAt: 'APP-PROC-021',
    replies: { routes: ['nextProcess'], when: isRefusedIn('feedback'), change: also(countsStep) },
  },
  {
    id: 'app-pdf-outage-crashes',
    breaks: 'While the PDF service is down, PUT process/next answers 500.',
    aimedAt: 'APP-PROC-022',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: crashes },
  },
  {
    id: 'app-pdf-outage-moves',
    breaks: 'While the PDF service is down, PUT process/next is refused and counts a step.',
    aimedAt: 'APP-PROC-022',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(countsStep) },
  },
  {
    id: 'app-pdf-outage-ignored',
    breaks: 'While the PDF service is down, PUT process/next goes on without the PDF.',
    aimedAt: 'APP-PROC-022',
    rules: { runsByItself: () => false },
  },
  {
    id: 'app-service-task-takes-action',
    breaks: 'A service task takes a user action.',
    aimedAt: 'APP-PROC-023',
    rules: { serviceTaskTakes: () => true },
  },
  {
    id: 'app-service-task-action-moves',
    breaks: 'A service task answers 409 to a user action and counts a step.',
    aimedAt: 'APP-PROC-023',
    replies: { routes: ['nextProcess'], when: isRefusedIn('pdf'), change: also(countsStep) },
  },
];

/** Stores a paid payment in front of the step. */
function paysFirst(call: Call): Call {
  const instance = instanceOf(call);
  const task = [...call.app.process.elements.values()].find((one) => one.payment !== undefined);
  const [form] = instance?.data ?? [];
  if (instance === undefined || task?.payment === undefined || form === undefined) return call;
  const content = Buffer.from('{"status":"Paid"}');
  const dataType = task.payment.paymentDataType;
  instance.data.push({ ...form, id: crypto.randomUUID(), dataType, content });
  return call;
}

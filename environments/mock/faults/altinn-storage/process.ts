import { json, text } from '../../altinn-storage/replies.ts';
import { dropMember, isStatus, mapMember, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, bodyOf, own, shown } from './means.ts';

/** Where the process stands. */
export const processFaults: readonly StorageFault[] = [
  {
    id: 'stor-authinfo-without-app',
    breaks: 'authinfo does not tell the app.',
    aimedAt: 'STOR-PROC-001',
    replies: { routes: ['getProcessAuthInfo'], when: isStatus(200), change: dropMember('appId') },
  },
  {
    id: 'stor-steps-of-app-unseen',
    breaks: 'Storage shows the first task whatever the app does.',
    aimedAt: 'STOR-PROC-002',
    rules: shown((instance) => {
      const process = Object(instance['process']) as Record<string, unknown>;
      const currentTask = { ...Object(process['currentTask']), elementId: 'Task_1' };
      return { ...instance, process: { ...process, currentTask } };
    }),
  },
  {
    id: 'stor-history-backwards',
    breaks: 'The history begins with the last step.',
    aimedAt: 'STOR-PROC-003',
    rules: { tellsHistory: (instance) => own.tellsHistory(instance).toReversed() },
  },
  {
    id: 'stor-history-loses-start',
    breaks: 'The history leaves the start out.',
    aimedAt: 'STOR-PROC-003',
    rules: { tellsHistory: (instance) => own.tellsHistory(instance).slice(1) },
  },
  {
    id: 'stor-process-answered-only',
    breaks: 'PUT process answers and stores another task.',
    aimedAt: 'STOR-PROC-004',
    replies: {
      routes: ['putProcess'],
      when: isStatus(200),
      change: afterwards((instance) => {
        const { process } = instance;
        if (process?.currentTask != null)
          instance.process = {
            ...process,
            currentTask: { ...process.currentTask, elementId: 'Task_0' },
          };
      }),
    },
  },
  {
    id: 'stor-process-of-ended',
    breaks: 'Whoever may read puts the process of an ended instance.',
    aimedAt: 'STOR-PROC-005',
    rules: {
      actionsOnProcess: (instance, flowType) =>
        instance.process?.currentTask ? own.actionsOnProcess(instance, flowType) : ['read'],
    },
  },
  {
    id: 'stor-step-without-events',
    breaks: 'instanceandevents stores the state alone.',
    aimedAt: 'STOR-PROC-006',
    replies: {
      routes: ['putInstanceAndEvents'],
      when: isStatus(200),
      change: afterwards((instance) => {
        instance.log = instance.log.filter((one) => one.instanceOwnerPartyId !== null);
      }),
    },
  },
  {
    id: 'stor-get-process-missing',
    breaks: 'GET process is answered with 404.',
    aimedAt: 'STOR-PROC-007',
    unrouted: (reply, { path }) =>
      path.endsWith('/process') ? withStatus(404)(reply, undefined) : reply,
  },
];

/** The log of an instance. */
export const eventFaults: readonly StorageFault[] = [
  {
    id: 'stor-log-without-steps',
    breaks: 'The log leaves the steps of the process out.',
    aimedAt: 'STOR-EVENT-001',
    rules: {
      ordersEvents: (log) =>
        own.ordersEvents(log).filter((one) => !one.eventType.startsWith('process_')),
    },
  },
  {
    id: 'stor-log-without-saving',
    breaks: 'The log leaves out what was saved.',
    aimedAt: 'STOR-EVENT-001',
    rules: {
      ordersEvents: (log) => own.ordersEvents(log).filter((one) => one.eventType !== 'Saved'),
    },
  },
  {
    id: 'stor-log-backwards',
    breaks: 'The log begins with the newest.',
    aimedAt: 'STOR-EVENT-002',
    rules: { ordersEvents: (log) => own.ordersEvents(log).toReversed() },
  },
  {
    id: 'stor-log-of-all-kinds',
    breaks: 'eventTypes is passed over.',
    aimedAt: 'STOR-EVENT-003',
    rules: { isAskedFor: (event, question) => own.isAskedFor(event, { ...question, types: [] }) },
  },
  {
    id: 'stor-log-of-all-times',
    breaks: 'from and to are passed over.',
    aimedAt: 'STOR-EVENT-004',
    rules: { isAskedFor: (event, { types }) => own.isAskedFor(event, { types }) },
  },
  {
    id: 'stor-log-odd-times-taken',
    breaks: 'Times that cannot be read lead to an empty log.',
    aimedAt: 'STOR-EVENT-006',
    replies: {
      routes: ['listEvents'],
      when: isStatus(400),
      change: () => json(200, { instanceEvents: [] }),
    },
  },
  {
    id: 'stor-event-not-kept',
    breaks: 'A posted event is answered and not stored.',
    aimedAt: 'STOR-EVENT-007',
    replies: {
      routes: ['createEvent'],
      when: isStatus(201),
      change: afterwards((instance) => {
        instance.log = instance.log.slice(0, -1);
      }),
    },
  },
  {
    id: 'stor-event-location-bare',
    breaks: 'Location of a new event is its id alone.',
    aimedAt: 'STOR-EVENT-008',
    replies: {
      routes: ['createEvent'],
      when: isStatus(201),
      change: (reply) => ({
        ...reply,
        headers: reply.headers.map(([name, value]) =>
          name === 'Location' ? [name, value.replace(/^.*\//, '')] : [name, value],
        ),
      }),
    },
  },
  {
    id: 'stor-event-of-other-kind',
    breaks: 'One event is another than in the log.',
    aimedAt: 'STOR-EVENT-009',
    replies: {
      routes: ['getEvent'],
      when: isStatus(200),
      change: mapMember(['eventType'], () => 'Undeleted'),
    },
  },
  {
    id: 'stor-events-of-nobody',
    breaks: 'Events do not tell who did it.',
    aimedAt: 'STOR-EVENT-010',
    replies: {
      routes: ['listEvents'],
      when: isStatus(200),
      change: mapMember(['instanceEvents', '*', 'user'], () => ({ authenticationLevel: 0 })),
    },
  },
  {
    id: 'stor-events-of-other-instance',
    breaks: 'Events name another instance.',
    aimedAt: 'STOR-EVENT-010',
    replies: {
      routes: ['listEvents'],
      when: (reply) => reply.status === 200 && bodyOf(reply) !== '',
      change: mapMember(
        ['instanceEvents', '*', 'instanceId'],
        () => '1/11111111-2222-4333-8444-555555555555',
      ),
    },
  },
  {
    id: 'stor-event-unknown-crashes',
    breaks: 'An unknown event is answered with 400.',
    aimedAt: 'STOR-EVENT-011',
    replies: { routes: ['getEvent'], when: isStatus(404), change: () => text(400, 'no') },
  },
];

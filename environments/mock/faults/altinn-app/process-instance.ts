import { both, isStatus, replaceJson, setMember, withMediaType, withStatus } from '../change.ts';
import { also } from './effect.ts';
import type { Fault } from './fault.ts';

const ok = isStatus(200);

/** What an instance shows of its process. */
export const processInstanceFaults: readonly Fault[] = [
  {
    id: 'app-end-not-archived',
    breaks: 'An ended instance is not archived.',
    aimedAt: 'APP-PROC-047',
    rules: { archivesAtEnd: () => false },
  },
  {
    id: 'app-end-archived-late',
    breaks: 'An ended instance says that it was archived at another time.',
    aimedAt: 'APP-PROC-047',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: setMember(['status', 'archived'], '2020-01-01T00:00:00Z'),
    },
  },
  {
    id: 'app-end-not-deleted',
    breaks: 'An instance that is to be deleted at its end stays.',
    aimedAt: 'APP-PROC-048',
    rules: { deletesAtEnd: () => false },
  },
  {
    id: 'app-step-leaves-unlocked',
    breaks: 'The task that a step leaves does not lock its data.',
    aimedAt: 'APP-PROC-050',
    rules: { locksOnLeave: () => false },
  },
  {
    id: 'app-step-back-leaves-locked',
    breaks: 'A step back does not unlock the data.',
    aimedAt: 'APP-PROC-050',
    rules: { unlocksOnEnter: () => false },
  },
  {
    id: 'app-step-locks-hidden',
    breaks: 'The instance shows no element as locked.',
    aimedAt: 'APP-PROC-050',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: setMember(['data', '*', 'locked'], false),
    },
  },
  {
    id: 'app-reject-looks-like-confirm',
    breaks: 'After a reject the current task says that the former one was completed.',
    aimedAt: 'APP-PROC-051',
    rules: { flowType: () => 'CompleteCurrentMoveToNext' },
  },
  {
    id: 'app-instance-names-other-task',
    breaks: 'The instance names another task than its process.',
    aimedAt: 'APP-PROC-052',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: setMember(['process', 'currentTask', 'elementId'], 'Task_9'),
    },
  },
  {
    id: 'app-instance-counts-other-flow',
    breaks: 'The instance counts another flow than its process.',
    aimedAt: 'APP-PROC-052',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: setMember(['process', 'currentTask', 'flow'], 9),
    },
  },
  {
    id: 'app-next-elements-as-object',
    breaks: 'GET process/next answers an object.',
    aimedAt: 'APP-PROC-058',
    replies: { routes: ['getNextElements'], when: ok, change: replaceJson({}) },
  },
  {
    id: 'app-next-elements-after-end',
    breaks: 'GET process/next answers a list after the end.',
    aimedAt: 'APP-PROC-058',
    replies: {
      routes: ['getNextElements'],
      when: isStatus(409),
      change: both(withStatus(200), withMediaType('application/json'), replaceJson([])),
    },
  },
  {
    id: 'app-history-nobody-acted',
    breaks: 'The process history does not name who acted.',
    aimedAt: 'APP-PROC-061',
    replies: {
      routes: ['getProcessHistory'],
      when: ok,
      change: setMember(['processHistory', '*', 'performedBy'], '20000000'),
    },
  },
  {
    id: 'app-ended-complete-confirms-twice',
    breaks: 'POST complete adds a confirmation each time.',
    aimedAt: 'APP-PROC-036',
    replies: {
      routes: ['completeInstance'],
      when: ok,
      change: also(({ instance }) => {
        const [first] = instance.completeConfirmations ?? [];
        if (first !== undefined) instance.completeConfirmations?.push(first);
      }),
    },
  },
  {
    id: 'app-ended-complete-confirms-nothing',
    breaks: 'POST complete confirms nothing.',
    aimedAt: 'APP-PROC-036',
    replies: {
      routes: ['completeInstance'],
      when: ok,
      change: setMember(['completeConfirmations'], null),
    },
  },
];

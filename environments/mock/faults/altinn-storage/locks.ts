import { dropMember, isStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, shownElements } from './means.ts';

/** Locks of data and of instances. */
export const lockFaults: readonly StorageFault[] = [
  {
    id: 'stor-lock-untold',
    breaks: 'A locked element does not say so.',
    aimedAt: 'STOR-LOCK-001',
    rules: shownElements((element) => ({ ...element, locked: false })),
  },
  {
    id: 'stor-lock-passed-over',
    breaks: 'A locked element is replaced.',
    aimedAt: 'STOR-LOCK-002',
    rules: { isLocked: () => false },
  },
  {
    id: 'stor-lock-for-ever',
    breaks: 'An element stays locked.',
    aimedAt: 'STOR-LOCK-003',
    replies: {
      routes: ['unlockData'],
      when: isStatus(200),
      change: afterwards((_, element) => {
        if (element !== undefined) element.locked = true;
      }),
    },
  },
  {
    id: 'stor-lock-without-token',
    breaks: 'The lock of an instance comes without a token.',
    aimedAt: 'STOR-LOCK-004',
    replies: { routes: ['lockInstance'], when: isStatus(200), change: dropMember('lockToken') },
  },
  {
    id: 'stor-lock-given-twice',
    breaks: 'A lock is given to everybody who asks.',
    aimedAt: 'STOR-LOCK-005',
    rules: { isHeld: () => false },
  },
  {
    id: 'stor-lock-holds-nothing',
    breaks: 'The process of a locked instance moves.',
    aimedAt: 'STOR-LOCK-006',
    replies: {
      routes: ['lockInstance'],
      when: isStatus(200),
      change: afterwards((instance) => {
        instance.hold = null;
      }),
    },
  },
  {
    id: 'stor-lock-endless',
    breaks: 'A lock does not end.',
    aimedAt: 'STOR-LOCK-007',
    replies: {
      routes: ['lockInstance'],
      when: isStatus(200),
      change: afterwards((instance) => {
        if (instance.hold !== null) instance.hold.untilMs = Number.POSITIVE_INFINITY;
      }),
    },
  },
];

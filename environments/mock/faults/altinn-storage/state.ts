import { findInstance } from '../../altinn-storage/access/find-instance.ts';
import { isStatus, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, own } from './means.ts';

/** Read status, substatus, texts and values. */
export const stateFaults: readonly StorageFault[] = [
  {
    id: 'stor-read-status-two-values',
    breaks: 'What was updated since the last review counts as read.',
    aimedAt: 'STOR-STATE-001',
    rules: {
      readsStatus: (word) => {
        const status = own.readsStatus(word);
        return status === 2 ? 1 : status;
      },
    },
  },
  {
    id: 'stor-read-status-by-case',
    breaks: 'The words of the read status count in their own case alone.',
    aimedAt: 'STOR-STATE-002',
    rules: { readsStatus: (word) => (/^[A-Z]/.test(word) ? own.readsStatus(word) : undefined) },
  },
  {
    id: 'stor-read-status-any-word',
    breaks: 'Any word means read.',
    aimedAt: 'STOR-STATE-003',
    rules: { readsStatus: (word) => own.readsStatus(word) ?? (word === '' ? undefined : 1) },
  },
  {
    id: 'stor-read-status-no-word',
    breaks: 'No word means unread.',
    aimedAt: 'STOR-STATE-004',
    rules: { readsStatus: (word) => (word === '' ? 0 : own.readsStatus(word)) },
  },
  {
    id: 'stor-substatus-not-kept',
    breaks: 'The substatus is answered and not stored.',
    aimedAt: 'STOR-STATE-005',
    replies: {
      routes: ['putSubstatus'],
      when: isStatus(200),
      change: afterwards(({ status }) => {
        status.substatus = null;
      }),
    },
  },
  {
    id: 'stor-substatus-refused-clears',
    breaks: 'A substatus without a label clears the former.',
    aimedAt: 'STOR-STATE-006',
    replies: {
      routes: ['putSubstatus'],
      when: isStatus(400),
      change: afterwards(({ status }) => {
        status.substatus = null;
      }),
    },
  },
  {
    id: 'stor-substatus-unknown-crashes',
    breaks: 'A substatus of an unknown instance is answered with 500.',
    aimedAt: 'STOR-STATE-007',
    replies: {
      routes: ['putSubstatus'],
      when: isStatus(403),
      change: (reply, call) =>
        findInstance(call) === undefined ? withStatus(500)(reply, call) : reply,
    },
  },
  {
    id: 'stor-substatus-unnoted',
    breaks: 'A new substatus is not noted.',
    aimedAt: 'STOR-STATE-008',
    rules: {
      notes: (world, instance, happening) => {
        if (happening.type !== 'SubstatusUpdated') own.notes(world, instance, happening);
      },
    },
  },
  {
    id: 'stor-texts-replaced',
    breaks: 'Texts that are not named are lost.',
    aimedAt: 'STOR-STATE-009',
    rules: { merges: (_, sent) => own.merges({}, sent) },
  },
  {
    id: 'stor-values-replaced',
    breaks: 'Values that are not named are lost.',
    aimedAt: 'STOR-STATE-010',
    rules: { merges: (_, sent) => own.merges({}, sent) },
  },
  {
    id: 'stor-no-values-taken',
    breaks: 'datavalues without values is answered with 409.',
    aimedAt: 'STOR-STATE-011',
    replies: { routes: ['putDataValues'], when: isStatus(400), change: withStatus(409) },
  },
];

import { findInstance } from '../../altinn-storage/access/find-instance.ts';
import { empty, json, text } from '../../altinn-storage/replies.ts';
import { isStatus, mapMember } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, getting, own, withQuery } from './means.ts';

/** What goes into the bin, and what goes for good. */
export const deletionFaults: readonly StorageFault[] = [
  {
    id: 'stor-deleted-stays',
    breaks: 'DELETE answers and deletes nothing.',
    aimedAt: 'STOR-DEL-001',
    replies: {
      routes: ['deleteInstance'],
      when: isStatus(200),
      change: afterwards(({ status }) => {
        Object.assign(status, { isSoftDeleted: false, softDeleted: null });
      }),
    },
  },
  {
    id: 'stor-deleted-twice-missing',
    breaks: 'DELETE of what is in the bin is answered with 404.',
    aimedAt: 'STOR-DEL-002',
    bypass: (call, { id }) =>
      id === 'deleteInstance' && findInstance(call)?.status.isSoftDeleted === true
        ? text(404, 'Unable to find the instance')
        : undefined,
  },
  {
    id: 'stor-hard-is-soft',
    breaks: 'hard=true puts into the bin and no more.',
    aimedAt: 'STOR-DEL-003',
    requests: { routes: ['deleteInstance'], change: withQuery((query) => query.delete('hard')) },
  },
  {
    id: 'stor-gone-is-missing',
    breaks: 'What is gone for good is unknown.',
    aimedAt: 'STOR-DEL-004',
    bypass: (call, { id }) =>
      getting.includes(id) && findInstance(call)?.status.isHardDeleted === true
        ? text(404, 'Unable to find the instance')
        : undefined,
  },
  {
    id: 'stor-deletes-nothing',
    breaks: 'DELETE of an unknown instance is answered with 200.',
    aimedAt: 'STOR-DEL-005',
    replies: {
      routes: ['deleteInstance'],
      when: (reply) => reply.status === 403,
      change: (reply, call) => (findInstance(call) === undefined ? json(200, {}) : reply),
    },
  },
  {
    id: 'stor-kept-is-deleted',
    breaks: 'An instance that the app keeps for some days is deleted.',
    aimedAt: 'STOR-DEL-006',
    rules: { isProtected: () => false },
  },
  {
    id: 'stor-deletion-unnoted',
    breaks: 'A deletion is not noted.',
    aimedAt: 'STOR-DEL-007',
    rules: {
      ordersEvents: (log) =>
        own.ordersEvents(log).filter(({ eventType }) => eventType !== 'Deleted'),
    },
  },
  {
    id: 'stor-owner-deletes-no-archived',
    breaks: 'The app owner may not delete what is archived.',
    aimedAt: 'STOR-DEL-008',
    bypass: (call, { id }) =>
      id === 'deleteInstance' && findInstance(call)?.status.isArchived === true
        ? empty(403)
        : undefined,
  },
];

/** Confirmations by the app owner. */
export const completionFaults: readonly StorageFault[] = [
  {
    id: 'stor-confirmed-by-nobody',
    breaks: 'A confirmation does not name who confirmed.',
    aimedAt: 'STOR-COMP-001',
    replies: {
      routes: ['completeInstance'],
      when: isStatus(200),
      change: mapMember(['completeConfirmations', '*', 'stakeholderId'], () => 'ukjent'),
    },
  },
  {
    id: 'stor-confirmed-twice',
    breaks: 'A second confirmation is stored beside the first.',
    aimedAt: 'STOR-COMP-002',
    rules: { isConfirmed: () => false },
  },
  {
    id: 'stor-user-confirms',
    breaks: "A user's confirmation is refused and stored.",
    aimedAt: 'STOR-COMP-003',
    replies: {
      routes: ['completeInstance'],
      when: isStatus(403),
      change: afterwards((instance) => {
        const confirmedOn = instance.lastChanged;
        instance.completeConfirmations = [{ stakeholderId: 'ttd', confirmedOn }];
      }),
    },
  },
  {
    id: 'stor-nothing-confirmed',
    breaks: 'A confirmation of an unknown instance is answered with 200.',
    aimedAt: 'STOR-COMP-004',
    replies: {
      routes: ['completeInstance'],
      when: isStatus(403),
      change: (reply, call) => (findInstance(call) === undefined ? json(200, {}) : reply),
    },
  },
  {
    id: 'stor-confirmation-unnoted',
    breaks: 'A confirmation is not noted.',
    aimedAt: 'STOR-COMP-005',
    rules: {
      notes: (world, instance, happening) => {
        if (happening.type !== 'ConfirmedComplete') own.notes(world, instance, happening);
      },
    },
  },
  {
    id: 'stor-confirmation-answered-only',
    breaks: 'A confirmation is answered and not stored.',
    aimedAt: 'STOR-COMP-006',
    replies: {
      routes: ['completeInstance'],
      when: isStatus(200),
      change: afterwards((instance) => {
        instance.completeConfirmations = null;
      }),
    },
  },
];

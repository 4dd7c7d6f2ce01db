import { plainGuid } from '../../altinn-app/instances/store.ts';
import { findInstance } from '../../altinn-storage/access/find-instance.ts';
import type { StorageCall } from '../../altinn-storage/call.ts';
import { json } from '../../altinn-storage/replies.ts';
import { toEvent } from '../../altinn-storage/shapes/event.ts';
import { isStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, own, unfiltered } from './means.ts';

function elementBytes({ params, state }: StorageCall): Buffer | undefined {
  const id = plainGuid(params['dataGuid'] ?? '');
  const all = [...state.instances.values()].flatMap(({ data }) => data);
  return all.find((element) => element.id === id)?.content;
}

/** What others are shown. */
export const othersFaults: readonly StorageFault[] = [
  {
    id: 'stor-shown-by-id',
    breaks: 'Whoever knows the id reads the instance.',
    aimedAt: 'STOR-OTHERS-001',
    rules: { permits: (question) => question.action === 'read' || own.permits(question) },
  },
  {
    id: 'stor-shown-by-search',
    breaks: 'A search shows what the caller may not read.',
    aimedAt: 'STOR-OTHERS-002',
    rules: { shows: ({ page }) => page },
  },
  {
    id: 'stor-shown-by-data-id',
    breaks: 'Whoever knows the id of data reads them.',
    aimedAt: 'STOR-OTHERS-003',
    bypass: (call, { id }) => {
      const body = id === 'getData' ? elementBytes(call) : undefined;
      const headers = [['Content-Type', 'text/plain']] as const;
      return body === undefined ? undefined : { status: 200, headers, body };
    },
  },
  {
    id: 'stor-log-shown',
    breaks: 'Whoever knows the id reads the log.',
    aimedAt: 'STOR-OTHERS-004',
    bypass: (call, { id }) => {
      const instance = id === 'listEvents' ? findInstance(call) : undefined;
      return instance && json(200, { instanceEvents: instance.log.map(toEvent) });
    },
  },
  {
    id: 'stor-event-shown',
    breaks: 'Whoever knows its id reads an event.',
    aimedAt: 'STOR-OTHERS-004',
    bypass: (call, { id }) => {
      const wanted = plainGuid(call.params['eventGuid'] ?? '');
      const log = id === 'getEvent' ? (findInstance(call)?.log ?? []) : [];
      const event = log.find((one) => one.id === wanted);
      return event && json(200, toEvent(event));
    },
  },
  {
    id: 'stor-next-page-for-anybody',
    breaks: 'A later page shows what the caller may not read.',
    aimedAt: 'STOR-OTHERS-005',
    rules: {
      shows: (page) => (page.cursor === undefined ? own.shows(page) : page.page),
    },
  },
  {
    id: 'stor-other-owners-find',
    breaks: "Another service owner finds what is ours by the app's id.",
    aimedAt: 'STOR-OTHERS-006',
    rules: {
      permits: (question) =>
        (question.action === 'read' && question.caller.org !== undefined) || own.permits(question),
    },
  },
];

/** What both groups come for, from end to end. */
export const journeyFaults: readonly StorageFault[] = [
  {
    id: 'stor-journey-owner-not-done',
    breaks: 'What the app owner confirmed is asked for again.',
    aimedAt: 'STOR-JOUR-001',
    replies: {
      routes: ['completeInstance'],
      when: isStatus(200),
      change: afterwards((instance) => {
        instance.completeConfirmations = null;
      }),
    },
  },
  {
    id: 'stor-journey-user-stands-still',
    breaks: 'What a user uploads comes back empty.',
    aimedAt: 'STOR-JOUR-002',
    rules: { givesBytes: () => Buffer.alloc(0) },
  },
  {
    id: 'stor-journey-never-done',
    breaks: 'What was confirmed is found among the rest.',
    aimedAt: 'STOR-JOUR-003',
    rules: unfiltered('excludeConfirmedBy'),
  },
];

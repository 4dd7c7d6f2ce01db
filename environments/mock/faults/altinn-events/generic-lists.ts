import { nextAddress } from '../../altinn-events/lists/next.ts';
import { problem } from '../../altinn-events/replies.ts';
import { dropHeader, isStatus, mapHeader, mapJson, withMediaType } from '../change.ts';
import type { EventsFault } from './fault.ts';
import { lists, misreadHeader, misreadQuery, own } from './means.ts';

const route = ['listEvents'];
const prefix = 'urn:altinn:resource:';

/** Lists of a resource's events that show too much, too little, or take what is wrong. */
export const genericListFaults: readonly EventsFault[] = [
  {
    id: 'evt-gen-newest-first',
    breaks: 'Events of a resource come the newest first.',
    aimedAt: 'EVT-GEN-001',
    replies: {
      routes: route,
      when: isStatus(200),
      change: mapJson((value) => (Array.isArray(value) ? value.toReversed() : value)),
    },
  },
  {
    id: 'evt-gen-resource-guessed',
    breaks: 'A resource without its prefix is completed.',
    aimedAt: 'EVT-GEN-002',
    requests: misreadQuery(route, (query) => {
      const resource = query.get('resource') ?? '';
      if (!resource.startsWith(prefix)) query.set('resource', prefix + resource);
    }),
  },
  {
    id: 'evt-gen-after-guessed',
    breaks: 'A list without after begins with the first event.',
    aimedAt: 'EVT-GEN-003',
    requests: misreadQuery(route, (query) => {
      if ((query.get('after') ?? '') === '') query.set('after', '0');
    }),
  },
  {
    id: 'evt-gen-subject-begins',
    breaks: 'A subject counts for all that begin so.',
    aimedAt: 'EVT-GEN-004',
    rules: {
      hasSubject: (row, subject) =>
        subject === undefined || row.event.attributes['subject']?.startsWith(subject) === true,
    },
  },
  {
    id: 'evt-gen-subject-ignored',
    breaks: 'subject is ignored.',
    aimedAt: 'EVT-GEN-004',
    requests: misreadQuery(route, (query, { request }) => {
      if (request.header('altinn-alternativesubject') === undefined) query.delete('subject');
    }),
  },
  {
    id: 'evt-gen-alternative-ignored',
    breaks: 'Altinn-AlternativeSubject is ignored.',
    aimedAt: 'EVT-GEN-005',
    rules: { hasAlternative: () => true },
  },
  {
    id: 'evt-gen-two-subjects',
    breaks: 'Of two subjects the one in the query counts.',
    aimedAt: 'EVT-GEN-006',
    requests: misreadHeader(route, {
      name: 'Altinn-AlternativeSubject',
      when: ({ request }) => request.query.has('subject'),
    }),
  },
  {
    id: 'evt-gen-type-ignored',
    breaks: 'type is ignored where it is the only one.',
    aimedAt: 'EVT-GEN-007',
    rules: {
      hasType: (row, types, list) =>
        (list === 'generic' && types.length === 1) || own.hasType(row, types, list),
    },
  },
  {
    id: 'evt-gen-unknown-type-ignored',
    breaks: 'A type that no event has is ignored.',
    aimedAt: 'EVT-GEN-007',
    requests: misreadQuery(route, (query, { state }) => {
      const isUsed = (type: string): boolean =>
        state.events.rows.some(({ event }) => event.attributes['type'] === type);
      if (query.has('type') && !query.getAll('type').some(isUsed)) query.delete('type');
    }),
  },
  {
    id: 'evt-gen-size-below-one',
    breaks: 'A size below 1 is taken as 1.',
    aimedAt: 'EVT-GEN-008',
    rules: { genericPageSize: (size) => Math.max(1, Math.min(size, 1000)) },
  },
  {
    id: 'evt-gen-size-ignored',
    breaks: 'A page holds twice as many events as size.',
    aimedAt: 'EVT-GEN-008',
    rules: { genericPageSize: (size) => 2 * own.genericPageSize(size) },
  },
  {
    id: 'evt-gen-size-guessed',
    breaks: 'A size that is no number is ignored.',
    aimedAt: 'EVT-GEN-009',
    requests: misreadQuery(route, (query) => {
      if (!/^-?\d+$/.test(query.get('size') ?? '')) query.delete('size');
    }),
  },
  {
    id: 'evt-gen-empty-is-missing',
    breaks: 'A resource without events is answered with 404.',
    aimedAt: 'EVT-GEN-010',
    replies: {
      routes: route,
      when: (reply) => reply.status === 200 && reply.body?.toString() === '[]',
      change: () => problem(404, { label: 'cloudevents' }),
    },
  },
];

/** Pages that lose or repeat, and addresses that lead astray. */
export const pageFaults: readonly EventsFault[] = [
  {
    id: 'evt-page-loses-one',
    breaks: 'A page begins one event too late.',
    aimedAt: 'EVT-PAGE-001',
    rules: {
      firstSequence: (rows, after, world) => {
        const first = own.firstSequence(rows, after, world);
        return first === 0 ? 0 : first + 1;
      },
    },
  },
  {
    id: 'evt-page-repeats',
    breaks: 'The event that after names is given again.',
    aimedAt: 'EVT-PAGE-002',
    rules: {
      firstSequence: (rows, after, world) => Math.max(0, own.firstSequence(rows, after, world) - 1),
    },
  },
  {
    id: 'evt-page-without-next',
    breaks: 'No page names the one that follows.',
    aimedAt: 'EVT-PAGE-003',
    replies: { routes: lists, change: dropHeader('next') },
  },
  {
    id: 'evt-next-loses-filters',
    breaks: 'The address in next has after and nothing else.',
    aimedAt: 'EVT-PAGE-004',
    rules: {
      tellsNext: (page, world) =>
        own.tellsNext(
          {
            ...page,
            request: {
              ...page.request,
              query: new URLSearchParams(
                [...page.request.query].filter(([name]) => ['resource', 'from'].includes(name)),
              ),
            },
          },
          world,
        ),
    },
  },
  {
    id: 'evt-next-stays',
    breaks: 'The address in next begins with the first event.',
    aimedAt: 'EVT-PAGE-004',
    replies: {
      routes: lists,
      change: mapHeader('next', (address) => address.replace(/after=[^&]*/, 'after=0')),
    },
  },
  {
    id: 'evt-next-not-encoded',
    breaks: 'The address in next holds the parameters decoded.',
    aimedAt: 'EVT-PAGE-005',
    rules: { tellsNext: (page) => nextAddress(page, (text) => text) },
  },
  {
    id: 'evt-page-of-hidden-ends',
    breaks: 'A page whose events are all hidden leads nowhere.',
    aimedAt: 'EVT-PAGE-006',
    rules: { endsPage: (shown) => shown.at(-1) },
  },
  {
    id: 'evt-page-shared-id',
    breaks: 'An id that two sources share is the cursor of both.',
    aimedAt: 'EVT-PAGE-007',
    rules: { cursorOf: ({ event }) => event.attributes['id'] ?? '' },
  },
  {
    id: 'evt-page-late-lost',
    breaks: 'What comes after the first page was read is not met.',
    aimedAt: 'EVT-PAGE-009',
    rules: {
      firstSequence: (rows, after, world) => {
        const first = own.firstSequence(rows, after, world);
        const [last, before] = [rows.at(-1), rows.at(-2)];
        const isLate = (last?.registeredMs ?? 0) - (before?.registeredMs ?? 0) > 10_000;
        return isLate && first > 0 ? Math.max(first, last?.sequence ?? 0) : first;
      },
    },
  },
  {
    id: 'evt-time-too-late',
    breaks: 'Events are listed after ten minutes.',
    aimedAt: 'EVT-TIME-001',
    rules: {
      isVisible: (asked) => own.isVisible({ ...asked, nowMs: asked.nowMs - 600_000 }),
    },
  },
  {
    id: 'evt-ce-follows-accept',
    breaks: 'Who accepts JSON is answered with application/json.',
    aimedAt: 'EVT-CE-001',
    replies: {
      routes: lists,
      when: (reply, { request }) =>
        reply.status === 200 && request.header('accept') === 'application/json',
      change: withMediaType('application/json; charset=utf-8'),
    },
  },
  {
    id: 'evt-ce-twice',
    breaks: 'Every event is listed twice.',
    aimedAt: 'EVT-CE-002',
    replies: {
      routes: lists,
      when: isStatus(200),
      change: mapJson((value) =>
        Array.isArray(value) ? (value as unknown[]).flatMap((one) => [one, one]) : value,
      ),
    },
  },
  {
    id: 'evt-ce-other-instance',
    breaks: 'resourceinstance names another instance than the source.',
    aimedAt: 'EVT-CE-003',
    rules: {
      writes: (event) =>
        event['resourceinstance'] === undefined
          ? event
          : { ...event, resourceinstance: '501337/00000000-0000-4000-8000-000000000000' },
    },
  },
  {
    id: 'evt-ce-future',
    breaks: "Times of apps' events lie an hour ahead.",
    aimedAt: 'EVT-CE-004',
    rules: {
      writes: ({ time, ...event }) => {
        if (event['resourceinstance'] === undefined) return { ...event, time };
        const ms = Date.parse(String(time)) + 3_600_000;
        return { ...event, time: new Date(ms).toISOString() };
      },
    },
  },
];

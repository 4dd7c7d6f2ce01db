import { problem, unhandled } from '../../altinn-events/replies.ts';
import { both, isStatus, mapJson, replaceBody, withMediaType, withStatus } from '../change.ts';
import type { EventsFault } from './fault.ts';
import { misreadHeader, misreadQuery, own } from './means.ts';

const route = ['listAppEvents'];
const party = ['listPartyEvents'];
const early = '2020-01-01T00:00:00Z';
const reversed = mapJson((value) => (Array.isArray(value) ? value.toReversed() : value));
const hasLetters = ([, value]: readonly [string, string]): boolean => /[^ -~]/.test(value);

/** Lists of an app's events that show too much, too little, or take what is wrong. */
export const appListFaults: readonly EventsFault[] = [
  {
    id: 'evt-app-newest-first',
    breaks: "An app's events of a time come the newest first.",
    aimedAt: 'EVT-APP-001',
    replies: {
      routes: route,
      when: ({ status }, { request }) => status === 200 && request.query.has('to'),
      change: reversed,
    },
  },
  {
    id: 'evt-app-of-all-apps',
    breaks: 'The list of an app holds the events of all apps.',
    aimedAt: 'EVT-APP-001',
    rules: {
      hasResource: (row, resource) =>
        resource.includes(':app_')
          ? row.event.attributes['resource']?.includes(':app_') === true
          : own.hasResource(row, resource),
      permits: (question) => question.identity?.org !== undefined || own.permits(question),
    },
  },
  {
    id: 'evt-app-without-limits',
    breaks: 'A list without after and from begins anywhere.',
    aimedAt: 'EVT-APP-002',
    requests: misreadQuery(route, (query) => {
      if (!query.has('after') && !query.has('from')) query.set('from', early);
    }),
  },
  {
    id: 'evt-app-zone-guessed',
    breaks: 'A time without a zone is taken as UTC.',
    aimedAt: 'EVT-APP-003',
    requests: misreadQuery(route, (query) => {
      for (const name of ['from', 'to']) {
        const text = query.get(name) ?? 'Z';
        if (!/(?:Z|[+-]\d\d:\d\d)$/i.test(text)) query.set(name, `${text}Z`);
      }
    }),
  },
  {
    id: 'evt-app-bad-time-ignored',
    breaks: 'A time that is none is ignored.',
    aimedAt: 'EVT-APP-004',
    requests: misreadQuery(route, (query) => {
      if (!/^\d{4}/.test(query.get('from') ?? '2020')) query.set('from', early);
      if (!/^\d{4}/.test(query.get('to') ?? '2020')) query.delete('to');
    }),
  },
  {
    id: 'evt-app-from-excluded',
    breaks: 'from excludes its own time.',
    aimedAt: 'EVT-APP-005',
    rules: {
      isWithin: (row, period) =>
        own.isWithin(row, period) &&
        (period.from === undefined || !own.isWithin(row, { to: after(period.from) })),
    },
  },
  {
    id: 'evt-app-to-included',
    breaks: 'to includes its own time.',
    aimedAt: 'EVT-APP-006',
    rules: {
      isWithin: (row, { from, to }) => own.isWithin(row, { from, to: after(to) }),
    },
  },
  {
    id: 'evt-app-offset-ignored',
    breaks: 'The offset of a time is cut off.',
    aimedAt: 'EVT-APP-007',
    requests: misreadQuery(route, (query) => {
      for (const name of ['from', 'to']) {
        const text = query.get(name);
        if (text !== null) query.set(name, text.replace(/[+-]\d\d:\d\d$/, 'Z'));
      }
    }),
  },
  {
    id: 'evt-app-party-ignored',
    breaks: 'party is ignored.',
    aimedAt: 'EVT-APP-008',
    requests: misreadQuery(route, (query, { request }) => {
      if (!query.has('unit') && request.header('person') === undefined) query.delete('party');
    }),
  },
  {
    id: 'evt-app-unit-ignored',
    breaks: 'unit is ignored.',
    aimedAt: 'EVT-APP-009',
    requests: misreadQuery(route, (query) => {
      if (!query.has('party') && /^\d{9}$/.test(query.get('unit') ?? '')) query.delete('unit');
    }),
  },
  {
    id: 'evt-app-person-ignored',
    breaks: 'The header person is ignored.',
    aimedAt: 'EVT-APP-010',
    requests: misreadHeader(route, { name: 'person' }),
  },
  {
    id: 'evt-app-unit-any-length',
    breaks: 'A unit that is not of nine digits is ignored.',
    aimedAt: 'EVT-APP-011',
    requests: misreadQuery(route, (query) => {
      if (!/^\d{9}$/.test(query.get('unit') ?? '123456789')) query.delete('unit');
    }),
  },
  {
    id: 'evt-app-party-and-unit',
    breaks: 'Of party and unit the party counts.',
    aimedAt: 'EVT-APP-012',
    requests: misreadQuery(route, (query) => {
      if (query.has('party')) query.delete('unit');
    }),
  },
  {
    id: 'evt-app-unit-and-person',
    breaks: 'Of unit and person the person counts.',
    aimedAt: 'EVT-APP-013',
    requests: misreadQuery(route, (query, { request }) => {
      if (request.header('person') !== undefined) query.delete('unit');
    }),
  },
  {
    id: 'evt-app-bad-person-ignored',
    breaks: 'A person that is no number is ignored.',
    aimedAt: 'EVT-APP-014',
    requests: misreadHeader(route, {
      name: 'person',
      when: ({ request }) => !/^\d{11}$/.test(request.header('person') ?? ''),
    }),
  },
  {
    id: 'evt-app-unknown-party-empty',
    breaks: 'Whom the register does not know has an empty list.',
    aimedAt: 'EVT-APP-015',
    replies: {
      routes: route,
      when: isStatus(404),
      change: both(
        withStatus(200),
        withMediaType('application/cloudevents+json; charset=utf-8'),
        replaceBody('[]'),
      ),
    },
  },
  {
    id: 'evt-app-type-ignored',
    breaks: 'type is ignored.',
    aimedAt: 'EVT-APP-016',
    rules: { hasType: (row, types, list) => list === 'app' || own.hasType(row, types, list) },
  },
  {
    id: 'evt-app-one-type',
    breaks: 'Of several types the first counts, where there is an upper limit.',
    aimedAt: 'EVT-APP-016',
    requests: misreadQuery(route, (query) => {
      if (query.has('to')) query.set('type', query.get('type') ?? '%');
    }),
  },
  {
    id: 'evt-app-size-below-one',
    breaks: 'A size below 1 is taken as 50.',
    aimedAt: 'EVT-APP-018',
    rules: { appPageSize: (size) => (size < 1 ? 50 : size) },
  },
  {
    id: 'evt-app-size-one-more',
    breaks: 'A page holds one event more than size.',
    aimedAt: 'EVT-APP-019',
    rules: { appPageSize: (size) => (size < 1 ? undefined : size + 1) },
  },
  {
    id: 'evt-app-unknown-is-missing',
    breaks: 'An app without events is answered with 404.',
    aimedAt: 'EVT-APP-020',
    replies: {
      routes: route,
      when: (reply) => reply.status === 200 && reply.body?.toString() === '[]',
      change: () => problem(404),
    },
  },
  {
    id: 'evt-app-letters-crash',
    breaks: 'Letters beyond ASCII in a query are answered with 500.',
    aimedAt: 'EVT-APP-022',
    bypass: ({ request }, { id }) =>
      id === 'listAppEvents' && [...request.query].some(hasLetters) ? unhandled() : undefined,
  },
  {
    id: 'evt-party-newest-first',
    breaks: 'Events of a party come the newest first.',
    aimedAt: 'EVT-PARTY-001',
    replies: { routes: party, when: isStatus(200), change: reversed },
  },
  {
    id: 'evt-party-of-anybody',
    breaks: 'A list of no party is that of one.',
    aimedAt: 'EVT-PARTY-002',
    requests: misreadQuery(party, (query, { request }) => {
      const isNamed = ['party', 'unit'].some((name) => query.has(name));
      if (!isNamed && request.header('person') === undefined) query.set('party', '501337');
    }),
  },
  {
    id: 'evt-party-unit-of-others',
    breaks: 'unit is taken for the party of another organisation.',
    aimedAt: 'EVT-PARTY-003',
    requests: misreadQuery(party, (query) => {
      if (/^\d{9}$/.test(query.get('unit') ?? '')) query.set('unit', '897069631');
    }),
  },
  {
    id: 'evt-party-source-ignored',
    breaks: 'source is ignored.',
    aimedAt: 'EVT-PARTY-004',
    rules: { hasSource: () => true },
  },
  {
    id: 'evt-party-one-source',
    breaks: 'Of several sources the first counts.',
    aimedAt: 'EVT-PARTY-004',
    rules: { hasSource: (row, sources) => own.hasSource(row, sources.slice(0, 1)) },
  },
  {
    id: 'evt-party-source-literal',
    breaks: 'A percent sign in source stands for itself.',
    aimedAt: 'EVT-PARTY-005',
    rules: {
      hasSource: (row, sources) =>
        own.hasSource(
          row,
          sources.map((source) => source.replaceAll('%', '\\%')),
        ),
    },
  },
  {
    id: 'evt-party-type-or-source',
    breaks: 'Beside a source the type is ignored.',
    aimedAt: 'EVT-PARTY-006',
    requests: misreadQuery(party, (query) => {
      if (query.has('source')) query.delete('type');
    }),
  },
  {
    id: 'evt-party-size-below-one',
    breaks: 'A size below 1 is ignored.',
    aimedAt: 'EVT-PARTY-007',
    requests: misreadQuery(party, (query) => {
      if (Number(query.get('size') ?? 1) < 1) query.delete('size');
    }),
  },
  {
    id: 'evt-party-two-names',
    breaks: 'Of party and unit the party counts.',
    aimedAt: 'EVT-PARTY-008',
    requests: misreadQuery(party, (query) => {
      if (query.has('party')) query.delete('unit');
    }),
  },
];

/** A limit behind this time and before the next: times are compared as text. */
function after<T extends { readonly utc: string }>(moment: T | undefined): T | undefined {
  if (moment === undefined) return undefined;
  return { ...moment, utc: moment.utc.replace('Z', '~') };
}

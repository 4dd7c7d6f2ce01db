import { isStatus, mapMember, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { ticksOf } from '../../altinn-storage/search/continuation.ts';
import { all, answering, asks, own, withQuery } from './means.ts';

const routes = ['listInstances'];

type Row = Parameters<typeof own.isBehind>[0];
type Cut = Parameters<typeof own.isBehind>[1];

const isTheLast = (row: Row, { cursor }: Cut): boolean =>
  cursor !== undefined && ticksOf(row) === cursor.ticks && row.row === cursor.row;

/** Pages that are counted off from the beginning, whatever came in front of them meanwhile. */
function countedOff(): StorageFault['rules'] {
  const given = new Map<string, number>();
  const keyOf = (ticks: bigint, row: number): string => `${ticks};${row}`;
  return {
    isBehind: () => true,
    cuts: (rows, size, cursor) => {
      const from = cursor === undefined ? 0 : (given.get(keyOf(cursor.ticks, cursor.row)) ?? 0);
      const page = rows.slice(from, from + size);
      const last = page.at(-1);
      if (last !== undefined) given.set(keyOf(ticksOf(last), last.row), from + page.length);
      return page;
    },
  };
}

/** Pages of the list and what leads from one to the next (reference altinn-platform 4.3). */
export const pagingFaults: readonly StorageFault[] = [
  {
    id: 'stor-page-repeats-descending',
    breaks: 'A page begins with the last row of the page before.',
    aimedAt: 'STOR-PAGE-001',
    rules: {
      isBehind: (row, cut) => (!cut.ascending && isTheLast(row, cut)) || own.isBehind(row, cut),
    },
  },
  {
    id: 'stor-page-loses-descending',
    breaks: 'A page leaves out the row that it should begin with.',
    aimedAt: 'STOR-PAGE-001',
    rules: {
      cuts: (rows, size, cursor) => rows.slice(cursor === undefined ? 0 : 1).slice(0, size),
    },
  },
  {
    id: 'stor-page-repeats-ascending',
    breaks: 'A page of the ascending order begins with the last row of the page before.',
    aimedAt: 'STOR-PAGE-002',
    rules: {
      isBehind: (row, cut) => (cut.ascending && isTheLast(row, cut)) || own.isBehind(row, cut),
    },
  },
  {
    id: 'stor-page-end-untold',
    breaks: 'The last page has a next without a text.',
    aimedAt: 'STOR-PAGE-003',
    replies: { routes, when: isStatus(200), change: mapMember(['next'], (next) => next ?? '') },
  },
  {
    id: 'stor-page-starts-again',
    breaks: 'After the last page next leads to the start.',
    aimedAt: 'STOR-PAGE-004',
    rules: { leadsOn: () => true },
  },
  {
    id: 'stor-page-too-long',
    breaks: 'A page holds one more than was asked for.',
    aimedAt: 'STOR-PAGE-005',
    rules: {
      cuts: (rows, size) => rows.slice(0, size + 1),
      leadsOn: ({ page, size }) => page.length > size,
    },
  },
  {
    id: 'stor-page-next-forgets',
    breaks: 'next asks for the app and nothing else.',
    aimedAt: 'STOR-PAGE-006',
    replies: {
      routes,
      when: isStatus(200),
      change: mapMember(['next'], (next) => {
        if (typeof next !== 'string') return next;
        const [address = '', query = ''] = next.split('?');
        const kept = query.split('&').filter((pair) => /^(appId|cont)/.test(pair));
        return `${address}?${kept.join('&')}`;
      }),
    },
  },
  {
    id: 'stor-page-counted-off',
    breaks: 'What is added during a walk moves the pages.',
    aimedAt: 'STOR-PAGE-007',
    rules: countedOff() ?? {},
  },
  {
    id: 'stor-page-token-ends-in-silence',
    breaks: 'A token that is none ends the walk.',
    aimedAt: 'STOR-PAGE-008',
    replies: {
      routes,
      when: all(isStatus(400), asks('continuationToken', /^[^;]*$/)),
      change: answering(200, { count: 0, self: 'https://a.invalid/', next: null, instances: [] }),
    },
  },
  {
    id: 'stor-page-token-crashes',
    breaks: 'A token whose parts are no numbers is answered with 500.',
    aimedAt: 'STOR-PAGE-009',
    replies: {
      routes,
      when: all(isStatus(400), asks('continuationToken', /;/)),
      change: withStatus(500),
    },
  },
  {
    id: 'stor-page-zero-endless',
    breaks: 'A size of 0 leads on to itself.',
    aimedAt: 'STOR-PAGE-010',
    replies: {
      routes,
      when: all(isStatus(400), asks('size', /^0$/)),
      change: (reply, call) => {
        const self = `https://platform.local.altinn.cloud${call.request.rawTarget}`;
        const next = `${self}&continuationToken=0%253b-1`;
        return answering(200, { count: 0, self, next, instances: [] })(reply, call);
      },
    },
  },
  {
    id: 'stor-page-negative-crashes',
    breaks: 'A size below 0 is answered with the words of the database.',
    aimedAt: 'STOR-PAGE-011',
    replies: {
      routes,
      when: all(isStatus(400), asks('size', /^-/)),
      change: answering(500, '2201W: LIMIT must not be negative'),
    },
  },
  {
    id: 'stor-page-odd-size-taken',
    breaks: 'A size that is no number counts as none.',
    aimedAt: 'STOR-PAGE-012',
    requests: {
      routes,
      change: withQuery((query) => {
        if (/[a-z]/i.test(query.get('size') ?? '')) query.delete('size');
      }),
    },
  },
  {
    id: 'stor-page-of-two-at-most',
    breaks: 'No page holds more than two.',
    aimedAt: 'STOR-PAGE-013',
    rules: {
      cuts: (rows, size) => rows.slice(0, Math.min(size, 2)),
      leadsOn: ({ page, size }) => page.length === Math.min(size, 2),
    },
  },
  {
    id: 'stor-page-ends-where-rights-do',
    breaks: 'A page from which rights take something is the last.',
    aimedAt: 'STOR-PAGE-014',
    rules: {
      leadsOn: ({ page, size, mayRead }) => page.length === size && page.every(mayRead),
    },
  },
  {
    id: 'stor-page-loses-equal-times',
    breaks: 'Of rows of one moment those behind a page are lost.',
    aimedAt: 'STOR-PAGE-015',
    rules: {
      isBehind: (row, cut) =>
        (cut.cursor === undefined || ticksOf(row) !== cut.cursor.ticks) && own.isBehind(row, cut),
    },
  },
  {
    id: 'stor-page-loses-users',
    breaks: 'A page that is not the first loses a row of a user.',
    aimedAt: 'STOR-PAGE-018',
    rules: {
      shows: (page) => {
        const rows = own.shows(page);
        return page.cursor === undefined || page.caller.org !== undefined ? rows : rows.slice(1);
      },
    },
  },
];

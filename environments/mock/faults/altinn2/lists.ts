import { refuse } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import { isStatus, withHeader } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { misreads } from './means.ts';

const { cuts, sorts } = altinn2Rules;
const boxes = ['listMessages'];

/** Faults of query options and pages. */
export const listFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-page-has-51-items',
    breaks: 'A page has one item too many.',
    aimedAt: 'ALT2-ODATA-001',
    rules: { pageLimit: () => 51 },
  },
  {
    id: 'alt2-list-has-no-limit',
    breaks: 'A list of an end user has no limit.',
    aimedAt: 'ALT2-ODATA-001',
    rules: { pageLimit: () => 10_000 },
  },
  {
    id: 'alt2-pages-overlap',
    breaks: 'A page begins with the last item of the one before.',
    aimedAt: 'ALT2-ODATA-002',
    rules: { cuts: (items, cut) => cuts(items, { ...cut, skip: Math.max(0, cut.skip - 1) }) },
  },
  {
    id: 'alt2-pages-leave-one-out',
    breaks: 'A page leaves out its first item.',
    aimedAt: 'ALT2-ODATA-002',
    rules: {
      cuts: (items, cut) => cuts(items, { ...cut, skip: cut.skip === 0 ? 0 : cut.skip + 1 }),
    },
  },
  {
    id: 'alt2-skip-is-not-read',
    breaks: '$skip is not read.',
    aimedAt: 'ALT2-ODATA-002',
    ...misreads(boxes, '$skip', () => undefined),
  },
  {
    id: 'alt2-top-is-not-read',
    breaks: '$top is not read.',
    aimedAt: 'ALT2-ODATA-003',
    ...misreads(boxes, '$top', (value) =>
      Number(value) > 10_000 ? (value ?? undefined) : undefined,
    ),
  },
  {
    id: 'alt2-top-gives-the-last',
    breaks: '$top gives the last of the list.',
    aimedAt: 'ALT2-ODATA-003',
    rules: {
      cuts: (items, cut) =>
        cut.top === undefined ? cuts(items, cut) : items.toReversed().slice(0, cut.top),
    },
  },
  {
    id: 'alt2-top-has-no-limit',
    breaks: '$top has no limit.',
    aimedAt: 'ALT2-ODATA-004',
    rules: { largestTop: () => Number.POSITIVE_INFINITY },
  },
  {
    id: 'alt2-top-ends-at-9999',
    breaks: '$top of 10000 is refused.',
    aimedAt: 'ALT2-ODATA-004',
    rules: { largestTop: () => 9999 },
  },
  {
    id: 'alt2-unknown-member-is-left-alone',
    breaks: 'A member that does not exist is no mistake.',
    aimedAt: 'ALT2-ODATA-005',
    replies: {
      routes: boxes,
      when: isStatus(400),
      change: (reply, call) =>
        /ValidTil|Finnes/.test(call.request.rawTarget) ? { status: 204, headers: [] } : reply,
    },
  },
  {
    id: 'alt2-unknown-member-answers-404',
    breaks: 'A member that does not exist is not found.',
    aimedAt: 'ALT2-ODATA-005',
    rules: { refusesMember: () => refuse(404) },
  },
  {
    id: 'alt2-unreadable-filter-is-left-alone',
    breaks: 'A filter that cannot be read filters nothing.',
    aimedAt: 'ALT2-ODATA-006',
    ...misreads(boxes, '$filter', (value) =>
      value !== null && /^(Type eq|Type like 'FormTask')$/.test(value)
        ? undefined
        : (value ?? undefined),
    ),
  },
  {
    id: 'alt2-unreadable-filter-answers-422',
    breaks: 'A filter that cannot be read cannot be processed.',
    aimedAt: 'ALT2-ODATA-006',
    rules: { refusesSyntax: () => refuse(422) },
  },
  {
    id: 'alt2-options-say-nothing',
    breaks: 'The status lines of refused options say nothing.',
    aimedAt: 'ALT2-ODATA-007',
    rules: {
      refusesTop: () => refuse(400),
      refusesMember: () => refuse(400),
      refusesSyntax: () => refuse(400),
    },
  },
  {
    id: 'alt2-ne-is-eq',
    breaks: 'ne chooses what is equal.',
    aimedAt: 'ALT2-ODATA-008',
    ...misreads(boxes, '$filter', (value) => value?.replace(' ne ', ' eq ')),
  },
  {
    id: 'alt2-filter-is-not-read',
    breaks: 'A filter chooses nothing.',
    aimedAt: 'ALT2-ODATA-008',
    rules: { fits: () => true },
  },
  {
    id: 'alt2-gt-is-lt',
    breaks: 'gt chooses what is earlier.',
    aimedAt: 'ALT2-ODATA-009',
    ...misreads(boxes, '$filter', (value) => value?.replaceAll(' gt ', ' lt ')),
  },
  {
    id: 'alt2-times-are-compared-as-dates',
    breaks: 'A time literal counts as its date alone.',
    aimedAt: 'ALT2-ODATA-009',
    ...misreads(boxes, '$filter', (value) => value?.replace(/T\d\d:\d\d:\d\d'/, "T00:00:00'")),
  },
  {
    id: 'alt2-and-is-or',
    breaks: 'and demands one of the two.',
    aimedAt: 'ALT2-ODATA-010',
    ...misreads(boxes, '$filter', (value) => value?.replaceAll(' and ', ' or ')),
  },
  {
    id: 'alt2-second-condition-is-not-read',
    breaks: 'What stands behind and is not read.',
    aimedAt: 'ALT2-ODATA-010',
    ...misreads(boxes, '$filter', (value) => value?.split(' and ')[0]),
  },
  {
    id: 'alt2-order-is-not-read',
    breaks: '$orderby sorts nothing.',
    aimedAt: 'ALT2-ODATA-011',
    rules: { sorts: (items) => items },
  },
  {
    id: 'alt2-desc-is-not-read',
    breaks: '$orderby always sorts upwards.',
    aimedAt: 'ALT2-ODATA-011',
    rules: {
      sorts: (items, keys) =>
        sorts(
          items,
          keys.map(({ member }) => ({ member, isDescending: false })),
        ),
    },
  },
  {
    id: 'alt2-top-acts-before-the-filter',
    breaks: 'The list is cut before it is skipped.',
    aimedAt: 'ALT2-ODATA-012',
    rules: {
      cuts: (items, { skip, top, limit }) =>
        items.slice(0, Math.min(top ?? limit, limit)).slice(skip),
    },
  },
  {
    id: 'alt2-date-from-is-not-read',
    breaks: 'dateFrom is not read.',
    aimedAt: 'ALT2-ODATA-013',
    ...misreads(boxes, 'dateFrom', () => undefined),
  },
  {
    id: 'alt2-date-to-is-not-read',
    breaks: 'dateTo is not read.',
    aimedAt: 'ALT2-ODATA-013',
    ...misreads(boxes, 'dateTo', () => undefined),
  },
  {
    id: 'alt2-database-cuts-the-list',
    breaks: 'The database cuts lists before they are filtered.',
    aimedAt: 'ALT2-ODATA-014',
    replies: {
      routes: ['listReportees'],
      when: isStatus(200),
      change: withHeader('X-Warning-LimitReached', '1000'),
    },
  },
  {
    id: 'alt2-owner-gets-pages-of-50',
    breaks: 'Lists of service owners have 50 items at most.',
    aimedAt: 'ALT2-ODATA-015',
    rules: { pageLimit: () => 50 },
  },
  {
    id: 'alt2-persons-pass-the-filter',
    breaks: 'Persons pass a filter that leaves them out.',
    aimedAt: 'ALT2-ODATA-016',
    ...misreads(['listOwnersReportees'], '$filter', () => undefined),
  },
];

import { emptyBody, isStatus, mapText, withStatus } from '../change.ts';
import { gatewayFailure } from '../../sdir/gateway/bodies.ts';
import { json, problem } from '../../sdir/services/replies.ts';
import { isGuid, readDate } from '../../sdir/services/values.ts';
import type { SdirFault } from './fault.ts';
import { answers, own, type Override } from './means.ts';

const oneUid = '1bd956a7-26a4-41f7-822b-c37d2f032d4f';
const takesEmpty = { refusesEmpty: () => undefined };
const dateFault = (reads: (text: string) => number | undefined): Override => ({
  readsValue: (kind, sent) =>
    kind === 'date' ? reads(typeof sent === 'string' ? sent : '') : own.readsValue(kind, sent),
});
const asNow = (isBad: (text: string) => boolean): Override =>
  dateFault((text) => readDate(text) ?? (isBad(text) ? Date.parse('2025-03-01') : undefined));

/** Media types, JSON, members of a request. */
export const formatFaults: readonly SdirFault[] = [
  {
    id: 'sdir-charset-refused',
    breaks: 'A media type with charset is refused.',
    aimedAt: 'SDIR-FORM-001',
    rules: { takesMediaType: (type) => type === 'application/json' },
  },
  {
    id: 'sdir-xml-type-taken',
    breaks: 'A body named XML is read as JSON.',
    aimedAt: 'SDIR-FORM-002',
    rules: { takesMediaType: () => true },
  },
  {
    id: 'sdir-xml-type-422',
    breaks: 'A body named XML is refused with 422.',
    aimedAt: 'SDIR-FORM-003',
    rules: { refusesMediaType: () => problem(422, 'Unprocessable') },
  },
  {
    id: 'sdir-no-type-taken',
    breaks: 'A body without a media type is read as JSON.',
    aimedAt: 'SDIR-FORM-004',
    rules: { takesMediaType: (type) => type === undefined || own.takesMediaType(type) },
  },
  {
    id: 'sdir-broken-json-taken',
    breaks: 'JSON that is broken is taken for an empty list.',
    aimedAt: 'SDIR-FORM-005',
    rules: {
      ...takesEmpty,
      readsBody: (text) => own.readsBody(text) ?? (text === '' ? undefined : { value: [] }),
    },
  },
  {
    id: 'sdir-broken-json-crashes',
    breaks: 'JSON that is broken is answered 500.',
    aimedAt: 'SDIR-FORM-005',
    rules: { refusesBody: gatewayFailure },
  },
  {
    id: 'sdir-no-body-taken',
    breaks: 'No body is taken for an empty list.',
    aimedAt: 'SDIR-FORM-006',
    rules: {
      ...takesEmpty,
      readsBody: (text) => (text === '' ? { value: [] } : own.readsBody(text)),
    },
  },
  {
    id: 'sdir-no-list-taken',
    breaks: 'What is no list is taken for an empty one.',
    aimedAt: 'SDIR-FORM-011',
    rules: {
      ...takesEmpty,
      readsBody: (text) => {
        const read = own.readsBody(text);
        return read === undefined || Array.isArray(read.value) ? read : { value: [] };
      },
    },
  },
  {
    id: 'sdir-required-not-demanded',
    breaks: 'A report without a person number is taken.',
    aimedAt: 'SDIR-FORM-009',
    rules: { demands: (field) => field.kind !== 'person' && own.demands(field) },
  },
  {
    id: 'sdir-ship-number-not-demanded',
    breaks: 'A report without a ship number is taken.',
    aimedAt: 'SDIR-FORM-016',
    rules: { demands: (field) => field.kind !== 'imo' && own.demands(field) },
  },
  {
    id: 'sdir-required-refused-silently',
    breaks: 'A report that lacks a member is refused without a word.',
    aimedAt: 'SDIR-FORM-009',
    replies: { routes: ['createCourses'], when: isStatus(422), change: emptyBody },
  },
  {
    id: 'sdir-any-type-taken',
    breaks: 'A ship number of any type is taken.',
    aimedAt: 'SDIR-FORM-010',
    rules: {
      readsValue: (kind, sent) =>
        kind === 'imo' && typeof sent !== 'string' ? '1000007' : own.readsValue(kind, sent),
    },
  },
  {
    id: 'sdir-letters-lost',
    breaks: 'Letters outside ASCII become question marks.',
    aimedAt: 'SDIR-FORM-012',
    replies: { when: isStatus(200), change: mapText((text) => text.replaceAll(/[^ -~]/g, '?')) },
  },
  {
    id: 'sdir-middle-name-demanded',
    breaks: 'A middle name that is null is refused.',
    aimedAt: 'SDIR-FORM-013',
    rules: { demands: (field) => field.as === 'middleName' || own.demands(field) },
  },
];

/** Dates in and out. */
export const dateFaults: readonly SdirFault[] = [
  {
    id: 'sdir-day-refused',
    breaks: 'A day is refused as a date.',
    aimedAt: 'SDIR-FORM-020',
    rules: dateFault((text) => (text.length === 10 ? undefined : readDate(text))),
  },
  {
    id: 'sdir-offset-refused',
    breaks: 'A moment with +00:00 is refused.',
    aimedAt: 'SDIR-FORM-021',
    rules: dateFault((text) => (text.endsWith('+00:00') ? undefined : readDate(text))),
  },
  {
    id: 'sdir-dates-with-z',
    breaks: 'Dates end in Z.',
    aimedAt: 'SDIR-FORM-022',
    rules: { writesDate: (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z` },
  },
  {
    id: 'sdir-dates-without-offset',
    breaks: 'Dates have no offset.',
    aimedAt: 'SDIR-FORM-022',
    rules: { writesDate: (ms) => new Date(ms).toISOString().slice(0, 19) },
  },
  {
    id: 'sdir-dates-as-days',
    breaks: 'Dates are days.',
    aimedAt: 'SDIR-FORM-022',
    rules: { writesDate: (ms) => new Date(ms).toISOString().slice(0, 10) },
  },
  {
    id: 'sdir-dates-lose-time',
    breaks: 'The time of a date is lost.',
    aimedAt: 'SDIR-FORM-023',
    rules: { writesDate: (ms) => `${new Date(ms).toISOString().slice(0, 10)}T00:00:00+00:00` },
  },
  {
    id: 'sdir-dates-moved',
    breaks: 'Dates come back an hour later.',
    aimedAt: 'SDIR-FORM-023',
    rules: { writesDate: (ms) => own.writesDate(ms + 3_600_000) },
  },
  {
    id: 'sdir-day-ends',
    breaks: 'A day becomes its last minute.',
    aimedAt: 'SDIR-FORM-028',
    rules: dateFault((text) => readDate(text.length === 10 ? `${text}T23:59:00+00:00` : text)),
  },
  {
    id: 'sdir-offset-ignored',
    breaks: 'Another offset than +00:00 is ignored.',
    aimedAt: 'SDIR-FORM-024',
    rules: dateFault((text) => readDate(text.replace(/[+-]\d{2}:\d{2}$/, '+00:00'))),
  },
  {
    id: 'sdir-local-time-taken',
    breaks: 'A moment without offset is taken.',
    aimedAt: 'SDIR-FORM-025',
    rules: asNow((text) => /T\d{2}:\d{2}:\d{2}$/.test(text)),
  },
  {
    id: 'sdir-text-taken-for-date',
    breaks: 'A text is taken for a date.',
    aimedAt: 'SDIR-FORM-026',
    rules: asNow((text) => !/^\d{4}-/.test(text)),
  },
  {
    id: 'sdir-impossible-day-taken',
    breaks: 'A day that no calendar has is taken.',
    aimedAt: 'SDIR-FORM-027',
    rules: asNow((text) => /^\d{4}-\d{2}-\d{2}/.test(text)),
  },
];

/** Ids, and the status of what is created. */
export const idFaults: readonly SdirFault[] = [
  {
    id: 'sdir-uid-no-guid',
    breaks: 'The id of a report is a number.',
    aimedAt: 'SDIR-FORM-030',
    rules: {
      showsReport: (item, version, rules) => ({
        ...own.showsReport(item, version, rules),
        uid: String(item.writtenMs),
      }),
    },
  },
  {
    id: 'sdir-uid-shared',
    breaks: 'All reports show one id.',
    aimedAt: 'SDIR-FORM-031',
    rules: {
      showsReport: (item, version, rules) => ({
        ...own.showsReport(item, version, rules),
        uid: oneUid,
      }),
    },
  },
  {
    id: 'sdir-unknown-uid-empty',
    breaks: 'An id that nothing has is answered 200 with an empty object.',
    aimedAt: 'SDIR-FORM-032',
    rules: { notFound: answers(200, {}) },
  },
  {
    id: 'sdir-unknown-uid-400',
    breaks: 'An id that nothing has is answered 400.',
    aimedAt: 'SDIR-FORM-032',
    rules: { notFound: () => problem(400, 'Bad Request') },
  },
  {
    id: 'sdir-bad-uid-crashes',
    breaks: 'What is no GUID is answered 500.',
    aimedAt: 'SDIR-FORM-033',
    rules: { refusesUid: gatewayFailure },
  },
  {
    id: 'sdir-uid-by-case',
    breaks: 'An id in capitals is not found.',
    aimedAt: 'SDIR-FORM-034',
    rules: { isUid: (text) => isGuid(text) && text === text.toLowerCase() },
  },
  {
    id: 'sdir-client-uid-used',
    breaks: 'The id that a client names is used.',
    aimedAt: 'SDIR-FORM-035',
    rules: { newUid: (sent) => (typeof sent === 'string' ? sent : own.newUid(sent)) },
  },
  {
    id: 'sdir-created-202',
    breaks: 'What is stored is answered 202.',
    aimedAt: 'SDIR-FORM-036',
    rules: { createdStatus: () => 202 },
  },
  {
    id: 'sdir-created-not-stored',
    breaks: 'A batch of courses is answered 201 and not stored.',
    aimedAt: 'SDIR-FORM-036',
    bypass: (_call, route) => (route.id === 'createCourses' ? json(201, []) : undefined),
  },
  {
    id: 'sdir-uid-found-anywhere',
    breaks: 'An id that is no GUID is answered 200.',
    aimedAt: 'SDIR-FORM-033',
    replies: { when: isStatus(400), routes: ['readCourse'], change: withStatus(200) },
  },
];

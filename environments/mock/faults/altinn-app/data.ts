import {
  both,
  dropHeader,
  emptyBody,
  isStatus,
  mapJson,
  mapMember,
  mapText,
  replaceJson,
  setMember,
  truncate,
  withMediaType,
  withStatus,
} from '../change.ts';
import { forgets } from './effect.ts';
import type { Fault } from './fault.ts';
import { misses } from './outcome.ts';
import { misreadHeader } from './misread.ts';
import { readsAs, refusesAlso } from './model-faults.ts';

const ok = isStatus(200);
const made = isStatus(201);
const puts = ['putData', 'putDataByType'];

/** Form data that is read and written. */
export const dataFaults: readonly Fault[] = [
  {
    id: 'app-data-get-empty',
    breaks: 'GET data answers 200 without a body.',
    aimedAt: 'APP-DATA-001',
    replies: { routes: ['getData'], when: ok, change: emptyBody },
  },
  {
    id: 'app-data-get-truncated',
    breaks: 'GET data loses the last byte of the JSON.',
    aimedAt: 'APP-DATA-001',
    replies: { routes: ['getData'], when: ok, change: truncate(1) },
  },
  {
    id: 'app-data-get-as-text',
    breaks: 'GET data names text/plain.',
    aimedAt: 'APP-DATA-001',
    replies: { routes: ['getData'], when: ok, change: withMediaType('text/plain') },
  },
  {
    id: 'app-data-get-wrapped',
    breaks: 'GET data wraps the form in a member.',
    aimedAt: 'APP-DATA-001',
    replies: { routes: ['getData'], when: ok, change: mapJson((data) => ({ data })) },
  },
  {
    id: 'app-data-get-shows-nulls',
    breaks: 'GET data shows every text as null.',
    aimedAt: 'APP-DATA-001',
    replies: {
      routes: ['getData'],
      when: ok,
      change: mapJson((form) =>
        JSON.parse(
          JSON.stringify(form, (_, one: unknown) => (typeof one === 'string' ? null : one)),
        ),
      ),
    },
  },
  {
    id: 'app-data-xml-ignored',
    breaks: 'GET data answers JSON to Accept application/xml.',
    aimedAt: 'APP-DATA-002',
    requests: { routes: ['getData'], change: misreadHeader('Accept', () => undefined) },
  },
  {
    id: 'app-data-xml-loses-values',
    breaks: 'GET data as XML leaves the values out.',
    aimedAt: 'APP-DATA-002',
    replies: {
      routes: ['getData'],
      when: (_reply, call) => call.request.header('accept')?.includes('xml') === true,
      change: mapText((xml) => xml.replaceAll(/>[^<]+</g, '><')),
    },
  },
  {
    id: 'app-data-put-200',
    breaks: 'PUT data answers 200 where nothing was calculated.',
    aimedAt: 'APP-DATA-003',
    replies: { routes: puts, when: made, change: withStatus(200) },
  },
  {
    id: 'app-data-put-204',
    breaks: 'PUT data answers 204, which is not documented.',
    aimedAt: 'APP-DATA-003',
    replies: { routes: puts, when: made, change: both(withStatus(204), emptyBody) },
  },
  {
    id: 'app-data-put-no-location',
    breaks: 'PUT data answers 201 without Location.',
    aimedAt: 'APP-DATA-003',
    replies: { routes: puts, when: made, change: dropHeader('Location') },
  },
  {
    id: 'app-data-put-other-id',
    breaks: 'PUT data answers with the id of another element.',
    aimedAt: 'APP-DATA-003',
    replies: {
      routes: puts,
      when: made,
      change: setMember(['id'], '11111111-1111-4111-8111-111111111111'),
    },
  },
  {
    id: 'app-data-put-forgets',
    breaks: 'PUT data answers 201 and stores nothing.',
    aimedAt: 'APP-DATA-003',
    ...forgets(puts),
  },
  {
    id: 'app-data-put-forgets-xml',
    breaks: 'PUT data as XML answers 201 and stores an empty form.',
    aimedAt: 'APP-DATA-004',
    rules: readsAs((model, sent) => (sent.contentType?.includes('xml') === true ? {} : model)),
  },
  {
    id: 'app-data-put-refuses-xml',
    breaks: 'PUT data as XML answers 415.',
    aimedAt: 'APP-DATA-004',
    rules: refusesAlso((_app, _type, sent) => sent.contentType?.includes('xml') === true, 415),
  },
  {
    id: 'app-data-calculation-skipped',
    breaks: 'The app calculates nothing when form data is saved.',
    aimedAt: 'APP-DATA-005',
    rules: { calculates: () => undefined },
  },
  {
    id: 'app-data-calculation-hidden',
    breaks: 'PUT data leaves the calculated fields out of its answer.',
    aimedAt: 'APP-DATA-005',
    replies: { routes: puts, when: ok, change: setMember(['changedFields'], {}) },
  },
  {
    id: 'app-data-calculation-lost',
    breaks: 'PUT data answers with calculated fields that it does not store.',
    aimedAt: 'APP-DATA-005',
    replies: {
      routes: puts,
      when: ok,
      change: mapMember(['changedFields'], (fields) => ({ ...Object(fields), navn: 'unstored' })),
    },
  },
  {
    id: 'app-data-by-type-missing',
    breaks: 'The path that names the data type reads nothing.',
    aimedAt: 'APP-DATA-006',
    replies: { routes: ['getDataByType'], when: ok, change: misses },
  },
  {
    id: 'app-data-by-type-forgets',
    breaks: 'PUT under the path that names the data type answers 201 and writes something else.',
    aimedAt: 'APP-DATA-006',
    replies: { routes: ['putDataByType'], when: made, change: setMember(['dataType'], null) },
  },
  {
    id: 'app-data-by-type-reads-other',
    breaks: 'The path that names the data type reads another form.',
    aimedAt: 'APP-DATA-006',
    replies: { routes: ['getDataByType'], when: ok, change: replaceJson({}) },
  },
];

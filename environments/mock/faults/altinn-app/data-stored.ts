import { dataRules } from '../../altinn-app/rules/data.ts';
import { validationRules } from '../../altinn-app/rules/validation.ts';
import { isStatus, mapJson } from '../change.ts';
import { also, changesForm, comparing } from './effect.ts';
import type { Fault } from './fault.ts';
import { mapRows, mapTexts, mergesForm, readsAs, refusesAlso } from './model-faults.ts';

const ok = isStatus(200);
const made = isStatus(201);
const puts = ['putData', 'putDataByType'];

/** What becomes of form data that is stored. */
export const dataStoredFaults: readonly Fault[] = [
  {
    id: 'app-data-needs-content-type',
    breaks: 'PUT data without a Content-Type answers 415.',
    aimedAt: 'APP-DATA-017',
    rules: refusesAlso((_app, _type, sent) => sent.contentType === undefined, 415),
  },
  {
    id: 'app-data-refuses-unknown-members',
    breaks: 'PUT data refuses JSON members that the model does not know.',
    aimedAt: 'APP-DATA-018',
    rules: refusesAlso((_app, _type, sent) => sent.body.includes('surprise')),
  },
  {
    id: 'app-data-refuses-broken-rules',
    breaks: 'PUT data refuses a value that breaks a rule of the app.',
    aimedAt: 'APP-DATA-019',
    rules: refusesAlso((app, typeId, sent) => {
      const reading = dataRules.readsModel(app, typeId, sent);
      if ('error' in reading) return true;
      const problems = validationRules.logicProblems(app, typeId, reading.model);
      return problems.some((one) => one.severity === 1);
    }),
  },
  {
    id: 'app-data-broken-rule-unreported',
    breaks: 'Validation is silent about a stored value that breaks a rule.',
    aimedAt: 'APP-DATA-019',
    rules: { logicProblems: () => [], modelProblems: () => [] },
  },
  {
    id: 'app-data-rows-reversed',
    breaks: 'The rows of a repeating group are stored in reverse.',
    aimedAt: 'APP-DATA-020',
    rules: readsAs((model) => mapRows(model, (rows) => rows.toReversed())),
  },
  {
    id: 'app-data-last-row-lost',
    breaks: 'The last row of a repeating group is lost.',
    aimedAt: 'APP-DATA-020',
    rules: readsAs((model) => mapRows(model, (rows) => rows.slice(0, -1))),
  },
  {
    id: 'app-data-row-ids-always',
    breaks: 'Row ids are shown though nobody asks for them.',
    aimedAt: 'APP-DATA-021',
    replies: {
      routes: ['getData'],
      when: ok,
      change: mapJson((form) =>
        mapRows(Object(form), (rows) => rows.map((row) => ({ ...Object(row), altinnRowId: '1' }))),
      ),
    },
  },
  {
    id: 'app-data-owner-refused',
    breaks: 'The app owner may not write form data.',
    aimedAt: 'APP-DATA-022',
    rules: {
      dataAccess: (use, access) =>
        use === 'update' && access.caller.kind === 'org'
          ? { status: 403, title: 'Forbidden', detail: 'Only users write form data' }
          : dataRules.dataAccess(use, access),
    },
  },
  {
    id: 'app-data-letters-lost',
    breaks: 'Letters outside ASCII are stored as question marks.',
    aimedAt: 'APP-DATA-028',
    rules: readsAs((model) => mapTexts(model, (text) => text.replaceAll(/[^\0-\x7e]/g, '?'))),
  },
  {
    id: 'app-data-utf8-read-as-latin1',
    breaks: 'UTF-8 is read as Latin-1.',
    aimedAt: 'APP-DATA-028',
    rules: readsAs((model) => mapTexts(model, (text) => Buffer.from(text).toString('latin1'))),
  },
  {
    id: 'app-data-large-form-cut',
    breaks: 'Rows beyond ten thousand are lost.',
    aimedAt: 'APP-DATA-031',
    rules: readsAs((model) => mapRows(model, (rows) => rows.slice(0, 10_000))),
  },
  {
    id: 'app-data-byte-order-mark-refused',
    breaks: 'A byte order mark before XML is refused.',
    aimedAt: 'APP-DATA-032',
    rules: refusesAlso((_app, _type, sent) => sent.body[0] === 0xef),
  },
  {
    id: 'app-data-number-in-text-refused',
    breaks: 'A number in a JSON text is refused.',
    aimedAt: 'APP-DATA-033',
    rules: refusesAlso((_app, _type, sent) => /:\s*"\d+"/.test(sent.body.toString())),
  },
  {
    id: 'app-data-size-stale',
    breaks: 'PUT data keeps the size that the element had before.',
    aimedAt: 'APP-DATA-035',
    ...comparing(puts, ({ element }, before) => {
      const old = before.data.find((one) => one.id === element?.id);
      if (element !== undefined && old !== undefined) element.size = old.size;
    }),
  },
  {
    id: 'app-data-last-change-stale',
    breaks: 'PUT data keeps the time of the last change.',
    aimedAt: 'APP-DATA-035',
    ...comparing(puts, ({ element }, before) => {
      const old = before.data.find((one) => one.id === element?.id);
      if (element !== undefined && old !== undefined) element.lastChanged = old.lastChanged;
    }),
  },
  {
    id: 'app-data-last-changer-stale',
    breaks: 'PUT data keeps who changed the element last.',
    aimedAt: 'APP-DATA-035',
    ...comparing(puts, ({ element }, before) => {
      const old = before.data.find((one) => one.id === element?.id);
      if (element !== undefined && old !== undefined) element.lastChangedBy = old.lastChangedBy;
    }),
  },
  {
    id: 'app-data-type-follows-body',
    breaks: 'The element takes the media type that the form was sent as.',
    aimedAt: 'APP-DATA-036',
    replies: {
      routes: puts,
      when: made,
      change: also(({ call, element }) => {
        if (element !== undefined)
          element.contentType = call.request.header('content-type') ?? element.contentType;
      }),
    },
  },
  {
    id: 'app-data-put-merges',
    breaks: 'PUT data keeps the values that the body leaves out.',
    aimedAt: 'APP-DATA-040',
    ...comparing(puts, mergesForm),
  },
  {
    id: 'app-data-put-changes-more',
    breaks: 'PUT data stores another value than was sent.',
    aimedAt: 'APP-DATA-040',
    replies: { routes: puts, when: made, change: also(changesForm) },
  },
];

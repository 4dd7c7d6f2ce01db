import { validationRules } from '../../altinn-app/rules/validation.ts';
import {
  both,
  dropMember,
  emptyBody,
  isStatus,
  replaceBody,
  mapJson,
  replaceJson,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import { also, changesForm, countsStep } from './effect.ts';
import type { Change, Fault } from './fault.ts';
import { misreadQuery } from './misread.ts';
import { crashes, isEnded, isUnknownInstance } from './outcome.ts';

const ok = isStatus(200);
const listsNothing: Change = both(
  withStatus(200),
  withMediaType('application/json'),
  replaceJson([]),
);

/** Validation on demand. */
export const validationFaults: readonly Fault[] = [
  {
    id: 'app-validate-invents-errors',
    breaks: 'Validation finds an error in valid data.',
    aimedAt: 'APP-VAL-001',
    rules: { logicProblems: () => [problem] },
  },
  {
    id: 'app-validate-null',
    breaks: 'GET validate answers null where there is nothing.',
    aimedAt: 'APP-VAL-001',
    replies: { routes: ['validateInstance'], when: ok, change: replaceBody('null') },
  },
  {
    id: 'app-validate-as-object',
    breaks: 'GET validate wraps the list in a member.',
    aimedAt: 'APP-VAL-001',
    replies: { routes: ['validateInstance'], when: ok, change: mapJson((issues) => ({ issues })) },
  },
  {
    id: 'app-validate-as-text',
    breaks: 'GET validate names text/plain.',
    aimedAt: 'APP-VAL-001',
    replies: { routes: ['validateInstance'], when: ok, change: withMediaType('text/plain') },
  },
  {
    id: 'app-validate-204',
    breaks: 'GET validate answers 204 where there is nothing.',
    aimedAt: 'APP-VAL-001',
    replies: { routes: ['validateInstance'], when: ok, change: both(withStatus(204), emptyBody) },
  },
  {
    id: 'app-validate-misses-required',
    breaks: 'A missing required field is not found.',
    aimedAt: 'APP-VAL-002',
    rules: { modelProblems: () => [] },
  },
  {
    id: 'app-validate-required-as-warning',
    breaks: 'A missing required field is a warning.',
    aimedAt: 'APP-VAL-002',
    replies: { routes: ['validateInstance'], when: ok, change: setMember(['*', 'severity'], 2) },
  },
  {
    id: 'app-validate-without-field',
    breaks: 'GET validate does not name the field.',
    aimedAt: 'APP-VAL-002',
    replies: { routes: ['validateInstance'], when: ok, change: setMember(['*', 'field'], null) },
  },
  {
    id: 'app-validate-without-element',
    breaks: 'GET validate does not name the element.',
    aimedAt: 'APP-VAL-002',
    replies: {
      routes: ['validateInstance'],
      when: ok,
      change: setMember(['*', 'dataElementId'], null),
    },
  },
  {
    id: 'app-validate-severity-as-text',
    breaks: 'GET validate names the severity by a word.',
    aimedAt: 'APP-VAL-002',
    replies: {
      routes: ['validateInstance'],
      when: ok,
      change: setMember(['*', 'severity'], 'Error'),
    },
  },
  {
    id: 'app-validate-hides-own-errors',
    breaks: "GET validate hides the app's own errors.",
    aimedAt: 'APP-VAL-003',
    rules: { logicProblems: () => [] },
  },
  {
    id: 'app-validate-without-code',
    breaks: 'GET validate shows errors without a code.',
    aimedAt: 'APP-VAL-003',
    replies: { routes: ['validateInstance'], when: ok, change: dropMember('*', 'code') },
  },
  {
    id: 'app-validate-without-source',
    breaks: 'GET validate shows errors with an empty source.',
    aimedAt: 'APP-VAL-003',
    replies: { routes: ['validateInstance'], when: ok, change: setMember(['*', 'source'], '') },
  },
  {
    id: 'app-validate-warnings-as-errors',
    breaks: 'GET validate shows warnings as errors.',
    aimedAt: 'APP-VAL-004',
    replies: { routes: ['validateInstance'], when: ok, change: setMember(['*', 'severity'], 1) },
  },
  {
    id: 'app-validate-hides-warnings',
    breaks: 'GET validate hides warnings.',
    aimedAt: 'APP-VAL-004',
    rules: {
      logicProblems: (...of) =>
        validationRules.logicProblems(...of).filter((one) => one.severity === 1),
    },
  },
  {
    id: 'app-validate-after-end-taken',
    breaks: 'GET validate of an ended process answers an empty list.',
    aimedAt: 'APP-VAL-005',
    replies: { routes: ['validateInstance'], when: isEnded, change: listsNothing },
  },
  {
    id: 'app-validate-after-end-400',
    breaks: 'GET validate of an ended process answers 400.',
    aimedAt: 'APP-VAL-005',
    replies: { routes: ['validateInstance'], when: isEnded, change: withStatus(400) },
  },
  {
    id: 'app-validate-missing-instance-taken',
    breaks: 'GET validate of an instance that does not exist answers an empty list.',
    aimedAt: 'APP-VAL-006',
    replies: { routes: ['validateInstance'], when: isUnknownInstance, change: listsNothing },
  },
  {
    id: 'app-validate-missing-instance-crashes',
    breaks: 'GET validate of an instance that does not exist answers 500.',
    aimedAt: 'APP-VAL-006',
    replies: { routes: ['validateInstance'], when: isUnknownInstance, change: crashes },
  },
  {
    id: 'app-validate-element-finds-nothing',
    breaks: 'GET validate of one element finds nothing.',
    aimedAt: 'APP-VAL-007',
    replies: { routes: ['validateData'], when: ok, change: listsNothing },
  },
  {
    id: 'app-validate-element-names-other',
    breaks: 'GET validate of one element shows results of another.',
    aimedAt: 'APP-VAL-007',
    replies: {
      routes: ['validateData'],
      when: ok,
      change: setMember(['*', 'dataElementId'], '11111111-1111-4111-8111-111111111111'),
    },
  },
  {
    id: 'app-validate-missing-element-taken',
    breaks: 'GET validate of an element that does not exist answers an empty list.',
    aimedAt: 'APP-VAL-008',
    replies: { routes: ['validateData'], when: isStatus(404), change: listsNothing },
  },
  {
    id: 'app-validate-missing-element-crashes',
    breaks: 'GET validate of an element that does not exist answers 500.',
    aimedAt: 'APP-VAL-008',
    replies: { routes: ['validateData'], when: isStatus(404), change: crashes },
  },
  {
    id: 'app-validate-counts-ignored',
    breaks: 'Too few elements are not reported.',
    aimedAt: 'APP-VAL-009',
    rules: { countProblems: () => [] },
  },
  {
    id: 'app-validate-counts-as-warning',
    breaks: 'Too few elements are a warning.',
    aimedAt: 'APP-VAL-009',
    rules: {
      countProblems: (...of) =>
        validationRules.countProblems(...of).map((one) => ({ ...one, severity: 2 })),
    },
  },
  {
    id: 'app-validate-counts-unnamed',
    breaks: 'Too few elements are reported without the data type.',
    aimedAt: 'APP-VAL-009',
    rules: {
      countProblems: (...of) =>
        validationRules.countProblems(...of).map((one) => ({ ...one, field: null })),
    },
  },
  {
    id: 'app-validate-ignores-query',
    breaks: 'GET validate shows sources that are to be left out.',
    aimedAt: 'APP-VAL-010',
    requests: {
      routes: ['validateInstance'],
      change: misreadQuery('ignoredValidators', () => undefined),
    },
  },
  {
    id: 'app-validate-next-finds-other',
    breaks: 'PUT process/next is held back by other errors than GET validate shows.',
    aimedAt: 'APP-VAL-011',
    replies: {
      routes: ['nextProcess'],
      when: isStatus(409),
      change: setMember(['validationIssues', '*', 'field'], 'other'),
    },
  },
  {
    id: 'app-validate-next-finds-nothing',
    breaks: 'PUT process/next is not held back by what GET validate calls an error.',
    aimedAt: 'APP-VAL-011',
    rules: { blocksTask: () => false },
  },
  {
    id: 'app-validate-changes-form',
    breaks: 'GET validate changes the form.',
    aimedAt: 'APP-VAL-012',
    replies: { routes: ['validateInstance'], when: ok, change: also(changesForm) },
  },
  {
    id: 'app-validate-moves',
    breaks: 'GET validate counts a step.',
    aimedAt: 'APP-VAL-012',
    replies: { routes: ['validateInstance'], when: ok, change: also(countsStep) },
  },
  {
    id: 'app-validate-incremental-refused',
    breaks: 'GET validate of incremental sources only answers 400.',
    aimedAt: 'APP-VAL-013',
    replies: {
      routes: ['validateInstance'],
      when: (_reply, call) => call.request.query.has('onlyIncrementalValidators'),
      change: withStatus(400),
    },
  },
];

const problem = {
  severity: 1,
  code: 'invented',
  field: 'navn',
  description: 'invented',
  source: 'invented',
} as const;

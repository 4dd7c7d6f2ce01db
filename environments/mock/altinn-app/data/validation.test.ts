import { expect, test } from '@playwright/test';
import type { AppState } from '../call.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import { kontraktLogic } from '../app/kontrakt-logic.ts';
import { kontraktModelApp } from '../app/kontrakt.fixture.ts';
import { storedModel } from '../model/model.ts';
import { validationRules } from '../rules/validation.ts';
import { validateChanges, validateTask } from './validation.ts';

const app = { ...kontraktModelApp(), logic: kontraktLogic };
const call = { app, state: { rules: validationRules } as unknown as AppState };
const form = 'Altinn.App.Logic.SkjemaValidator-Skjema';

function element(dataType: string, content: Buffer, contentType: string): StoredDataElement {
  const shared = { contentType, size: content.length, content, fileScanResult: 'NotApplicable' };
  return { id: `id-${dataType}`, dataType, ...shared } as StoredDataElement;
}

function instance(model: object, ...more: StoredDataElement[]): StoredInstance {
  const content = storedModel(app, 'Skjema', { ...model });
  return { data: [element('Skjema', content, 'application/xml'), ...more] } as StoredInstance;
}

const on = (model: object, ...more: StoredDataElement[]) => ({
  call,
  instance: instance(model, ...more),
  taskId: 'Task_1',
});

test('valid data gives nothing', () => {
  expect(validateTask(on({ navn: 'Kari' }))).toEqual([]);
});

test("the app's own code and the annotations name their sources", () => {
  expect(validateTask(on({ navn: 'feil', antall: 101 }))).toMatchObject([
    { severity: 1, field: 'navn', code: 'kontrakt.feil', source: form },
    { severity: 1, field: 'antall', source: 'DataAnnotations' },
  ]);
});

test('an ignored source does not run', () => {
  const ignored = ['DataAnnotations'];
  expect(validateTask(on({ navn: 'feil', antall: 101 }), { ignored })).toHaveLength(1);
});

test('too many and too few elements, wrong types and sizes are found on the whole task only', () => {
  const attachment = element('vedlegg', Buffer.from('x'), 'image/gif');
  const subject = on({ navn: 'Kari' }, attachment, attachment, attachment, attachment);
  const found = validateTask(subject);
  expect(found.map((issue) => issue.code)).toEqual([
    'TooManyDataElementsOfType',
    ...Array<string>(4).fill('ContentTypeNotAllowed'),
  ]);
  expect(found.every((issue) => issue.noIncrementalUpdates)).toBe(true);
  expect(validateTask(subject, { incremental: true })).toEqual([]);
  const empty = { ...subject, instance: { data: [] as StoredDataElement[] } as StoredInstance };
  expect(validateTask(empty).map((issue) => issue.code)).toEqual(['TooFewDataElementsOfType']);
});

const change = (before: object, after: object) => [
  { elementId: 'e', dataType: 'Skjema', before: { ...before }, after: { ...after } },
];

test('a change runs the sources that it concerns; clean ones answer an empty list', () => {
  expect(validateChanges(call, change({ navn: 'a' }, { navn: 'b' }))).toEqual([
    { source: form, issues: [] },
    { source: 'DataAnnotations', issues: [] },
  ]);
  const other = change({ navn: 'a', antall: 1 }, { navn: 'a', antall: 200 });
  expect(validateChanges(call, other).map((one) => [one.source, one.issues.length])).toEqual([
    ['DataAnnotations', 1],
  ]);
});

test('no change, and ignored sources, run nothing', () => {
  expect(validateChanges(call, change({ navn: 'a' }, { navn: 'a' }))).toEqual([]);
  const ignored = [form, 'DataAnnotations'];
  expect(validateChanges(call, change({ navn: 'a' }, { navn: 'b' }), ignored)).toEqual([]);
});

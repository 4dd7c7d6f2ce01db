import { expect, test } from '@playwright/test';
import { kontraktModelApp } from '../app/kontrakt.fixture.ts';
import { emptyModel } from './model.ts';
import { prefillModel, PrefillError } from './prefill.ts';

const app = kontraktModelApp();
const empty = emptyModel(app, 'Skjema');

const cases: readonly (readonly [string, Record<string, string>, object])[] = [
  ['a text', { navn: 'Ola' }, { navn: 'Ola' }],
  ['any case, hyphens dropped', { 'NA-VN': 'Ola' }, { navn: 'Ola' }],
  ['unknown paths', { 'ukjent.felt': 'x', finnesikke: 'y' }, {}],
  ['rows cannot be reached', { 'linjer.kode': 'A' }, {}],
  ['digits in a number', { antall: '7' }, { antall: 7 }],
];

for (const [title, prefill, expected] of cases) {
  test(`prefill: ${title}`, () => {
    const model = prefillModel(app, 'Skjema', { model: empty, prefill });
    expect(model).toEqual({ ...empty, ...expected });
  });
}

test('prefill keeps what is set', () => {
  const model = { ...empty, navn: 'Kari' };
  expect(prefillModel(app, 'Skjema', { model, prefill: { navn: 'Ola' } })).toEqual(model);
});

test('prefill that does not convert fails', () => {
  const prefill = { antall: 'mange' };
  expect(() => prefillModel(app, 'Skjema', { model: empty, prefill })).toThrow(PrefillError);
});

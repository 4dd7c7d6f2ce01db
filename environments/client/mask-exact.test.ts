import { expect, test } from '@playwright/test';
import { createExactMasks } from './mask-exact.ts';

const forms: readonly (readonly [form: string, label: string])[] = [
  ['abcdef', 'LONG'],
  ['abcd', 'SHORT'],
  ['cdef', 'LATE'],
  ['æøåæ', 'LETTERS'],
];

const cases: readonly (readonly [text: string, masked: string])[] = [
  ['', ''],
  ['abc', 'abc'],
  ['abcd', 'SHORT'],
  ['xabcdefx', 'xLONGx'],
  ['abcdabcdef', 'SHORTLONG'],
  ['abcde', 'SHORTe'],
  ['xxcdef', 'xxLATE'],
  ['æøåæøå', 'LETTERSøå'],
  ['ABCDEF', 'ABCDEF'],
];

test('the longest form at each place is masked, from the left', () => {
  const masks = createExactMasks();
  for (const [form, label] of forms) masks.add(form, label);
  for (const [text, masked] of cases) expect(masks.mask(text)).toBe(masked);
});

test('a form that is known keeps its first label, one too short is not looked for', () => {
  const masks = createExactMasks();
  masks.add('abcd', 'FIRST');
  masks.add('abcd', 'SECOND');
  masks.add('xyz', 'NEVER');
  expect(masks.mask('abcd xyz')).toBe('FIRST xyz');
});

test('what one form leaves beside another is looked through too', () => {
  const masks = createExactMasks();
  for (let one = 1000; one < 3000; one += 1) masks.add(`form-${one}`, `[${one}]`);
  expect(masks.mask('form-1000form-2999 form-999')).toBe('[1000][2999] form-999');
});

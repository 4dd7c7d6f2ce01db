import { expect, test } from '@playwright/test';
import { isInOrder } from './order.ts';

const ordered: readonly (readonly [says: string, texts: readonly string[]])[] = [
  ['nothing', []],
  ['texts that are alike', ['b', 'b']],
  ['code units', ['Testetaten', 'prøvesenteret', 'Ærlig']],
  ['a language', ['prøvesenteret', 'Testetaten', 'Ærlig', 'Ørlig', 'Årlig']],
  ['another language', ['Årlig', 'prøvesenteret']],
  [
    'texts without case',
    ['_a', 'A-b', 'ab', 'AC'].toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  ],
  ['texts without hyphens', ['coop', 'co-op', 'corp']],
];

for (const [says, texts] of ordered)
  test(`the order of ${says} is one, and downwards from its end`, () => {
    expect(isInOrder(texts, 1)).toBe(true);
    expect(isInOrder(texts.toReversed(), -1)).toBe(true);
  });

const unordered: readonly (readonly string[])[] = [
  ['b', 'a'],
  ['a', 'b', 'a'],
  ['Testetaten', 'prøvesenteret', 'Testetaten'],
  ['A', 'C', 'B'],
];

for (const texts of unordered)
  test(`${texts.join(', ')} is no order`, () => {
    expect(isInOrder(texts, 1)).toBe(false);
  });

test('upwards is not downwards', () => {
  expect(isInOrder(['a', 'b'], -1)).toBe(false);
  expect(isInOrder(['b', 'a'], 1)).toBe(false);
});

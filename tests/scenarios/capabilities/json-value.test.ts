import { expect, test } from '@playwright/test';
import { digestOf, listAt, saysTheSame, valueAt, withValueAt } from './json-value.ts';

test('values are found and replaced at pointers', () => {
  const json = { a: { 'b/c': [1, 2] } };
  expect(valueAt(json, '/a/b~1c/1')).toBe(2);
  expect(valueAt(json, '')).toBe(json);
  expect(valueAt(json, '/a/x/y')).toBeUndefined();
  expect(listAt(json, '/a/b~1c')).toEqual([1, 2]);
  expect(listAt(json, '/a')).toEqual([]);
  expect(withValueAt({ a: { b: 1, c: 2 } }, '/a/b', 3)).toEqual({ a: { b: 3, c: 2 } });
  expect(withValueAt({}, '/x/y', 1)).toEqual({ x: { y: 1 } });
});

test('a digest knows no order of members, but that of lists', () => {
  expect(digestOf({ a: 1, b: [{ c: 1, d: 2 }] })).toBe(digestOf({ b: [{ d: 2, c: 1 }], a: 1 }));
  expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
  expect(digestOf({ a: null })).not.toBe(digestOf({}));
});

test('moments are the same in any form, other texts letter for letter', () => {
  expect(saysTheSame('2026-01-02', '2026-01-02T00:00:00+00:00')).toBe(true);
  expect(saysTheSame('2026-01-02T02:00:00+02:00', '2026-01-02T00:00:00Z')).toBe(true);
  expect(saysTheSame('2026-01-02', '2026-01-03')).toBe(false);
  expect(saysTheSame('1', 1)).toBe(false);
});

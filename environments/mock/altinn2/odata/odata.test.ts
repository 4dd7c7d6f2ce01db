import { expect, test } from '@playwright/test';
import type { Part } from '../formats/resource.ts';
import { FilterFault, readFilter } from './read-filter.ts';
import { fits, membersOf, readOrder, sorted } from './select.ts';

const item = (name: string, count: number, changed = '2020-02-03T04:05:06.7'): Part => ({
  fields: [
    ['Name', name],
    ['Count', count],
    ['Changed', changed],
    ['Open', count > 1],
    ['None', null],
  ],
});
const items = [item("Ola's", 1), item('Å', 2, '2021-02-03T04:05:06'), item('B', 3)];

/** The names of the items that a filter leaves. */
function left(filter: string): readonly unknown[] {
  const read = readFilter(filter);
  return items.filter((one) => fits(one, read)).map(({ fields }) => fields[0]?.[1]);
}

const filters: readonly (readonly [string, readonly string[]])[] = [
  ["Name eq 'Ola''s'", ["Ola's"]],
  ["Name ne 'B'", ["Ola's", 'Å']],
  ['Count ge 2', ['Å', 'B']],
  ['Count lt 2.5', ["Ola's", 'Å']],
  ['Open eq true', ['Å', 'B']],
  ["Changed gt DateTime'2020-12-31T00:00:00'", ['Å']],
  ["Changed le datetime'2020-02-03T04:05:06.7'", ["Ola's", 'B']],
  ["None ne 'x'", ["Ola's", 'Å', 'B']],
  ["None eq 'x'", []],
  ["Name eq 'B' or Name eq 'Å' and Count gt 2", ['B']],
  ["(Name eq 'B' or Name eq 'Å') and Count gt 1", ['Å', 'B']],
];

for (const [filter, names] of filters)
  test(`${filter} leaves ${names.length}`, () => {
    expect(left(filter)).toEqual(names);
  });

const broken: readonly (readonly [string, number])[] = [
  ['', 0],
  ['Name', 4],
  ["Name is 'B'", 5],
  ["Name eq 'B", 8],
  ["Name eq 'B' and", 15],
  ["(Name eq 'B'", 12],
  ["Name eq 'B') ", 11],
  ["Changed gt DateTime'soon'", 11],
  ["Name eq 'B' Name", 12],
];

for (const [filter, at] of broken)
  test(`"${filter}" is no filter from ${at} on`, () => {
    let fault: unknown;
    try {
      readFilter(filter);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(FilterFault);
    expect((fault as FilterFault).at).toBe(at);
  });

test('a filter says which members it names', () => {
  const filter = readFilter("A eq 1 or (B eq 2 and A eq '3')");
  expect(membersOf(filter)).toEqual(['A', 'B', 'A']);
});

test('items are sorted by each member in turn; those that are alike stay', () => {
  const rows = [item('b', 1), item('a', 2), item('c', 1), item('b', 1, '2019-01-01T00:00:00')];
  const order = readOrder('Count desc, Name');
  expect(sorted(rows, order)).toEqual([rows[1], rows[0], rows[3], rows[2]]);
});

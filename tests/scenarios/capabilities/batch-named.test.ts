import { expect, test } from '@playwright/test';
import { namedPlaces } from './batch-named.ts';

const items = [
  { person: { id: '1' }, day: '2026-01-01' },
  { person: { id: '2' }, day: '2026-01-02' },
  { person: { id: '2' }, day: '2026-01-03' },
];
const naming = { ways: ['index', 'pointer', 'key'], keys: ['/person/id', '/day'] } as const;

for (const [name, body, places] of [
  ['an index', [{ message: 'm', index: 1 }], [1]],
  ['an index in an object', { message: 'm', index: 2 }, [2]],
  ['a pointer', [{ message: 'm', pointer: '/2/day' }], [2]],
  ['a JSON path', [{ message: 'm', field: '[0].day' }], [0]],
  ['keys of problem details', { title: 't', errors: { '$[1].day': ['m'] } }, [1]],
  ['a member that only one item has', [{ message: 'm', person: { id: '1' } }], [0]],
  ['a member at the top of the error', [{ message: 'm', id: '1' }], [0]],
  ['a member that two items have', [{ message: 'm', person: { id: '2' } }], []],
  ['a date in another form', [{ message: 'm', day: '2026-01-03T00:00:00+00:00' }], [2]],
  ['two elements', [{ index: 0 }, { index: 2 }], [0, 2]],
  ['nothing', [{ message: 'The code is not known.' }], []],
  ['an index that no item has', [{ index: 7 }], []],
  ['no body', undefined, []],
] as const)
  test(`a refusal names an item by ${name}`, () => {
    expect(namedPlaces(body, items, naming)).toEqual(places);
  });

test('only the declared ways count', () => {
  const byKey = { ways: ['key'], keys: ['/day'] } as const;
  expect(namedPlaces([{ index: 1 }], items, byKey)).toEqual([]);
});

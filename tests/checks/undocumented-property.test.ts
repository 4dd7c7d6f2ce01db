import { expect, test } from '@playwright/test';
import { exchange, judgeBy, operation, response, type Made } from './make-context.ts';
import { undocumentedProperty } from './undocumented-property.ts';

const it = operation([response('200')]);
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['documented members pass', {}, []],
  [
    'another member is a note',
    { body: '{"name":"a","new":1}' },
    ['warn | /new | undocumented property'],
  ],
  ['broken JSON has no members', { body: '{' }, 'inapplicable'],
  ['an undocumented media type has no members', { type: 'text/html' }, 'inapplicable'],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(undocumentedProperty, it, exchange(given))).toEqual(expected);
  });
}

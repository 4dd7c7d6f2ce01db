import { expect, test } from '@playwright/test';
import { exchange, judgeBy, operation, response, type Made } from './make-context.ts';
import { unknownEnumValue } from './unknown-enum-value.ts';

const it = operation([response('200')]);
const names = (...values: readonly string[]): Made => ({
  body: JSON.stringify({ name: 'a', names: values }),
});
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['listed values pass', names('a', 'b', 'a'), []],
  ['another is a note', names('a', 'x'), ['warn | /names/1 | "x", listed in no known copy']],
  ['one that another copy lists passes', names('s'), []],
  [
    'each value is told once',
    names('x', 's', 'x', 'x', 'y'),
    [
      'warn | /names/0 | "x" at 3 places, listed in no known copy',
      'warn | /names/4 | "y", listed in no known copy',
    ],
  ],
  ['broken JSON has no values', { body: '{' }, 'inapplicable'],
  ['a server error has none', { status: 500, ...names('x') }, 'inapplicable'],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(unknownEnumValue, it, exchange(given))).toEqual(expected);
  });
}

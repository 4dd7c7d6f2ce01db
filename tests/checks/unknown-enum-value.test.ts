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
  ['one that others list says where', names('s'), ['warn | /names/0 | "s", listed in: version 3']],
  [
    'each value is told once',
    names('x', 's', 'x', 'x'),
    [
      'warn | /names/0 | "x" at 3 places, listed in no known copy',
      'warn | /names/1 | "s", listed in: version 3',
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

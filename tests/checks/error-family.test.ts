import { expect, test } from '@playwright/test';
import { exchange, judge, judgeBy, operation, response, type Made } from './make-context.ts';
import { errorFamily } from './error-family.ts';

const it = operation([
  response('200'),
  response('400', { description: 'refused' }),
  response('404', { content: [], mayBeEmpty: true }),
]);
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['an allowed body passes', { status: 400 }, []],
  ['an empty body passes where only that is allowed', { status: 404, body: '' }, []],
  [
    'another body names place and count',
    { status: 400, body: '{}' },
    ['fail | /name | at /name expected a text, found undefined'],
  ],
  [
    'an empty body fails where none is allowed',
    { status: 400, body: '' },
    ['fail | expected a body of application/json, found empty body'],
  ],
  [
    'a body fails where only empty is allowed',
    { status: 404 },
    ['fail | expected empty body, found a body of application/json'],
  ],
  ['another media type is already a finding', { status: 400, type: 'text/html' }, 'inapplicable'],
  ['a success is left to body-matches', { body: '' }, 'inapplicable'],
  ['a 5xx is left to no-server-error', { status: 500, body: '' }, 'inapplicable'],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(errorFamily, it, exchange(given))).toEqual(expected);
  });
}

test('says which error bodies are allowed', () => {
  const [finding] = judge(it, exchange({ status: 400, body: '{}' }), [errorFamily]).findings;
  expect(finding?.expected).toBe('an error body of 400: application/json (refused)');
});

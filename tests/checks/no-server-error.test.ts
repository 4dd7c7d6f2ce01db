import { expect, test } from '@playwright/test';
import { exchange, judgeBy, operation, response, type Made } from './make-context.ts';
import { noServerError } from './no-server-error.ts';

const it = operation([response('200')]);
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['a 2xx passes', {}, []],
  ['a 4xx passes', { status: 404 }, []],
  ['an empty 500 fails', { status: 500, body: '' }, ['fail | status 500, empty body']],
  [
    'a 503 says what it said',
    { status: 503, type: 'text/plain', body: 'no\n way' },
    ['fail | status 503, no way'],
  ],
  [
    'an ordered failure is right',
    { status: 500, request: { provoked: 'server-error' } },
    'inapplicable',
  ],
  [
    'a 503 where throttling was ordered fails',
    { status: 503, body: '', request: { provoked: 'throttling' } },
    ['fail | status 503, empty body'],
  ],
  [
    'binary is not repeated',
    { status: 500, type: 'application/pdf' },
    ['fail | status 500, application/pdf'],
  ],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(noServerError, it, exchange(given))).toEqual(expected);
  });
}

import { expect, test } from '@playwright/test';
import { exchange, judgeBy, operation, response, type Made } from './make-context.ts';
import { statusDocumented } from './status-documented.ts';

const it = operation([response('200'), response('4XX')]);
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['a documented status passes', {}, []],
  ['a status of a documented class passes', { status: 418 }, []],
  ['an undocumented status fails', { status: 202 }, ['fail | status 202']],
  ['a 5xx is left to no-server-error', { status: 500 }, 'inapplicable'],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(statusDocumented, it, exchange(given))).toEqual(expected);
  });
}

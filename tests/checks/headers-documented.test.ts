import { expect, test } from '@playwright/test';
import { exchange, judgeBy, operation, response, type Made } from './make-context.ts';
import { headersDocumented } from './headers-documented.ts';

const location = {
  name: 'location',
  required: true,
  judge: (raw: string) =>
    raw.startsWith('https://')
      ? []
      : [{ pointer: '', keyword: 'format', expected: 'an address', actual: raw }],
};
const it = operation([
  response('200'),
  response('201', { headers: [location, { ...location, name: 'etag', required: false }] }),
]);
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  [
    'required and valid passes, optional may be absent',
    { status: 201, headers: { Location: 'https://a' } },
    [],
  ],
  ['a missing one fails', { status: 201 }, ['fail | header:location | absent']],
  [
    'an invalid one fails',
    { status: 201, headers: { LOCATION: '/a' } },
    ['fail | header:location | /a'],
  ],
  [
    'an invalid optional one fails',
    { status: 201, headers: { Location: 'https://a', ETag: 'x' } },
    ['fail | header:etag | x'],
  ],
  ['a status without documented headers gives nothing to judge', {}, 'inapplicable'],
  [
    'a recording without headers says nothing',
    { status: 201, response: { headersMissing: true } },
    'inapplicable',
  ],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(headersDocumented, it, exchange(given))).toEqual(expected);
  });
}

import { expect, test } from '@playwright/test';
import { exchange, judgeBy, operation, response, type Made } from './make-context.ts';
import { mediaTypeDocumented } from './media-type-documented.ts';

const it = operation([response('200'), response('204', { content: [], mayBeEmpty: true })]);
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['the documented type passes, with parameters', { type: 'application/json; charset=utf-8' }, []],
  ['another type fails', { type: 'text/html' }, ['fail | header:content-type | text/html']],
  [
    'a body without a type fails',
    { type: undefined },
    ['fail | header:content-type | a body without Content-Type'],
  ],
  ['an empty body has no type to judge', { body: '', type: undefined }, 'inapplicable'],
  [
    'where no content is documented, the body itself is the finding',
    { status: 204, type: 'text/html' },
    [],
  ],
  ['an undocumented status says it all', { status: 400, type: 'text/html' }, 'inapplicable'],
  [
    'a recording without headers says nothing',
    { type: undefined, response: { headersMissing: true } },
    'inapplicable',
  ],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(mediaTypeDocumented, it, exchange(given))).toEqual(expected);
  });
}

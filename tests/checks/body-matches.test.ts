import { expect, test } from '@playwright/test';
import { exchange, judgeBy, media, operation, response, type Made } from './make-context.ts';
import { bodyMatches } from './body-matches.ts';

const it = operation([
  response('200', {
    content: [media('application/json'), media('text/plain'), media('application/pdf')],
  }),
  response('201', { mayBeEmpty: true }),
  response('204', { content: [], mayBeEmpty: true }),
  response('400'),
]);
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['a body as documented passes', {}, []],
  ['a wrong place is named', { body: '{"name":1}' }, ['fail | /name | number']],
  ['null where an object belongs fails', { body: 'null' }, ['fail |  | no object']],
  [
    'truncated JSON fails',
    { body: '{"name":"a' },
    ['fail | invalid JSON at position 8: value was expected'],
  ],
  [
    'invalid JSON fails with its position',
    { body: '{name:1}' },
    ['fail | invalid JSON at position 1: key or end was expected'],
  ],
  [
    'bytes that are no UTF-8 fail',
    { body: Uint8Array.of(0x22, 0xff, 0x22) },
    ['fail | bytes that its charset cannot decode'],
  ],
  [
    'latin1 is decoded as it says',
    { type: 'application/json; charset=iso-8859-1', body: Buffer.from('{"name":"å"}', 'latin1') },
    [],
  ],
  ['a byte order mark is no part of the JSON', { body: '\uFEFF{"name":"a"}' }, []],
  ['text is judged as text', { type: 'text/plain', body: 'bad' }, ['fail |  | bad text']],
  ['binary is not opened', { type: 'application/pdf', body: 'bad' }, []],
  ['an empty body fails where one must be', { body: '' }, ['fail | empty body']],
  ['an empty body passes where it may be', { status: 201, body: '' }, []],
  ['a body fails where none may be', { status: 204 }, ['fail | a body of application/json']],
  ['a body of an undocumented type is not judged again', { type: 'text/html' }, 'inapplicable'],
  [
    'a body that was not recorded is not judged',
    { body: '', response: { bodyMissing: true } },
    'inapplicable',
  ],
  ['errors are left to error-family', { status: 400, body: '' }, 'inapplicable'],
  ['an undocumented status is not judged again', { status: 202, body: '' }, 'inapplicable'],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(bodyMatches, it, exchange(given))).toEqual(expected);
  });
}

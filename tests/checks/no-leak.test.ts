import { expect, test } from '@playwright/test';
import { exchange, judgeBy, operation, response, type Made } from './make-context.ts';
import { noLeak } from './no-leak.ts';

const it = operation([response('200'), response('400')]);
const error = (detail: string): Made => ({ status: 400, body: JSON.stringify({ detail }) });
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  [
    'a plain error passes',
    error('The JSON value could not be converted to System.String. Path: $.navn | LineNumber: 0'),
    [],
  ],
  [
    'an exception named without its namespace passes',
    error('IOException while reading a section of the request'),
    [],
  ],
  ['prose with at and in passes', error('Look at the form (page 2) in step 3: line 4'), []],
  [
    'a .NET stack trace fails',
    error('x\n   at App.Api.Get(String id) in /src/Api.cs:line 42'),
    ['fail | a stack trace'],
  ],
  [
    'a JavaScript stack trace fails',
    error('x\n    at Object.get (/srv/a.js:1:2)'),
    ['fail | a stack trace'],
  ],
  [
    'a Python stack trace fails',
    { status: 500, type: 'text/plain', body: 'Traceback (most recent call last):' },
    ['fail | a stack trace'],
  ],
  [
    'an exception type fails',
    error('System.NullReferenceException: Object reference'),
    ['fail | an exception type'],
  ],
  ['SQL fails', error('select id from storage.instances where'), ['fail | SQL text']],
  ['a database error fails', error('ERROR: SQLSTATE 23505'), ['fail | a database error']],
  [
    'a constraint of the database fails',
    error('23514: value for domain x.y violates check constraint "z"'),
    ['fail | a database error'],
  ],
  [
    'a type of the database fails',
    error('22001: value too long for type character varying(255)'),
    ['fail | a database error'],
  ],
  ['a token fails', error('eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ0ZXN0In0.c2ln'), ['fail | a token']],
  [
    'the token of the request fails',
    {
      ...error('no: 0123456789abcdef0123'),
      request: { headers: [['Authorization', 'Bearer 0123456789abcdef0123']] },
    },
    ['fail | a token'],
  ],
  ['a password fails', error('Host=db;Password=hunter2;'), ['fail | a secret']],
  [
    'a success is not searched',
    { body: '{"name":"System.NullReferenceException"}' },
    'inapplicable',
  ],
  ['an empty error shows nothing', { status: 400, body: '' }, 'inapplicable'],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(noLeak, it, exchange(given))).toEqual(expected);
  });
}

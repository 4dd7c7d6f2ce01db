import { expect, test } from '@playwright/test';
import {
  exchange,
  judgeBy,
  media,
  operation,
  response,
  type Made,
  sizeParameter,
} from './make-context.ts';
import { requestConforms } from './request-conforms.ts';

const requestBody = { required: true, content: [media('application/json')] };
const it = operation([response('200'), response('400')], {
  parameters: [sizeParameter],
  requestBody,
});
const send = (body: string, type: string | undefined, made: Made = {}): Made => ({
  url: 'https://host.example/things/1?size=2',
  ...made,
  request: {
    ...(body === '' ? {} : { body: Buffer.from(body) }),
    bodyBytes: body.length,
    headers: type === undefined ? [] : [['content-type', type]],
    ...made.request,
  },
});
const json = 'application/json';
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['a request as documented passes', send('{"name":"a"}', json), []],
  ['a wrong body fails', send('{}', json), ['fail | request:body/name | undefined']],
  [
    'a wrong body that was refused is a note',
    send('{}', json, { status: 400 }),
    ['warn | request:body/name | undefined (refused with 400)'],
  ],
  ['a missing body fails', send('', json), ['fail | request:body | no body']],
  [
    'another media type fails',
    send('a', 'text/plain'),
    ['fail | request:header:content-type | text/plain'],
  ],
  [
    'no media type fails',
    send('a', undefined),
    ['fail | request:header:content-type | no Content-Type'],
  ],
  [
    'broken JSON fails',
    send('{', json),
    ['fail | request:body | invalid JSON at position 1: the JSON ends too early'],
  ],
  [
    'a missing parameter fails',
    send('{"name":"a"}', json, { url: 'https://host.example/things/1' }),
    ['fail | request:query:size | absent'],
  ],
  [
    'a wrong parameter fails',
    send('{"name":"a"}', json, { url: 'https://host.example/things/1?size=x' }),
    ['fail | request:query:size | "x"'],
  ],
  ['a body that was not kept is not judged', send('', json, { request: { bodyBytes: 9 } }), []],
  [
    'what a scenario breaks on purpose is not judged',
    send('', json, { request: { deliberatelyInvalid: true } }),
    'inapplicable',
  ],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(requestConforms, it, exchange(given))).toEqual(expected);
  });
}

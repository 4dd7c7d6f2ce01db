import { expect, test } from '@playwright/test';
import type { PartContract, PartsContract } from '#specs';
import { exchange, judgeBy, media, operation, response, type Made } from './make-context.ts';
import { nullOptional } from './null-optional.ts';
import { requestConforms } from './request-conforms.ts';

const part = (name: string, change: Partial<PartContract> = {}): PartContract => ({
  ...media('application/json'),
  name,
  required: false,
  repeated: false,
  contentTypes: [],
  ...change,
});
const bodyOf = (parts: PartsContract): ReturnType<typeof operation> =>
  operation([response('200'), response('400')], {
    requestBody: {
      required: true,
      content: [{ ...media('multipart/form-data'), parts }, media('*/*')],
    },
  });
const named = [
  part('meta', { required: true, contentTypes: ['application/json', 'text/plain'] }),
  part('more', { repeated: true }),
  part('text', { ...media('text/plain') }),
  part('file', { ...media('application/octet-stream') }),
];
const open = bodyOf({ named, isOpen: true });
const closed = bodyOf({ named, isOpen: false });

type Sent = readonly [name: string, body: string, type?: string];
const good: Sent = ['meta', '{"name":"a"}', 'application/json;charset=UTF-8'];

function multipart(parts: readonly Sent[], end = '--b--\r\n'): Made {
  const texts = parts.map(([name, body, type]) => {
    const line = type === undefined ? '' : `Content-Type: ${type}\r\n`;
    return `--b\r\nContent-Disposition: form-data; name="${name}"\r\n${line}\r\n${body}\r\n`;
  });
  const body = Buffer.from(`${texts.join('')}${end}`);
  const headers = [['Content-Type', 'multipart/form-data; boundary=b']] as const;
  return { request: { body, bodyBytes: body.length, headers } };
}

const at = 'request:body';
const cases: readonly (readonly [string, Made, readonly string[], typeof open?])[] = [
  ['the part demanded', multipart([good]), []],
  ['without a media type', multipart([['meta', '{"name":"a"}']]), []],
  ['as another type that is documented', multipart([['meta', '{"name":"a"}', 'text/plain']]), []],
  [
    'as a type that is not',
    multipart([['meta', '{"name":"a"}', 'text/xml']]),
    [`fail | ${at}/meta | text/xml`],
  ],
  ['absent', multipart([['other', 'x']]), [`fail | ${at}/meta | absent`]],
  ['a wrong value', multipart([['meta', '{}']]), [`fail | ${at}/meta/name | undefined`]],
  [
    'broken JSON, whatever the part calls itself',
    multipart([['meta', '{', 'text/plain']]),
    [`fail | ${at}/meta | invalid JSON at position 1: the JSON ends too early`],
  ],
  ['an empty one', multipart([['meta', '']]), [`fail | ${at}/meta | empty`]],
  ['twice, beside parts of any name', multipart([good, good]), [`warn | ${at}/meta | 2 parts`]],
  [
    'twice, where all parts are named',
    multipart([good, good]),
    [`fail | ${at}/meta | 2 parts`],
    closed,
  ],
  [
    'a list is judged part by part',
    multipart([good, ['more', '{"name":"a"}'], ['more', '[]']]),
    [`fail | ${at}/more/1/name | undefined`],
  ],
  ['other parts', multipart([good, ['x', 'y'], ['x', 'z']]), []],
  ['other parts where all are named', multipart([good, ['x', 'y']]), [`fail | ${at} | x`], closed],
  ['a text part', multipart([good, ['text', 'bad']]), [`fail | ${at}/text | bad text`]],
  ['a file of any bytes', multipart([good, ['file', '\u0000bad']]), []],
  ['no closing delimiter', multipart([good], ''), [`fail | ${at} | unclosed at byte 5`]],
  [
    'refused: a note',
    { ...multipart([['meta', '{}']]), status: 400 },
    [`warn | ${at}/meta/name | undefined (refused with 400)`],
  ],
  [
    'a body that was not kept',
    { request: { bodyBytes: 9, headers: [['Content-Type', 'multipart/form-data; boundary=b']] } },
    [],
  ],
];

for (const [title, made, expected, body = open] of cases) {
  test(`parts of a request: ${title}`, () => {
    expect(judgeBy(requestConforms, body, exchange(made))).toEqual(expected);
  });
}

const any = operation([response('200')], {
  requestBody: { required: true, content: [media('*/*')] },
});
const anyCases: readonly (readonly [string, string, string | undefined, readonly string[]])[] = [
  ['JSON by name', '{}', 'application/json', [`fail | ${at}/name | undefined`]],
  ['JSON by another name', '{}', 'text/plain', [`fail | ${at}/name | undefined`]],
  ['JSON without a name', '{}', undefined, [`fail | ${at}/name | undefined`]],
  ['JSON as it should be, without a name', '{"name":"a"}', undefined, []],
  ['text', 'bad', 'text/plain', []],
  ['text without a name', '{bad', undefined, []],
  [
    'broken JSON by name',
    '{',
    'application/json',
    [`fail | ${at} | invalid JSON at position 1: the JSON ends too early`],
  ],
];

for (const [title, body, type, expected] of anyCases) {
  test(`a body of any media type: ${title}`, () => {
    const headers = type === undefined ? [] : [['Content-Type', type] as const];
    const request = { body: Buffer.from(body), bodyBytes: body.length, headers };
    expect(judgeBy(requestConforms, any, exchange({ request }))).toEqual(expected);
  });
}

test('nulls of a part are told beside those of the answer, in one note', () => {
  const made = { ...multipart([['meta', '{"name":"a","n":null}']]), body: '{"name":"a","m":null}' };
  expect(judgeBy(nullOptional, open, exchange(made))).toEqual([`warn | null at ${at}/meta/n, /m`]);
});

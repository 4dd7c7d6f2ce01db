import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { bodiesOf, type SchemaUnderTest } from './testing/compile-yaml.ts';

interface Row extends SchemaUnderTest {
  readonly name: string;
  /** Accepted as request and response. */
  readonly good: readonly unknown[];
  /** Refused as request and response, with the pointer and keyword of the first problem where given. */
  readonly bad: readonly (readonly [value: unknown, pointer?: string, keyword?: string])[];
}

const ROWS: readonly Row[] = parse(
  readFileSync(new URL('judge.cases.yaml', import.meta.url), 'utf8'),
);

const PET = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' }, name: { type: 'string' } },
};
const DOG = {
  type: 'object',
  required: ['kind', 'barks'],
  properties: { kind: { type: 'string' }, barks: { type: 'boolean' } },
};
const CAT = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
};

for (const { name, good, bad, ...under } of ROWS) {
  test(`a judge gets right: ${name}`, async () => {
    const { request, response } = await bodiesOf(under);
    for (const media of [request, response]) {
      for (const value of good)
        expect(media.judge(value), `good ${JSON.stringify(value)}`).toEqual([]);
      for (const [value, pointer, keyword] of bad) {
        const [first] = media.judge(value);
        expect({ value, pointer: first?.pointer, keyword: first?.keyword }).toEqual({
          value,
          pointer,
          keyword,
        });
      }
    }
  });
}

test('readOnly is not demanded of a request, writeOnly not of a response', async () => {
  const { request, response } = await bodiesOf({
    schema: { $ref: '#/components/schemas/User' },
    schemas: {
      Id: { type: 'integer', readOnly: true },
      User: {
        type: 'object',
        required: ['id', 'secret', 'name', 'byRef'],
        properties: {
          id: { type: 'integer', readOnly: true },
          secret: { type: 'string', writeOnly: true },
          name: { type: 'string' },
          byRef: { $ref: '#/components/schemas/Id' },
        },
      },
    },
  });
  expect(request.judge({ secret: 'x', name: 'n' })).toEqual([]);
  expect(response.judge({ id: 1, byRef: 2, name: 'n' })).toEqual([]);
  expect(request.judge({ name: 'n' }).map(({ expected }) => expected)).toEqual([
    'property "secret"',
  ]);
  expect(response.judge({ secret: 'x', name: 'n' }).map(({ expected }) => expected)).toEqual([
    'property "id"',
    'property "byRef"',
  ]);
});

test('problems say what was expected and what stands there', async () => {
  const { response } = await bodiesOf({
    schema: {
      type: 'object',
      required: ['id'],
      properties: {
        at: { type: 'string', format: 'date-time' },
        kind: { type: 'string', enum: ['a', 'b'] },
        which: {
          oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }],
        },
        list: { type: 'array', items: { type: 'integer' } },
      },
    },
    schemas: { Dog: DOG, Cat: CAT },
  });
  const value = {
    at: '2024-05-01T10:00:00',
    kind: 'c',
    which: { kind: 'x', barks: 'loud' },
    list: [1, 'a'],
    other: 1,
  };
  expect(response.judge(value)).toEqual([
    { pointer: '', keyword: 'required', expected: 'property "id"', actual: 'absent' },
    {
      pointer: '/at',
      keyword: 'format',
      expected: 'format date-time with T and an offset (RFC 3339)',
      actual: 'string "2024-05-01T10:00:00"',
    },
    { pointer: '/kind', keyword: 'enum', expected: 'one of "a", "b"', actual: 'string "c"' },
    {
      pointer: '/which',
      keyword: 'oneOf',
      expected: 'exactly one alternative; closest: /barks type boolean',
      actual: 'an object with kind, barks',
    },
    { pointer: '/list/1', keyword: 'type', expected: 'type integer', actual: 'string "a"' },
  ]);
});

const TEXTS: readonly {
  readonly name: string;
  readonly mediaType: string;
  readonly schema: unknown;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}[] = [
  {
    name: 'text is text',
    mediaType: 'text/plain',
    schema: { type: 'string', maxLength: 3 },
    good: ['abc'],
    bad: ['abcd'],
  },
  {
    name: 'text of a number',
    mediaType: 'text/plain',
    schema: { type: 'integer' },
    good: ['12'],
    bad: ['x', '1.5'],
  },
  {
    name: 'text of an object is JSON',
    mediaType: 'text/plain',
    schema: PET,
    good: ['{"kind":"a"}'],
    bad: ['{}', 'kind'],
  },
  {
    name: 'XML is not judged by a JSON schema',
    mediaType: 'application/xml',
    schema: PET,
    good: ['<a/>'],
    bad: [],
  },
  {
    name: 'bytes are not judged',
    mediaType: 'application/octet-stream',
    schema: { type: 'string', format: 'binary' },
    good: ['\u0000'],
    bad: [],
  },
  {
    name: 'a form is an object',
    mediaType: 'application/x-www-form-urlencoded',
    schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
    good: ['n=1'],
    bad: ['n=x', 'm=1'],
  },
  {
    name: 'a range takes JSON or text',
    mediaType: '*/*',
    schema: { type: 'integer' },
    good: [],
    bad: ['x'],
  },
];

for (const { name, mediaType, schema, good, bad } of TEXTS) {
  test(`a judge of text: ${name}`, async () => {
    const { response } = await bodiesOf({ mediaType, schema });
    for (const value of good) expect(response.judge(value), value).toEqual([]);
    for (const value of bad) expect(response.judge(value), value).not.toEqual([]);
  });
}

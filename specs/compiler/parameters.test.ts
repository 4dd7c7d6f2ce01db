import { expect, test } from '@playwright/test';
import { readQueryValue } from './read-query.ts';
import { operationOf } from './testing/compile-yaml.ts';

const OBJECT = {
  type: 'object',
  required: ['a'],
  properties: { a: { type: 'integer' }, b: { type: 'string' } },
};
const INTEGERS = { type: 'array', items: { type: 'integer' }, minItems: 1 };

interface Row {
  readonly name: string;
  /** Members of the parameter object beside its name. */
  readonly parameter: Readonly<Record<string, unknown>>;
  readonly good: readonly (string | readonly string[])[];
  readonly bad: readonly (string | readonly string[])[];
}

const ROWS: readonly Row[] = [
  {
    name: 'integer',
    parameter: { in: 'query', schema: { type: 'integer', format: 'int32' } },
    good: ['1', '-7'],
    bad: ['', 'a', '1.5', '01', '0x1', '2147483648', ' 1'],
  },
  {
    name: 'int64 beyond what a JavaScript number holds',
    parameter: { in: 'query', schema: { type: 'integer', format: 'int64' } },
    good: ['9223372036854775807', '-9223372036854775808'],
    bad: ['9223372036854775808', '-9223372036854775809'],
  },
  {
    name: 'number',
    parameter: { in: 'query', schema: { type: 'number', maximum: 10 } },
    good: ['1.5', '1e1'],
    bad: ['11', 'NaN', 'Infinity', '.5'],
  },
  {
    name: 'boolean',
    parameter: { in: 'query', schema: { type: 'boolean' } },
    good: ['true', 'false'],
    bad: ['1', 'yes', ''],
  },
  {
    name: 'string',
    parameter: { in: 'query', schema: { type: 'string', minLength: 1 } },
    good: ['1', 'true'],
    bad: [''],
  },
  {
    name: 'string enum of digits stays text',
    parameter: { in: 'query', schema: { type: 'string', enum: ['1', '2'] } },
    good: ['1'],
    bad: ['3'],
  },
  {
    name: 'uuid',
    parameter: { in: 'query', schema: { type: 'string', format: 'uuid' } },
    good: ['a7b5c9d1-0000-4000-8000-0123456789ab'],
    bad: ['x'],
  },
  {
    name: 'nullable',
    parameter: { in: 'query', schema: { type: 'integer', nullable: true } },
    good: ['', '1'],
    bad: ['x'],
  },
  {
    name: 'either of two types',
    parameter: { in: 'query', schema: { oneOf: [{ type: 'integer' }, { type: 'boolean' }] } },
    good: ['1', 'true'],
    bad: ['x'],
  },
  {
    name: 'schema behind a reference',
    parameter: { in: 'query', schema: { $ref: '#/components/schemas/Count' } },
    good: ['1'],
    bad: ['x', '-1'],
  },
  {
    name: 'no schema to speak of',
    parameter: { in: 'query', schema: {} },
    good: ['x', '1', ''],
    bad: [],
  },
  {
    name: 'one value of a scalar only',
    parameter: { in: 'query', schema: { type: 'integer' } },
    good: [['1']],
    bad: [['1', '2']],
  },
  {
    name: 'form, exploded (default)',
    parameter: { in: 'query', schema: INTEGERS },
    good: ['1', ['1', '2']],
    bad: ['1,2', ['1', 'x']],
  },
  {
    name: 'form, not exploded',
    parameter: { in: 'query', explode: false, schema: INTEGERS },
    good: ['1', '1,2', ['1,2']],
    bad: ['1,x', ''],
  },
  {
    name: 'spaceDelimited',
    parameter: { in: 'query', style: 'spaceDelimited', explode: false, schema: INTEGERS },
    good: ['1 2', '1%202'],
    bad: ['1,2', '1 x'],
  },
  {
    name: 'pipeDelimited',
    parameter: { in: 'query', style: 'pipeDelimited', explode: false, schema: INTEGERS },
    good: ['1|2'],
    bad: ['1,2', '1|x'],
  },
  {
    name: 'form object, not exploded',
    parameter: { in: 'query', explode: false, schema: OBJECT },
    good: ['a,1,b,x'],
    bad: ['b,x', 'a,x'],
  },
  {
    name: 'deepObject',
    parameter: { in: 'query', style: 'deepObject', schema: OBJECT },
    good: [['a=1', 'b=x=y']],
    bad: [['b=x'], ['a=x']],
  },
  {
    name: 'JSON in a query',
    parameter: { in: 'query', content: { 'application/json': { schema: OBJECT } } },
    good: ['{"a":1}'],
    bad: ['{"a":"1"}', '{'],
  },
  {
    name: 'simple header',
    parameter: { in: 'header', schema: INTEGERS },
    good: ['1', '1,2'],
    bad: ['1,x'],
  },
  {
    name: 'simple header object, exploded',
    parameter: { in: 'header', explode: true, schema: OBJECT },
    good: ['a=1,b=x'],
    bad: ['a,1'],
  },
  {
    name: 'simple path',
    parameter: { in: 'path', required: true, schema: INTEGERS },
    good: ['1,2'],
    bad: ['x'],
  },
  {
    name: 'label path',
    parameter: { in: 'path', required: true, style: 'label', schema: INTEGERS },
    good: ['.1,2'],
    bad: ['.x'],
  },
  {
    name: 'label path, exploded',
    parameter: { in: 'path', required: true, style: 'label', explode: true, schema: INTEGERS },
    good: ['.1.2'],
    bad: ['.1.x'],
  },
  {
    name: 'matrix path',
    parameter: { in: 'path', required: true, style: 'matrix', schema: INTEGERS },
    good: [';p=1,2'],
    bad: [';p=x'],
  },
  {
    name: 'matrix path, exploded',
    parameter: { in: 'path', required: true, style: 'matrix', explode: true, schema: INTEGERS },
    good: [';p=1;p=2'],
    bad: [';p=1;p=x'],
  },
  {
    name: 'matrix path object, exploded',
    parameter: { in: 'path', required: true, style: 'matrix', explode: true, schema: OBJECT },
    good: [';a=1;b=x'],
    bad: [';b=x'],
  },
];

for (const { name, parameter, good, bad } of ROWS) {
  test(`a parameter judge gets right: ${name}`, async () => {
    const operation = await operationOf({
      path: parameter['in'] === 'path' ? '/things/{p}' : '/things',
      post: {
        parameters: [{ name: 'p', ...parameter }],
        responses: { '200': { description: 'ok' } },
      },
      schemas: { Count: { type: 'integer', minimum: 0 } },
    });
    const [judged] = operation.parameters;
    for (const raw of good) expect(judged?.judge(raw), `good ${JSON.stringify(raw)}`).toEqual([]);
    for (const raw of bad) expect(judged?.judge(raw), `bad ${JSON.stringify(raw)}`).not.toEqual([]);
  });
}

test('parameters of the path count for every operation, its own win, three headers are described elsewhere', async () => {
  const operation = await operationOf({
    post: {
      parameters: [
        { name: 'q', in: 'query', schema: { type: 'integer' } },
        { name: 'Accept', in: 'header', schema: { type: 'string' } },
        { name: 'content-type', in: 'header', schema: { type: 'string' } },
        { name: 'Authorization', in: 'header', schema: { type: 'string' } },
      ],
      responses: { '200': { description: 'ok' } },
    },
  });
  expect(
    operation.parameters.map(({ name, in: place, required, style, explode }) => ({
      name,
      place,
      required,
      style,
      explode,
    })),
  ).toEqual([{ name: 'q', place: 'query', required: false, style: 'form', explode: true }]);
});

test('response headers are judged as simple text; content-type is described elsewhere', async () => {
  const { responses } = await operationOf({
    post: {
      responses: {
        '200': {
          description: 'ok',
          headers: {
            'X-Count': { required: true, schema: { type: 'integer' } },
            'X-List': { schema: INTEGERS },
            'Content-Type': { schema: { type: 'integer' } },
          },
        },
      },
    },
  });
  const headers = responses[0]?.headers ?? [];
  expect(headers.map(({ name, required }) => [name, required])).toEqual([
    ['x-count', true],
    ['x-list', false],
  ]);
  expect(headers[0]?.judge('7')).toEqual([]);
  expect(headers[0]?.judge('x')).toEqual([
    { pointer: '', keyword: 'type', expected: 'type integer', actual: 'string "x"' },
  ]);
  expect(headers[1]?.judge('1,2')).toEqual([]);
});

const QUERIES: readonly (readonly [
  style: string,
  properties: readonly string[],
  query: string,
  value: string | readonly string[] | undefined,
])[] = [
  ['form', [], 'p=1', '1'],
  ['form', [], 'p=1&q=2&p=3', ['1', '3']],
  ['form', [], 'q=1', undefined],
  ['form', [], 'p=', ''],
  ['deepObject', [], 'p[a]=1&p[b]=2&q=3', ['a=1', 'b=2']],
  ['deepObject', [], 'q=3', undefined],
  ['form', ['a', 'b'], 'a=1&c=2', ['a=1']],
  ['form', ['a', 'b'], 'c=2', undefined],
];

for (const [style, properties, query, value] of QUERIES) {
  test(`readQueryValue: ${style} ${properties.join()} of ${query}`, () => {
    expect(readQueryValue({ name: 'p', style, properties }, new URLSearchParams(query))).toEqual(
      value,
    );
  });
}

test('an exploded form object stands in the query by its property names', async () => {
  const { parameters } = await operationOf({
    post: {
      parameters: [{ name: 'p', in: 'query', schema: OBJECT }],
      responses: { '200': { description: 'ok' } },
    },
  });
  const [parameter] = parameters;
  if (parameter === undefined) throw new Error('no parameter');
  const raw = readQueryValue(parameter, new URLSearchParams('a=1&b=x'));
  expect(raw).toEqual(['a=1', 'b=x']);
  expect(parameter.judge(raw ?? '')).toEqual([]);
});

import { expect, test } from '@playwright/test';
import type { PartsContract } from './contract.ts';
import { operationOf } from './testing/compile-yaml.ts';

const THING = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };

interface Media {
  readonly schema?: unknown;
  readonly encoding?: unknown;
}

async function partsOf(
  media: Media,
  mediaType = 'multipart/form-data',
): Promise<PartsContract | undefined> {
  const { requestBody } = await operationOf({
    openapi: '3.1.0',
    schemas: { Thing: THING, Body: { type: 'object', properties: { t: { type: 'string' } } } },
    post: { requestBody: { content: { [mediaType]: media } }, responses: {} },
  });
  return requestBody?.content[0]?.parts;
}

const properties = {
  thing: { $ref: '#/components/schemas/Thing' },
  count: { type: 'integer' },
  file: { type: 'string', format: 'binary' },
  any: {},
  files: { type: 'array', items: { type: 'string', format: 'binary' } },
  things: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
  odd: { $ref: '#/components/schemas/Thing' },
  picture: { type: 'string' },
};
const encoding = {
  odd: { contentType: 'text/plain, application/vnd.thing+json' },
  picture: { contentType: 'image/png' },
};

test('every property is a part, read as encoding says, else by its type', async () => {
  const parts = await partsOf({
    schema: { type: 'object', required: ['thing'], properties },
    encoding,
  });
  const told = parts?.named.map(({ name, required, repeated, mediaType, contentTypes }) =>
    [name, required ? 'required' : '', repeated ? 'repeated' : '', mediaType, ...contentTypes]
      .filter((one) => one !== '')
      .join(' '),
  );
  expect(told).toEqual([
    'thing required application/json',
    'count text/plain',
    'file application/octet-stream',
    'any application/octet-stream',
    'files repeated application/octet-stream',
    'things repeated application/json',
    'odd application/vnd.thing+json text/plain application/vnd.thing+json',
    'picture image/png image/png',
  ]);
  expect(parts?.isOpen).toBe(true);
});

test('a part is judged by the schema of its property, a list item by item', async () => {
  const parts = await partsOf({ schema: { type: 'object', properties }, encoding });
  const problems = (name: string, value: unknown): readonly string[] | undefined =>
    parts?.named
      .find((part) => part.name === name)
      ?.judge(value)
      .map(({ pointer, keyword }) => `${pointer} ${keyword}`);
  expect(problems('thing', { a: 'b' })).toEqual([]);
  expect(problems('thing', {})).toEqual([' required']);
  expect(problems('things', { a: 1 })).toEqual(['/a type']);
  expect(problems('odd', [])).toEqual([' type']);
  expect(problems('count', '12')).toEqual([]);
  expect(problems('count', 'twelve')).toEqual([' type']);
});

test('a body behind a reference has parts; a closed one says so', async () => {
  expect((await partsOf({ schema: { $ref: '#/components/schemas/Body' } }))?.named).toHaveLength(1);
  const closed = await partsOf(
    { schema: { properties, additionalProperties: false } },
    'multipart/mixed',
  );
  expect(closed?.isOpen).toBe(false);
});

test('nothing is said of parts without a property, or outside multipart', async () => {
  expect(await partsOf({})).toBeUndefined();
  expect(await partsOf({ schema: {} })).toBeUndefined();
  expect(
    await partsOf({ schema: { type: 'object', properties } }, 'application/json'),
  ).toBeUndefined();
});

import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { readJson } from './read-json.ts';

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      // A member of the prototype's name is no member to JSON.parse either way of writing it.
      const text = JSON.stringify(value);
      if (!text.includes('__proto__')) {
        expect(readJson(text)).toEqual({ value: JSON.parse(text) as unknown });
      }
    }),
  );
});

for (const [text, path] of [
  ['{"instanceOwner":', '$.instanceOwner'],
  ['{"a":{"b":[1,}}', '$.a.b[1]'],
  ['"', '$'],
  ['[]x', '$'],
  ['{"a":1,}', '$'],
  ["{'a':1}", '$'],
  ['{"a":nope}', '$.a'],
  ['{"a":[1 2]}', '$.a'],
  ['['.repeat(100_000), '$'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, `$${'[0]'.repeat(64)}`],
] as const) {
  test(`tells where ${text.slice(0, 20)} breaks: at ${path.slice(0, 20)}`, () => {
    const reading = readJson(text);
    expect('fault' in reading && reading.fault.path).toBe(path);
  });
}

test('the last of several members of one name wins', () => {
  expect(readJson('{"a":1,"a":2}')).toEqual({ value: { a: 2 } });
});

test('reads leniently what Newtonsoft lets pass', () => {
  const text = '{ \'a\': [1, 2,], b: "x", /* here */ }';
  expect(readJson(text, { newtonsoft: true })).toEqual({ value: { a: [1, 2], b: 'x' } });
  expect(readJson('{"a": {', { newtonsoft: true })).toHaveProperty('fault');
});

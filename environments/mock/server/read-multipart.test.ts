import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { boundaryOf, readMultipart } from './read-multipart.ts';

const head = 'Content-Disposition: form-data; name="a"';
const part = (body: string): string => `--b\r\n${head}\r\n\r\n${body}\r\n`;
const read = (text: string): ReturnType<typeof readMultipart> =>
  readMultipart(Buffer.from(text), 'b');

test('reads parts between preamble and epilogue', () => {
  const { parts, end } = read(`before\r\n${part('one')}${part('')}--b--\r\nafter`);
  expect(end).toBe('complete');
  expect(parts.map(({ body }) => body.toString())).toEqual(['one', '']);
  expect(parts[0]?.headers.get('content-disposition')).toBe('form-data; name="a"');
});

for (const [what, text, end] of [
  ['an empty body', '', 'cut'],
  ['another boundary', '--c\r\n\r\n\r\n--c--', 'cut'],
  ['no closing delimiter', part('one'), 'cut'],
  ['a body cut within a part', `--b\r\n${head}\r\n\r\non`, 'cut'],
  ['no parts', '--b--\r\n', 'complete'],
  ['bare line feeds', `--b\n${head}\n\none\n--b--\n`, 'malformed'],
  ['a header without a colon', '--b\r\nnonsense\r\n\r\none\r\n--b--', 'malformed'],
  ['seventeen headers', `--b\r\n${'X: y\r\n'.repeat(17)}\r\none\r\n--b--`, 'malformed'],
  ['sixteen headers', `--b\r\n${'X: y\r\n'.repeat(16)}\r\none\r\n--b--`, 'complete'],
] as const) {
  test(`${what} is ${end}`, () => {
    expect(read(text).end).toBe(end);
  });
}

test('gives back every byte of a part', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const content = Buffer.from(bytes);
      fc.pre(!content.includes('\r\n--b'));
      const sent = Buffer.concat([
        Buffer.from(`--b\r\n${head}\r\n\r\n`),
        content,
        Buffer.from('\r\n--b--'),
      ]);
      expect(readMultipart(sent, 'b').parts[0]?.body.equals(content)).toBe(true);
    }),
  );
});

test('finds the boundary, quoted or not', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
  expect(boundaryOf('MULTIPART/mixed; charset=x; Boundary="a b"')).toBe('a b');
  expect(boundaryOf('multipart/form-data')).toBeUndefined();
});

import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { PartReader, type BodyEnd } from './part-reader.ts';

interface Read {
  readonly parts: readonly (readonly [headers: string, body: string])[];
  readonly end: BodyEnd;
}

function read(chunks: readonly Buffer[], boundary = 'b'): Read {
  const reader = new PartReader(boundary);
  const parts: [string, string][] = [];
  for (const event of chunks.flatMap((chunk) => reader.read(chunk))) {
    const last = parts.at(-1);
    if (event.kind === 'begin') parts.push([event.headers.toString('latin1'), '']);
    else if (event.kind === 'bytes' && last !== undefined)
      last[1] += event.bytes.toString('latin1');
  }
  return { parts, end: reader.end };
}

const whole = (text: string): Read => read([Buffer.from(text, 'latin1')]);

const complete: readonly (readonly [string, string, readonly string[]])[] = [
  ['one part', '--b\r\nA: 1\r\n\r\nx\r\n--b--\r\n', ['x']],
  ['no break at the end', '--b\r\nA: 1\r\n\r\nx\r\n--b--', ['x']],
  ['text before and behind', 'pre\r\n--b\r\nA: 1\r\n\r\nx\r\n--b--\r\n--b\r\n', ['x']],
  ['blanks behind delimiters', '--b \t\r\nA: 1\r\n\r\nx\r\n--b-- \r\n', ['x']],
  ['no headers', '--b\r\n\r\nx\r\n--b--', ['x']],
  ['an empty body', '--b\r\nA: 1\r\n\r\n\r\n--b--', ['']],
  ['no body at all', '--b\r\nA: 1\r\n\r\n--b--', ['']],
  ['breaks in the body', '--b\r\nA: 1\r\n\r\n\r\n\nx\r\n\r\n--b--', ['\r\n\nx\r\n']],
  ['the delimiter within a line', '--b\r\nA: 1\r\n\r\nx--b--\n--b\r\n--b--', ['x--b--\n--b']],
  ['a delimiter that is cut short', '--b\r\nA: 1\r\n\r\nx\r\n-b\r\n--b--', ['x\r\n-b']],
  ['no parts', '--b--', []],
];
for (const [what, text, contents] of complete) {
  test(`${what} is read whole`, () => {
    const { parts, end } = whole(text);
    expect([end, parts.map(([, body]) => body)]).toEqual(['complete', contents]);
  });
}

const broken: readonly (readonly [string, string, BodyEnd])[] = [
  ['nothing', '', 'cut'],
  ['another boundary', '--c\r\nA: 1\r\n\r\nx\r\n--c--\r\n', 'cut'],
  ['no closing delimiter', '--b\r\nA: 1\r\n\r\nx\r\n--b\r\n', 'cut'],
  ['half a closing delimiter', '--b\r\nA: 1\r\n\r\nx\r\n--b-', 'cut'],
  ['an end within a file', '--b\r\nA: 1\r\n\r\nx', 'cut'],
  ['an end within headers', '--b\r\nA: 1', 'cut'],
  ['line feeds alone', '--b\nA: 1\n\nx\n--b--\n', 'malformed'],
  ['a delimiter with a tail', '--b\r\nA: 1\r\n\r\nx\r\n--bc\r\n', 'malformed'],
  ['headers without an end', `--b\r\n${'A: 1\r\n'.repeat(3000)}`, 'malformed'],
];
for (const [what, text, end] of broken) {
  test(`${what} is ${end}`, () => {
    expect(whole(text).end).toBe(end);
  });
}

test('a body reads alike however it is cut', () => {
  const text =
    'pre\r\n--b\r\nA: 1\r\nB: 2\r\n\r\n\r\nx\r\n--\r\n--b\r\n\r\n\r\n--b \r\nC: 3\r\n\r\n--b--\r\nend';
  const bytes = Buffer.from(text);
  const expected = whole(text);
  expect(expected.parts).toHaveLength(3);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 30 }), (places) => {
      const cuts = [0, ...places.toSorted((a, b) => a - b), bytes.length];
      const chunks = cuts.slice(1).map((to, at) => bytes.subarray(cuts[at], to));
      expect(read(chunks)).toEqual(expected);
    }),
  );
});

test('every byte of a part comes back', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 50 }),
      (bytes, size) => {
        const body = Buffer.concat([
          Buffer.from('--grense\r\nA: 1\r\n\r\n'),
          bytes,
          Buffer.from('\r\n--grense--'),
        ]);
        const count = Math.ceil(body.length / size);
        const chunks = Array.from({ length: count }, (_, at) =>
          body.subarray(at * size, (at + 1) * size),
        );
        expect(read(chunks, 'grense')).toEqual({
          parts: [['A: 1', Buffer.from(bytes).toString('latin1')]],
          end: 'complete',
        });
      },
    ),
  );
});

test('what is held never grows with a part', () => {
  const reader = new PartReader('b');
  reader.read(Buffer.from('--b\r\nA: 1\r\n\r\n'));
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const given = [1, 2, 3]
    .flatMap(() => reader.read(chunk))
    .map((event) => event.kind === 'bytes' && event.bytes.length);
  expect(given.every((length) => Number(length) > 60_000)).toBe(true);
});

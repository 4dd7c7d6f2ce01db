import { expect, test } from '@playwright/test';
import { readMultipart, type MultipartReading } from './read-multipart.ts';

const type = 'multipart/form-data; boundary=b';
const disposition = (rest: string): string => `Content-Disposition: form-data; ${rest}\r\n\r\n`;

/** `end@stoppedAt`, then one `name|filename|contentType|body` per part; what is absent is `-`. */
function told({ parts, end, stoppedAt }: MultipartReading): readonly string[] {
  const shown = parts.map(({ name, filename, contentType, body }) =>
    [name ?? '-', filename ?? '-', contentType ?? '-', Buffer.from(body).toString()].join('|'),
  );
  return [`${end}@${stoppedAt}`, ...shown];
}

const one = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n';
const cases: readonly (readonly [string, string, readonly string[], string?])[] = [
  ['a part and the end', `${one}x\r\n--b--\r\n`, ['complete@57', 'a|-|-|x']],
  ['no line break behind the end', `${one}x\r\n--b--`, ['complete@57', 'a|-|-|x']],
  ['no part at all', '--b--\r\n', ['complete@5']],
  ['an empty part', `${one}\r\n--b--`, ['complete@56', 'a|-|-|']],
  ['an empty part that shares the blank line', `${one}--b--`, ['complete@54', 'a|-|-|']],
  [
    'a preamble and an epilogue',
    'hello\r\n--b\r\n\r\nx\r\n--b--\r\nbye',
    ['complete@22', '-|-|-|x'],
  ],
  [
    'a boundary in the middle of a line is content',
    `${one}x--b--\r\n--b--`,
    ['complete@62', 'a|-|-|x--b--'],
  ],
  [
    'content with line breaks',
    `${one}x\r\n\r\n--\r\n\r\n--b--`,
    ['complete@65', 'a|-|-|x\r\n\r\n--\r\n'],
  ],
  ['blanks behind the boundary', '--b \t\r\n\r\nx\r\n--b--', ['complete@17', '-|-|-|x']],
  [
    'repeated names stay apart',
    `${one}x\r\n${one}y\r\n--b--`,
    ['complete@109', 'a|-|-|x', 'a|-|-|y'],
  ],
  [
    'a quoted boundary',
    '--a b:c\r\n\r\nx\r\n--a b:c--',
    ['complete@23', '-|-|-|x'],
    'Multipart/Form-Data; charset=utf-8; BOUNDARY="a b:c"',
  ],
  ['the end is missing', `${one}x\r\n--b\r\n${one.slice(5)}y\r\n`, ['unclosed@57', 'a|-|-|x']],
  ['cut in a delimiter', `${one}x\r\n--b`, ['unclosed@52', 'a|-|-|x']],
  ['cut in the closing dashes', `${one}x\r\n--b-`, ['unclosed@52', 'a|-|-|x']],
  ['cut in a header', '--b\r\nContent-Dispo', ['unclosed@5']],
  ['line feeds alone', one.replaceAll('\r', '') + 'x\n--b--\n', ['malformed@3']],
  ['line feeds alone in the headers', '--b\r\nA: b\nC: d\n\nx\r\n--b--', ['malformed@5']],
  ['headers that run into the content', '--b\r\nA: b\r\n%PDF-1.7\r\n\r\n--b--', ['malformed@11']],
  ['headers that run into the end', '--b\r\nA: b\r\n--b--\r\n', ['malformed@11']],
  [
    'a longer boundary in a line',
    `${one}x\r\n--boundary\r\n\r\n--b--`,
    ['malformed@55', 'a|-|-|x'],
  ],
  ['another boundary', '--c\r\n\r\nx\r\n--c--', ['no-delimiter@0']],
  ['an empty body', '', ['no-delimiter@0']],
  ['no boundary', '--b--', ['no-boundary@0'], 'multipart/form-data'],
  ['an empty boundary', '--b--', ['no-boundary@0'], 'multipart/form-data; boundary=""'],
  [
    'a boundary of 71 characters',
    '',
    ['no-boundary@0'],
    `multipart/mixed; boundary=${'b'.repeat(71)}`,
  ],
  ['another media type', '--b--', ['no-boundary@0'], 'application/json; boundary=b'],
];

for (const [title, body, expected, contentType = type] of cases) {
  test(title, () => {
    expect(told(readMultipart(Buffer.from(body), contentType))).toEqual(expected);
  });
}

const names: readonly (readonly [string, string, string])[] = [
  ['plain', 'name=a; filename=f.pdf', 'a|f.pdf'],
  ['quoted', 'name="a"; filename="f g;h.pdf"', 'a|f g;h.pdf'],
  ['escaped quotes', String.raw`name="a"; filename="f\"g\\h.pdf"`, String.raw`a|f"g\h.pdf`],
  [
    'a backslash before another character',
    String.raw`filename="C:\f.pdf"; name=a`,
    String.raw`a|C:\f.pdf`,
  ],
  ['a percent sign stays', 'name=a; filename="f%22.pdf"', 'a|f%22.pdf'],
  ['UTF-8', 'name=a; filename="blåbær 🫐.pdf"', 'a|blåbær 🫐.pdf'],
  ['extended', "name=a; filename*=UTF-8''bl%C3%A5%20b.pdf", 'a|blå b.pdf'],
  ['both: the plain one is taken', `name=a; filename*=UTF-8''x; filename="y"`, 'a|y'],
  ['extended in another charset', "name=a; filename*=iso-8859-1''%E5", 'a|-'],
  ['extended with broken percent signs', "name=a; filename*=utf-8''%E5", 'a|-'],
  ['names in any case', 'NAME=a; FileName=f', 'a|f'],
  ['blanks around', 'name = "a" ;  filename = f.pdf ', 'a|f.pdf'],
  ['an empty file name', 'name=a; filename=""', 'a|'],
  ['none', 'other=x', '-|-'],
];

for (const [title, parameters, expected] of names) {
  test(`names: ${title}`, () => {
    const body = Buffer.from(`--b\r\n${disposition(parameters)}x\r\n--b--`);
    const [part] = readMultipart(body, type).parts;
    expect([part?.name ?? '-', part?.filename ?? '-'].join('|')).toBe(expected);
  });
}

test('headers, offsets and bytes are those of the body', () => {
  const content = Buffer.from([0x00, 0x0d, 0x0a, 0xff, 0x0d]);
  const head = Buffer.from('--b\r\nX-One: 1\r\nx-one:  2 \r\nX-Long: a\r\n\tb\r\nEmpty:\r\n\r\n');
  const body = Buffer.concat([head, content, Buffer.from('\r\n--b--')]);
  const [part] = readMultipart(new Uint8Array(body), type).parts;
  expect(part?.headers).toEqual([
    ['X-One', '1'],
    ['x-one', '2'],
    ['X-Long', 'a b'],
    ['Empty', ''],
  ]);
  expect(part?.offsets).toEqual({ headers: 5, body: head.length, end: head.length + 5 });
  expect(Buffer.from(part?.body ?? [])).toEqual(content);
});

test('parameters of the disposition keep their order and repeats', () => {
  const body = Buffer.from(
    `--b\r\n${disposition('name=a; filename=x; Name=b; filename=y')}\r\n--b--`,
  );
  expect(readMultipart(body, type).parts[0]?.disposition).toEqual([
    ['name', 'a'],
    ['filename', 'x'],
    ['name', 'b'],
    ['filename', 'y'],
  ]);
});

test('a body that looks like its boundary everywhere is read once', () => {
  const body = Buffer.from(`--b\r\n\r\n${'\r\n--'.repeat(200_000)}x\r\n--b--`);
  expect(readMultipart(body, type)).toMatchObject({ end: 'complete', parts: [{}] });
});

test('what is wrong is told where the body is not complete, and only there', () => {
  const problems = cases.map(([, body, , contentType = type]) =>
    readMultipart(Buffer.from(body), contentType),
  );
  expect(
    problems.filter(({ end, problem }) => (end === 'complete') !== (problem === undefined)),
  ).toEqual([]);
});

import { expect, test } from '@playwright/test';
import { encodeMultipart, streamMultipart, type MultipartShape } from './encode-multipart.ts';

const part = { name: 'instance', contentType: 'application/json', body: '{}' };
const head =
  'Content-Disposition: form-data; name="instance"\r\nContent-Type: application/json\r\n';

const cases: readonly [title: string, shape: MultipartShape, body: string, contentType: string][] =
  [
    [
      'one part',
      { boundary: 'b', parts: [part] },
      `--b\r\n${head}\r\n{}\r\n--b--\r\n`,
      'multipart/form-data; boundary=b',
    ],
    ['no part', { boundary: 'b', parts: [] }, '--b--\r\n', 'multipart/form-data; boundary=b'],
    [
      'parts in order',
      {
        boundary: 'b',
        parts: [
          { name: 'b', body: '2' },
          { name: 'a', body: '1' },
        ],
      },
      '--b\r\nContent-Disposition: form-data; name="b"\r\n\r\n2\r\n--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'name without quotes',
      { boundary: 'b', parts: [{ name: 'x', nameQuoting: 'unquoted', body: '' }] },
      '--b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'extended file name',
      {
        boundary: 'b',
        parts: [{ name: 'x', filename: "blå (1)'.pdf", filenameQuoting: 'extended', body: '' }],
      },
      '--b\r\nContent-Disposition: form-data; name="x"; filename*=UTF-8\'\'bl%C3%A5%20%281%29%27.pdf\r\n\r\n\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'quotes in a file name',
      { boundary: 'b', parts: [{ disposition: 'attachment', filename: 'a"b\\c', body: '' }] },
      '--b\r\nContent-Disposition: attachment; filename="a\\"b\\\\c"\r\n\r\n\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'a file name as a form of a browser writes it',
      {
        boundary: 'b',
        parts: [{ name: 'x', filename: 'å"\\\r\n%.pdf', filenameQuoting: 'percent', body: '' }],
      },
      '--b\r\nContent-Disposition: form-data; name="x"; filename="å%22\\%0D%0A%.pdf"\r\n\r\n\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'a file name as an encoded word',
      {
        boundary: 'b',
        parts: [{ name: 'x', filename: 'blå.pdf', filenameQuoting: 'encoded-word', body: '' }],
      },
      '--b\r\nContent-Disposition: form-data; name="x"; filename="=?UTF-8?B?YmzDpS5wZGY=?="\r\n\r\n\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'æøå as they are, in UTF-8',
      { boundary: 'b', parts: [{ name: 'x', filename: 'blå øl.pdf', body: '' }] },
      '--b\r\nContent-Disposition: form-data; name="x"; filename="blå øl.pdf"\r\n\r\n\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'raw header lines',
      {
        boundary: 'b',
        parts: [
          {
            headers: [
              ['X-A', '1'],
              ['content-disposition', 'form-data; name=x'],
            ],
            body: 'y',
          },
        ],
      },
      '--b\r\nX-A: 1\r\ncontent-disposition: form-data; name=x\r\n\r\ny\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'a part without headers',
      { boundary: 'b', parts: [{ headers: [], body: 'y' }] },
      '--b\r\n\r\ny\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'preamble and epilogue',
      { boundary: 'b', preamble: 'before\r\n', epilogue: 'after', parts: [] },
      'before\r\n--b--\r\nafter',
      'multipart/form-data; boundary=b',
    ],
    [
      'bare line feeds',
      { boundary: 'b', lineEnd: '\n', parts: [{ headers: [], body: 'y' }] },
      '--b\n\ny\n--b--\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'no closing delimiter',
      { boundary: 'b', close: 'missing', parts: [{ headers: [], body: 'y' }] },
      '--b\r\n\r\ny\r\n',
      'multipart/form-data; boundary=b',
    ],
    [
      'closing delimiter cut',
      { boundary: 'b', close: 'cut', parts: [] },
      '--b',
      'multipart/form-data; boundary=b',
    ],
    [
      'cut after four bytes',
      { boundary: 'b', truncateTo: 4, parts: [part] },
      '--b\r',
      'multipart/form-data; boundary=b',
    ],
    [
      'last three bytes cut',
      { boundary: 'b', truncateTo: -3, parts: [] },
      '--b-',
      'multipart/form-data; boundary=b',
    ],
    [
      'boundary in quotes',
      { boundary: 'b c', boundaryParameter: 'quoted', parts: [] },
      '--b c--\r\n',
      'multipart/form-data; boundary="b c"',
    ],
    [
      'no boundary parameter',
      { boundary: 'b', boundaryParameter: 'none', parts: [] },
      '--b--\r\n',
      'multipart/form-data',
    ],
    [
      'another boundary',
      { boundary: 'b', boundaryParameter: { value: 'x' }, parts: [] },
      '--b--\r\n',
      'multipart/form-data; boundary=x',
    ],
    [
      'another media type',
      { boundary: 'b', mediaType: 'multipart/mixed', parts: [] },
      '--b--\r\n',
      'multipart/mixed; boundary=b',
    ],
  ];

for (const [title, shape, body, contentType] of cases) {
  test(`multipart: ${title}`, () => {
    const encoded = encodeMultipart(shape);
    expect(Buffer.from(encoded.body).toString('utf8')).toBe(body);
    expect(encoded.contentType).toBe(contentType);
  });
}

test('bytes of a part stay as they are', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const { body } = encodeMultipart({ boundary: 'b', parts: [{ headers: [], body: bytes }] });
  expect(Buffer.from(body).subarray(7, 7 + 256)).toEqual(Buffer.from(bytes));
});

test('a streamed body has the bytes of one that is held', async () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a\r\n--b');
    yield Buffer.from('\r\n');
  }
  const file = { name: 'fil', filename: 'æ "1".txt', contentType: 'text/plain' };
  const held = encodeMultipart({
    boundary: 'b',
    parts: [part, { ...file, body: 'a\r\n--b\r\n' }],
  });
  const streamed = streamMultipart([part, { ...file, body: chunks() }], 'b');
  const pieces: Uint8Array[] = [];
  for await (const piece of streamed.body) pieces.push(piece);
  expect(Buffer.concat(pieces)).toEqual(held.body);
  expect(streamed.contentType).toBe(held.contentType);
});

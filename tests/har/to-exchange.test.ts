import { expect, test } from '@playwright/test';
import { toExchange } from './to-exchange.ts';

const request = { method: 'get', url: 'https://app.example/ttd/app/instances', headers: [] };
const answer = (response: object, more: object = {}) =>
  toExchange({ index: 3, value: { request: { ...request, ...more }, response } })?.response;
const header = (name: string, value: string) => ({ name, value });

test('an entry without method or absolute address is no exchange', () => {
  expect(toExchange({ index: 0, value: {} })).toBeUndefined();
  expect(
    toExchange({ index: 0, value: { request: { method: 'GET', url: '/x' } } }),
  ).toBeUndefined();
});

test('status 0 or no response is an exchange without an answer', () => {
  expect(answer({ status: 0 })).toBeUndefined();
  expect(toExchange({ index: 3, value: { request } })).toMatchObject({
    id: 'entry-3',
    request: { method: 'GET' },
  });
});

test('decodes base64, drops pseudo headers and keeps the charset', () => {
  const content = { text: Buffer.from([1, 2]).toString('base64'), encoding: 'base64', size: 2 };
  const headers = [header(':status', '200'), header('content-type', 'application/pdf')];
  expect(answer({ status: 200, headers, content })).toEqual({
    status: 200,
    headers: [['content-type', 'application/pdf']],
    body: Buffer.from([1, 2]),
  });
  const latin = [header('Content-Type', 'text/plain; charset=iso-8859-1')];
  expect(answer({ status: 200, headers: latin, content: { text: 'å' } })?.body).toEqual(
    Buffer.from([0xe5]),
  );
});

const json = [header('Content-Type', 'application/json')];
const lost: readonly [string, object, boolean][] = [
  ['a size without text', { content: { size: 10, mimeType: 'x' } }, true],
  ['a size with an empty text', { content: { size: 10, text: '' } }, true],
  ['no content at all and an unknown size', { bodySize: -1 }, true],
  ['no content at all and a size of zero', { bodySize: 0 }, false],
  ['an empty text', { content: { size: 0, text: '' } }, false],
  ['no text and a size of zero', { content: { size: 0, mimeType: 'x' }, bodySize: -1 }, false],
  ['no text but bytes on the wire', { content: { size: 0 }, bodySize: 20 }, true],
  [
    'a Content-Length without text',
    { headers: [...json, header('content-length', '9')], content: { size: 0, text: '' } },
    true,
  ],
];
for (const [name, response, missing] of lost) {
  test(`${name}: the body was ${missing ? 'not recorded' : 'empty'}`, () => {
    expect(answer({ status: 200, headers: json, ...response })?.bodyMissing ?? false).toBe(missing);
  });
}

test('HEAD and 204 have no body to miss', () => {
  const headers = [...json, header('content-length', '9')];
  expect(answer({ status: 200, headers }, { method: 'HEAD' })?.bodyMissing).toBeUndefined();
  expect(answer({ status: 204, headers: json })?.bodyMissing).toBeUndefined();
});

test('joins repeated parts, form parameters and base64 of a request', () => {
  const body = (postData: object) => {
    const bytes = toExchange({ index: 0, value: { request: { ...request, postData } } })?.request
      .body;
    return bytes === undefined ? undefined : Buffer.from(bytes).toString();
  };
  expect(body({ text: '', _parts: ['<', { repeat: 'ab', count: 2 }, '>'] })).toBe('<abab>');
  expect(
    body({ mimeType: 'application/x-www-form-urlencoded', params: [header('a', 'b c')] }),
  ).toBe('a=b+c');
  expect(body({ text: 'aGVp', encoding: 'base64' })).toBe('hei');
  expect(body({ mimeType: 'application/json', text: '' })).toBeUndefined();
  expect(body({ text: '', _parts: [{ repeat: 'a', count: 1e12 }] })).toBeUndefined();
});

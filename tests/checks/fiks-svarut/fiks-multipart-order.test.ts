import { Buffer } from 'node:buffer';
import { expect, test } from '@playwright/test';
import type { MultipartPart } from '#environments';
import { fiksMultipartOrder } from './fiks-multipart-order.ts';
import {
  beside,
  file,
  forsendelse,
  judgeSending,
  letter,
  shapeOf,
  type Case,
  type Made,
} from './make-sending.ts';

const documents = (...names: readonly string[]): Made => ({
  change: { dokumenter: names.map((filnavn) => ({ ...letter, filnavn })) },
});
const two = documents('a.pdf', 'b.pdf');
const named = (name: string, ...files: readonly MultipartPart[]): Made => ({
  ...documents(name),
  files,
});
const written = (header: string): MultipartPart => ({
  headers: [['Content-Disposition', `form-data; name="filer"; ${header}`]],
  body: 'x',
});
const [head] = shapeOf({}).parts;
const json = head ?? file('');
const at = (index: number): string => `/dokumenter/${index}/filnavn`;
const framed = (shape: NonNullable<Made['shape']>): Made => ({ ...two, shape });

const cases: readonly Case[] = [
  ...beside,
  ['forsendelse, then the files in order', two, []],
  ['no document and no file', documents(), []],
  ['null for documents', { change: { dokumenter: null } }, []],
  ['JSON with a charset', { head: { contentType: 'application/json;charset=UTF-8' } }, []],
  ['JSON as text', { head: { contentType: 'text/plain;charset=UTF-8' } }, []],
  [
    'JSON without a media type',
    { shape: { parts: [{ name: 'forsendelse', body: json.body }, file('brev.pdf')] } },
    [],
  ],
  ['a byte order mark', { head: { body: `\uFEFF${JSON.stringify(forsendelse())}` } }, []],
  ...['filer', 'filer_0', 'name1', 'brev.pdf', 'dokumenter', ''].map((name): Case => [
    `a file part named "${name}"`,
    { files: [{ ...file('brev.pdf'), name }] },
    [],
  ]),
  ['a file of another media type', { files: [{ ...file('brev.pdf'), contentType: 'a/b' }] }, []],
  ['text around the parts', framed({ preamble: 'hei\r\n', epilogue: 'hade' }), []],
  ['a quoted boundary', framed({ boundary: 'a b', boundaryParameter: 'quoted' }), []],
  [
    'a name with semicolon and quote',
    named('a; "b".pdf', written('filename="a; \\"b\\".pdf"')),
    [],
  ],
  ['a name without quotes', named('a.pdf', written('filename=a.pdf')), []],
  ['Norwegian letters', named('blåbær.pdf', file('blåbær.pdf')), []],
  ['filename* alone', named('blå.pdf', written("filename*=UTF-8''bl%C3%A5.pdf")), []],
  [
    'filename* beside a substitute',
    named('blå.pdf', written(`filename="bl_.pdf"; filename*=UTF-8'nb'bl%C3%A5.pdf`)),
    [],
  ],
  ['an encoded word', named('blå 1.pdf', written('filename="=?UTF-8?Q?bl=C3=A5_1.pdf?="')), []],
  ['encoded words in base64', named('blå.pdf', written('filename="=?utf-8?B?YmzDpS5wZGY=?="')), []],
  [
    'a name in two encoded words',
    named('blåbær.pdf', written('filename="=?utf-8?Q?bl=C3=A5?= =?utf-8?Q?b=C3=A6r.pdf?="')),
    [],
  ],
  ['per cent signs undone', named('a b.pdf', written('filename="a%20b.pdf"')), []],
  ['per cent signs kept', named('50%.pdf', file('50%.pdf')), []],
  ['no filnavn, which the contract tells', { change: { dokumenter: [{ filnavn: null }] } }, []],
  ['JSON that is broken, which the contract tells', { head: { body: '{' } }, []],
  ['a filename on the JSON part', { head: { filename: 'blob' } }, ['warn |  | blob']],
  [
    'names that differ by case alone',
    named('Brev.pdf', file('brev.PDF')),
    [`warn | ${at(0)} | brev.PDF`],
  ],
  [
    'names that differ by Unicode form alone',
    named('\u00e5.pdf', file('a\u030a.pdf')),
    [`warn | ${at(0)} | a\u030a.pdf`],
  ],
  [
    'files swapped',
    { ...two, files: [file('b.pdf'), file('a.pdf')] },
    [`fail | ${at(0)} | b.pdf`, `fail | ${at(1)} | a.pdf`],
  ],
  ['another name', named('a.pdf', file('c.pdf')), [`fail | ${at(0)} | c.pdf`]],
  ['no filename', named('a.pdf', { name: 'a.pdf', body: '' }), [`fail | ${at(0)} | no filename`]],
  ['a document without its file', { ...two, files: [file('a.pdf')] }, ['fail | request:body | 1']],
  [
    'a file without its document',
    { files: [file('brev.pdf'), file('b')] },
    ['fail | request:body | 2'],
  ],
  [
    'forsendelse last',
    { shape: { parts: [file('brev.pdf'), json] } },
    ['fail | request:body | part 2'],
  ],
  [
    'forsendelse twice',
    { shape: { parts: [json, json, file('brev.pdf')] } },
    ['fail | request:body | 2'],
  ],
  ['no forsendelse', { shape: { parts: [file('brev.pdf')] } }, ['fail | request:body | absent']],
  [
    'whatever was answered',
    { shape: { parts: [] }, status: 400 },
    ['fail | request:body | absent'],
  ],
  [
    'no closing boundary',
    { shape: { close: 'missing' } },
    ['fail | request:body | unclosed at byte n'],
  ],
  ['line feeds alone', framed({ lineEnd: '\n' }), ['fail | request:body | malformed at byte n']],
  [
    'another boundary',
    framed({ boundaryParameter: { value: 'other' } }),
    ['fail | request:body | no-delimiter at byte n'],
  ],
  [
    'no boundary',
    framed({ boundaryParameter: 'none' }),
    ['fail | request:body | no-boundary at byte n'],
  ],
  [
    'JSON instead of multipart',
    {
      request: {
        headers: [['Content-Type', 'application/json']],
        body: Buffer.from('{}'),
        bodyBytes: 2,
      },
    },
    ['fail | request:body | application/json'],
  ],
  ['headers that were not kept', { request: { headers: [] } }, 'inapplicable'],
];

for (const [name, made, found] of cases) {
  test(`parts: ${name}`, () => {
    const lines = judgeSending(fiksMultipartOrder, made);
    const told = typeof lines === 'string' ? lines : lines.map(withoutOffset);
    expect(told).toEqual(found);
  });
}

function withoutOffset(line: string): string {
  return line.replace(/byte \d+$/, 'byte n');
}

import { expect, test } from '@playwright/test';
import { fileNameOf, uploadProblem, type Upload } from './attachment-rules.ts';
import { downloadDisposition } from './content-disposition.ts';
import { kontraktModelApp } from '../app/kontrakt.fixture.ts';

const named = (name: string): string => `attachment; filename="${name}"`;
const good: Upload = {
  contentDisposition: named('a.txt'),
  contentType: 'text/plain',
  contentLength: 3,
};

/** Recorded cases F1-F8: what differs from a good upload, and the code of the refusal. */
const cases: readonly (readonly [string, Partial<Upload>, string | undefined])[] = [
  ['good', {}, undefined],
  ['F1', { contentDisposition: undefined }, 'ContentTypeNotAllowed'],
  ['F2', { contentLength: 1048577 }, 'DataElementTooLarge'],
  ['F2b', { contentLength: 1048576 }, undefined],
  ['F3a', { contentDisposition: 'attachment' }, 'MissingFileName'],
  ['F3b', { contentDisposition: 'attachment; filename=a b.txt' }, 'MissingFileName'],
  ['F3c', { contentDisposition: ';;;' }, 'MissingFileName'],
  ['F3d', { contentDisposition: named('') }, 'MissingFileName'],
  ['F4', { contentDisposition: named('fil') }, 'InvalidFileNameFormat'],
  ['F6', { contentType: undefined }, 'InvalidFileNameFormat'],
  [
    'F7a',
    { contentDisposition: named('a.pdf'), contentType: 'image/png' },
    'InvalidFileNameFormat',
  ],
  ['F7b', { contentType: 'text/plain; charset=utf-8' }, 'InvalidFileNameFormat'],
  ['F7c', { contentType: 'application/octet-stream' }, 'ContentTypeNotAllowed'],
  ['F7d', { contentDisposition: named('A.TXT') }, undefined],
  [
    'F7 alias',
    { contentDisposition: named('a.xml'), contentType: 'text/xml' },
    'ContentTypeNotAllowed',
  ],
  [
    'F8',
    { contentDisposition: named('a.zip'), contentType: 'application/zip' },
    'ContentTypeNotAllowed',
  ],
];

const types = kontraktModelApp().dataTypes;
const typeNamed = (id: string) => types.find((one) => one.id === id) ?? types[0];

for (const [id, difference, code] of cases) {
  test(`upload rule ${id}`, () => {
    const type = typeNamed('vedlegg');
    expect(type && uploadProblem(type, { ...good, ...difference })?.code).toBe(code);
  });
}

test('F5: a type without a list takes any content type', () => {
  const type = typeNamed('notat');
  const upload = { ...good, contentDisposition: named('x.hva'), contentType: undefined };
  expect(type && uploadProblem(type, upload)).toBeUndefined();
});

const names: readonly (readonly [string, string | undefined])[] = [
  [`attachment; filename="x.txt"; filename*=UTF-8''s%C3%B8knad.txt`, 'søknad.txt'],
  [named('../../etc/a.txt'), '.._.._etc_a.txt'],
  ['attachment; filename=a.txt; size=3', 'a.txt'],
  ['attachment', undefined],
];
for (const [header, name] of names) {
  test(`file name of ${header}`, () => {
    expect(fileNameOf({ contentDisposition: header })).toBe(name);
  });
}

test('a download names the file twice', () => {
  const plain = "attachment; filename=a.txt; filename*=UTF-8''a.txt";
  expect(downloadDisposition('a.txt')).toBe(plain);
  const spaced = `attachment; filename="s_ k.txt"; filename*=UTF-8''s%C3%B8%20k.txt`;
  expect(downloadDisposition('sø k.txt')).toBe(spaced);
});

import { expect, test } from '@playwright/test';
import { readPartHeaders } from './part-headers.ts';

const read = (...lines: string[]): ReturnType<typeof readPartHeaders> =>
  readPartHeaders(Buffer.from(lines.join('\r\n')));

const names: readonly (readonly [
  what: string,
  parameters: string,
  fileName: string | undefined,
])[] = [
  ['quoted', 'name="a"; filename="brev nr 1.pdf"', 'brev nr 1.pdf'],
  ['bare', 'name=a; filename=brev.pdf', 'brev.pdf'],
  ['in another order', 'filename="b.pdf"; name="a"', 'b.pdf'],
  ['without blanks', 'name="a";filename="b.pdf"', 'b.pdf'],
  ['raw UTF-8', 'name="a"; filename="søknad å.pdf"', 'søknad å.pdf'],
  ['extended', 'name=a; filename="b.pdf"; filename*=UTF-8\'\'s%C3%B8k.pdf', 'søk.pdf'],
  ['extended in another charset', "name=a; filename=b.pdf; filename*=ISO-8859-1''s%F8k", 'b.pdf'],
  ['extended and broken', "name=a; filename=b.pdf; filename*=UTF-8''s%F8k", 'b.pdf'],
  ['with signs of its own', `name="a"; filename="a;b,(c)='+%20."`, "a;b,(c)='+%20."],
  ['with escaped quotes', 'name="a"; filename="a\\"b\\\\c\\d"', 'a"b\\c\\d'],
  ['empty', 'name=""; filename=""', ''],
  ['no file', 'name="a"', undefined],
];
for (const [what, parameters, fileName] of names) {
  test(`a file name that is ${what}`, () => {
    const headers = read(`Content-Disposition: form-data; ${parameters}`);
    expect(headers).toBeDefined();
    expect(headers?.fileName).toBe(fileName);
  });
}

test('header names are known in any case and order, and lines go on where they are folded', () => {
  expect(
    read(
      'content-TYPE: application/json',
      'X-Other: 1',
      'CONTENT-disposition: form-data;',
      '\tname=a',
    ),
  ).toEqual({ name: 'a', mediaType: 'application/json' });
});

const broken: readonly (readonly [string, readonly string[]])[] = [
  ['no header', []],
  ['no disposition', ['Content-Type: text/plain']],
  ['another disposition', ['Content-Disposition: attachment; name="a"']],
  ['no name', ['Content-Disposition: form-data; filename="a"']],
  ['an open quote', ['Content-Disposition: form-data; name="a']],
  ['text behind a quote', ['Content-Disposition: form-data; name="a"b']],
  ['a line without a colon', ['Content-Disposition: form-data; name="a"', 'nonsense']],
  ['a line without a name', [': form-data', 'Content-Disposition: form-data; name="a"']],
  ['a bare line feed', ['Content-Disposition: form-data; name="a"\nX: y']],
  ['33 lines', ['Content-Disposition: form-data; name="a"', ...Array<string>(32).fill('X: y')]],
];
for (const [what, lines] of broken) {
  test(`${what} is no header of a part`, () => {
    expect(read(...lines)).toBeUndefined();
  });
}

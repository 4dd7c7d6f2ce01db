import { expect, test } from '@playwright/test';
import { fiksR01FileNames } from './fiks-r01-file-names.ts';
import { beside, judgeSending, type Case, type Made } from './make-sending.ts';

const named = (...names: readonly unknown[]): Made => ({
  change: { dokumenter: names.map((filnavn) => ({ filnavn, mimeType: 'application/pdf' })) },
});
const at = (index: number): string => `/dokumenter/${index}/filnavn`;

const cases: readonly Case[] = [
  ...beside,
  ['one name', {}, []],
  ['different names', named('a.pdf', 'b.pdf', 'å.pdf'), []],
  ['names with every mark that is legal', named(`a +%,;()[]'&=#@!~^{}$.-_ .pdf.`), []],
  ['no documents', { change: { dokumenter: null } }, []],
  ['names that are no text, or empty, belong to the contract', named(null, 7, '', ''), []],
  ['the same name twice', named('a.pdf', 'b.pdf', 'a.pdf'), [`fail | ${at(2)} | a.pdf again`]],
  [
    'names that differ by case alone',
    named('A.pdf', 'a.PDF'),
    [`warn | ${at(1)} | a.PDF, which A.pdf differs from by case or Unicode form alone`],
  ],
  [
    'names that differ by Unicode form alone',
    named('\u00e5.pdf', 'a\u030a.pdf'),
    [`warn | ${at(1)} | a\u030a.pdf, which \u00e5.pdf differs from by case or Unicode form alone`],
  ],
  ['a folder', named('brev/a.pdf'), [`fail | ${at(0)} | / in brev/a.pdf`]],
  ['a folder of Windows', named('brev\\a.pdf'), [`fail | ${at(0)} | \\ in brev\\a.pdf`]],
  ...Array.from('*:"<>|?').map((mark): Case => [
    mark,
    named(`a${mark}.pdf`),
    [`fail | ${at(0)} | ${mark} in a${mark}.pdf`],
  ]),
  ['whatever was answered', { ...named('a/b'), status: 400 }, [`fail | ${at(0)} | / in a/b`]],
];

for (const [name, made, found] of cases) {
  test(`file names: ${name}`, () => {
    expect(judgeSending(fiksR01FileNames, made)).toEqual(found);
  });
}

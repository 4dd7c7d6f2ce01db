import { attachment, pdfFile } from './files.ts';
import { toParts } from './letter.ts';
import { encoded, noPart, parted, replaced, type BrokenForm } from './multipart-cases.ts';
import { shaped } from './multipart-letter.ts';

const whole = ['rejected', 'whole'] as const;
/** Whatever becomes of them, no document is lost (reference fiks 4.5). */
const neverMissing = 'FIKS-REFUSE-017';

/** Broken forms that no document speaks of: what is seen conforms or is a note. */
export const probedForms: readonly BrokenForm[] = [
  {
    requirement: 'FIKS-MULTI-013',
    says: 'with an empty file stores it or is refused',
    or: whole,
    whole: neverMissing,
    cases: (letter, { given }) => [
      {
        says: 'an empty file beside another',
        letter: letter({
          files: [attachment('tom.txt', ''), attachment('eget.txt', given.unique())],
        }),
      },
    ],
  },
  {
    requirement: 'FIKS-MULTI-022',
    whole: neverMissing,
    says: 'whose JSON begins with a byte order mark is taken or refused',
    or: whole,
    cases: parted({ 'a mark': replaced((text) => `\uFEFF${text}`) }),
  },
  {
    requirement: 'FIKS-MULTI-009',
    says: 'with names after RFC 5987 or RFC 2047 understands them or refuses',
    or: whole,
    cases: (letter, { given }) =>
      (['extended', 'encoded-word'] as const).map((filenameQuoting) => {
        const own = letter({ files: [pdfFile('blå bær.pdf', given.unique())] });
        const [json = noPart, file = noPart] = toParts(own);
        return {
          says: filenameQuoting,
          letter: own,
          request: shaped([json, { ...file, filenameQuoting }]),
        };
      }),
  },
  {
    requirement: 'FIKS-MULTI-010',
    says: 'with a name composed in the JSON and decomposed in its part, or the other way, loses no file',
    or: whole,
    cases: (letter, { given }) =>
      (['NFC', 'NFD'] as const).map((form) => {
        const own = letter({ files: [pdfFile('blå.pdf'.normalize(form), given.unique())] });
        const [json = noPart, file = noPart] = toParts(own);
        const filename = 'blå.pdf'.normalize(form === 'NFC' ? 'NFD' : 'NFC');
        return {
          says: `${form} in the JSON`,
          letter: own,
          request: shaped([json, { ...file, filename }]),
        };
      }),
  },
  {
    requirement: 'FIKS-MULTI-011',
    says: 'with a filename in another case is refused',
    or: [],
    cases: parted({
      'upper case': (json, first, second) => [json, { ...first, filename: 'VEDTAK.pdf' }, second],
    }),
  },
  {
    requirement: 'FIKS-MULTI-026',
    whole: neverMissing,
    says: 'whose lines end with line feeds alone is refused',
    or: [],
    cases: encoded({ 'line feeds': (letter) => shaped(toParts(letter), { lineEnd: '\n' }) }),
  },
  {
    requirement: 'FIKS-MULTI-029',
    whole: neverMissing,
    says: 'as multipart/mixed is refused',
    or: [],
    status: /^refused with 4(00|15)$/,
    cases: encoded({
      mixed: (letter) => shaped(toParts(letter), { mediaType: 'multipart/mixed' }),
    }),
  },
];

import { streamMultipart, type MultipartPart, type MultipartShape } from '#environments';
import { pdfFile } from './files.ts';
import { toParts, type Letter, type LetterFile } from './letter.ts';
import { changedParts, shaped, threeFiles, type PartChange } from './multipart-letter.ts';
import type { FiksContext } from '../bench/scenario.ts';
import type { GoodCase } from '../claims/verify-taken.ts';

/** Forms of multipart that a requirement says are understood. */
export interface MultipartForm {
  readonly requirement: string;
  /** Completes "POST forsendelser takes …". */
  readonly says: string;
  readonly cases: (context: FiksContext) => readonly GoodCase[];
}

function changed(
  context: FiksContext,
  rows: Readonly<Record<string, PartChange>>,
): readonly GoodCase[] {
  return Object.entries(rows).map(([says, change]) => {
    const letter = threeFiles(context);
    return { says, letter, request: shaped(changedParts(letter, change)) };
  });
}

function bounded(
  context: FiksContext,
  rows: Readonly<Record<string, Partial<MultipartShape>>>,
): readonly GoodCase[] {
  return Object.entries(rows).map(([says, shape]) => {
    const letter = threeFiles(context);
    return { says, letter, request: shaped(toParts(letter), shape) };
  });
}

function named({ given }: FiksContext, names: readonly string[]): Letter {
  const files = names.map((name, at) => pdfFile(name, `${at} ${given.unique()}`));
  return given.letter({ files });
}

const typed = (contentType: string): PartChange => ({ json: { contentType } });

const partName = (name: (at: number, file: LetterFile) => string): PartChange => ({
  file: (part, at, file) => ({ ...part, name: name(at, file) }),
});

/** Names that a form must carry as they are: R1 forbids none of these signs (reference fiks 4.3). */
const signs = [
  'to ord.pdf',
  'a+b.pdf',
  '100%25.pdf',
  'a,b;c.pdf',
  "(a)[b]{c} d'e.pdf",
  'punktum.pdf.',
];

/** All boundary characters of RFC 2046 5.1.1 in two boundaries; a space does not stand last. */
const boundaries = [
  "0123456789'()+_,-./:=? abcdefghijklmnopqrstuvwxyz",
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789-abcdefghijklmnopqrstuvwxyz-01234',
];

const upper = (part: MultipartPart): MultipartPart => ({
  ...part,
  headers: [
    ['CONTENT-TYPE', part.contentType ?? 'application/octet-stream'],
    [
      'content-disposition',
      `form-data; name="${part.name ?? ''}"${part.filename === undefined ? '' : `; filename="${part.filename}"`}`,
    ],
  ],
});

/** Forms that must or should be understood (reference fiks 4.1, 4.3). */
export const multipartForms: readonly MultipartForm[] = [
  {
    requirement: 'FIKS-MULTI-001',
    says: 'the JSON first and then a part per document in their order',
    cases: (context) => [{ says: 'three files', letter: threeFiles(context) }],
  },
  {
    requirement: 'FIKS-MULTI-003',
    says: 'JSON called application/json, with and without charset, and JSON without a media type',
    cases: (context) => [
      ...changed(context, {
        'application/json': typed('application/json'),
        'with charset': typed('application/json; charset=utf-8'),
        'in upper case': typed('APPLICATION/JSON;CHARSET=UTF-8'),
      }),
      untyped(context),
    ],
  },
  {
    requirement: 'FIKS-MULTI-004',
    says: 'JSON called text/plain',
    cases: (context) =>
      changed(context, {
        'text/plain': typed('text/plain'),
        'with charset': typed('text/plain;charset=UTF-8'),
      }),
  },
  {
    requirement: 'FIKS-MULTI-005',
    says: 'file parts of any name',
    cases: (context) =>
      changed(context, {
        'one name for all': partName(() => 'filer'),
        'names of v3': partName(() => 'dokumenter'),
        'numbers from one': partName((at) => `name${at + 1}`),
        'numbers in reverse': partName((at) => `filer_${9 - at}`),
        'the name of the file': partName((_, { filnavn }) => filnavn),
        "another file's name": partName((at) => ['beregning.pdf', 'vedtak.pdf'][at] ?? 'notat.txt'),
        'empty names': partName(() => ''),
      }),
  },
  {
    requirement: 'FIKS-MULTI-006',
    says: 'file parts as octet-stream, under their own media type and under another',
    cases: (context) =>
      changed(context, {
        'octet-stream': {},
        'their own': { file: (part, _, { mimeType }) => ({ ...part, contentType: mimeType }) },
        swapped: {
          file: (part, _, { mimeType }) => ({
            ...part,
            contentType: mimeType === 'text/plain' ? 'application/pdf' : 'text/plain',
          }),
        },
      }),
  },
  {
    requirement: 'FIKS-MULTI-007',
    says: 'signs in file names and keeps them',
    cases: (context) => [{ says: signs.join(' '), letter: named(context, signs) }],
  },
  {
    requirement: 'FIKS-MULTI-008',
    says: 'æ, ø and å in file names and keeps them',
    cases: (context) => [
      { says: 'UTF-8', letter: named(context, ['Søknad på blåbær.pdf', 'ÆØÅ æøå.pdf']) },
    ],
  },
  {
    requirement: 'FIKS-MULTI-030',
    says: 'a body of known length and one in chunks',
    cases: (context) => [
      { says: 'with Content-Length', letter: threeFiles(context) },
      chunked(context),
    ],
  },
  {
    requirement: 'FIKS-MULTI-031',
    says: 'quoted boundaries and every boundary character',
    cases: (context) =>
      bounded(context, {
        quoted: { boundaryParameter: 'quoted' },
        'of one character': { boundary: 'x' },
        ...Object.fromEntries(
          boundaries.map((boundary) => [boundary, { boundary, boundaryParameter: 'quoted' }]),
        ),
      }),
  },
  {
    requirement: 'FIKS-MULTI-032',
    says: 'part headers in any case, a preamble and an epilogue',
    cases: (context) => [
      ...bounded(context, {
        'a preamble': { preamble: 'This is a message in parts.\r\n' },
        'an epilogue': { epilogue: 'The end.\r\n' },
      }),
      headersIn(context),
    ],
  },
];

function untyped(context: FiksContext): GoodCase {
  const letter = threeFiles(context);
  const [json, ...files] = toParts(letter);
  const { contentType: _, ...bare } = json ?? { body: '' };
  return { says: 'no media type', letter, request: shaped([bare, ...files]) };
}

function chunked(context: FiksContext): GoodCase {
  const letter = threeFiles(context);
  return { says: 'in chunks', letter, request: streamMultipart(toParts(letter)) };
}

function headersIn(context: FiksContext): GoodCase {
  const letter = threeFiles(context);
  return { says: 'headers in other cases', letter, request: shaped(toParts(letter).map(upper)) };
}

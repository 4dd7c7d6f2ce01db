import type { BrokenCase, MakeCases } from '../claims/verify-broken.ts';
import { signingFields } from './every-field.ts';
import { pdfFile } from './files.ts';
import type { LetterFile } from './letter.ts';
import { changedParts, shaped } from './multipart-letter.ts';
import type { FiksContext } from '../bench/scenario.ts';

type Members = Readonly<Record<string, unknown>>;

/** One case per change of the fields of a letter with one PDF. */
export const fielded =
  (rows: (context: FiksContext) => Readonly<Record<string, Members>>): MakeCases =>
  (letter, context) =>
    Object.entries(rows(context)).map(([says, fields]) => ({ says, letter: letter({ fields }) }));

/** One case per list of files. */
export const filed =
  (rows: (text: string) => Readonly<Record<string, readonly LetterFile[]>>): MakeCases =>
  (letter, { given }) =>
    Object.entries(rows(given.unique())).map(([says, files]) => ({
      says,
      letter: letter({ files }),
    }));

/** One case per change of a complete signing assignment; `undefined` leaves a field out. */
export const assigned =
  (rows: (context: FiksContext) => Readonly<Record<string, Members>>): MakeCases =>
  (letter, context) =>
    Object.entries(rows(context)).map(([says, changed]): BrokenCase => {
      const { given } = context;
      const fields = { ...signingFields(given), ...changed };
      const files = [pdfFile('avtale.pdf', given.unique(), { skalSigneres: true })];
      return { says, letter: letter({ to: 'recipientAltinn', fields, files }) };
    });

const forbidden = ['*', ':', '"', '\\', '/', '<', '>', '|', '?'];

/** Forbidden signs, quotes escaped by a backslash and as browsers write them. */
export const forbiddenNames: MakeCases = (letter, { given }) =>
  forbidden.flatMap((sign) => {
    const quotings = sign === '"' ? (['quoted', 'percent'] as const) : (['quoted'] as const);
    return quotings.map((filenameQuoting): BrokenCase => {
      const named = letter({ files: [pdfFile(`a${sign}b.pdf`, given.unique())] });
      const parts = changedParts(named, { file: (part) => ({ ...part, filenameQuoting }) });
      return { says: `${sign} ${filenameQuoting}`, letter: named, request: shaped(parts) };
    });
  });

/** A text that nothing keeps out of print. */
export function printable(filnavn: string, body: string): LetterFile {
  return { filnavn, mimeType: 'text/plain', body: Buffer.from(body) };
}

/** An object without a member. */
export function without(members: Members, name: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([own]) => own !== name));
}

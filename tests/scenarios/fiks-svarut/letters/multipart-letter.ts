import { encodeMultipart, type MultipartPart, type MultipartShape } from '#environments';
import { attachment, pdfFile } from './files.ts';
import type { FiksRequest } from '../bench/fiks-bench.ts';
import { toForsendelse, toParts, type Letter, type LetterFile } from './letter.ts';
import type { FiksContext } from '../bench/scenario.ts';

/** Changes the part of a letter's JSON, or each part of its files. */
export interface PartChange {
  readonly json?: Partial<MultipartPart>;
  readonly file?: (part: MultipartPart, at: number, file: LetterFile) => MultipartPart;
}

/** The parts of a letter, changed. */
export function changedParts(letter: Letter, change: PartChange): readonly MultipartPart[] {
  const [json, ...files] = toParts(letter);
  const { file = (part) => part } = change;
  const described = letter.files.map((one, at) => file(files[at] ?? { body: one.body }, at, one));
  return [{ ...json, body: JSON.stringify(toForsendelse(letter)), ...change.json }, ...described];
}

/** The request of a letter in a shape of its own. */
export function shaped(
  parts: readonly MultipartPart[],
  shape: Partial<MultipartShape> = {},
): FiksRequest {
  return encodeMultipart({ parts, ...shape });
}

/** A letter of two PDFs and a text, in an order that is not that of their names. */
export function threeFiles({ given }: FiksContext): Letter {
  const text = given.unique();
  const files = [
    pdfFile('vedtak.pdf', `vedtak ${text}`),
    attachment('notat.txt', `notat ${text}`),
    pdfFile('beregning.pdf', `beregning ${text}`),
  ];
  return given.letter({ files });
}

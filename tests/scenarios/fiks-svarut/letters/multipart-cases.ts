import type { BrokenCase, BrokenTerms, MakeCases, MakeLetter } from '../claims/verify-broken.ts';
import { pdfFile } from './files.ts';
import type { FiksRequest } from '../bench/fiks-bench.ts';
import { toParts, type Letter } from './letter.ts';
import { shaped } from './multipart-letter.ts';
import type { FiksContext } from '../bench/scenario.ts';

/** Bodies that break the form of send in one way, and what may become of them (reference fiks 4.5). */
export interface BrokenForm extends Pick<BrokenTerms, 'or' | 'status' | 'whole'> {
  readonly requirement: string;
  /** Completes "POST forsendelser …". */
  readonly says: string;
  readonly cases: MakeCases;
}

type Parts = ReturnType<typeof toParts>;
type Part = Parts[number];

/** Stands where a letter has no such part. */
export const noPart: Part = { body: '' };

/** A letter of two PDFs. */
function twoFiles(letter: MakeLetter, { given }: FiksContext): Letter {
  const text = given.unique();
  return letter({
    files: [pdfFile('vedtak.pdf', `vedtak ${text}`), pdfFile('kart.pdf', `kart ${text}`)],
  });
}

/** One case per way to make other parts of those of a letter of two files. */
export function parted(
  rows: Readonly<Record<string, (json: Part, first: Part, second: Part) => Parts>>,
): MakeCases {
  return encoded(
    Object.fromEntries(
      Object.entries(rows).map(([says, change]) => [
        says,
        (letter: Letter) => {
          const [json = noPart, first = noPart, second = noPart] = toParts(letter);
          return shaped(change(json, first, second));
        },
      ]),
    ),
  );
}

/** One case per way to encode a letter of two files. */
export function encoded(
  rows: Readonly<Record<string, (letter: Letter) => FiksRequest>>,
): MakeCases {
  return (letter, context) =>
    Object.entries(rows).map(([says, encode]): BrokenCase => {
      const whole = twoFiles(letter, context);
      return { says, letter: whole, request: encode(whole) };
    });
}

/** For `parted`: another text of the JSON. */
export function replaced(change: (text: string) => string): (json: Part, ...files: Parts) => Parts {
  return (json, ...files) => [{ ...json, body: change(String(json.body)) }, ...files];
}

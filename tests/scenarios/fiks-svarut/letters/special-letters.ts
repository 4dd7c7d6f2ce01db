import { idOfSent } from '../bench/fiks-bench.ts';
import type { LetterOptions, SentLetter } from '../bench/given.ts';
import { signingFields } from './every-field.ts';
import { pdfFile } from './files.ts';
import type { FiksContext } from '../bench/scenario.ts';

/** A letter whose file says it is a PDF and is none: what builds the letter finds out, unless the service does at once (reference fiks 3.3). */
export async function sentUnsound(
  { given, bench }: FiksContext,
  { files, ...options }: LetterOptions,
): Promise<SentLetter> {
  const [file] = files ?? given.letter(options).files;
  const body = Buffer.from('ingen PDF');
  const letter = given.letter({ ...options, files: file === undefined ? [] : [{ ...file, body }] });
  const sentMs = Date.now();
  const answer = await given.post(letter);
  const id = idOfSent(answer);
  if (id !== undefined) return { id, letter, sentMs, answeredMs: Date.now() };
  if (answer.status === 400) bench.untested('the service refuses unsound files at once');
  return bench.inconclusive(`no forsendelse to go on with: send answered ${answer.status}`);
}

/** What makes a recipient's system fetch a forsendelse: the type that it is registered for. */
export function toSystem({ on }: FiksContext): Readonly<Record<string, unknown>> {
  return { forsendelsestype: on.parameter('systemType') };
}

/** A letter with a document to sign within so many days, by a person; the answer goes to an organisation (reference fiks 3.1, R4). */
export function toSign({ given }: FiksContext, days = 14): LetterOptions {
  return {
    to: 'recipientAltinn',
    fields: signingFields(given, days * 24),
    files: [pdfFile('avtale.pdf', given.unique(), { skalSigneres: true })],
  };
}

import { verifyArrived } from './claims/verify-arrived.ts';
import { attachment, pdfFile } from './letters/files.ts';
import type { LetterFile } from './letters/letter.ts';
import { findPatiently } from './bench/lookup.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';

// Connections that are cut: a client that hangs up may never learn the id of what was taken (reference fiks 2.3).

/** Half of the body lies inside the second file, or behind it. */
const halves: Readonly<Record<string, (text: string) => readonly LetterFile[]>> = {
  'inside a file': (text) => [pdfFile('brev.pdf', text), big('vedlegg.txt', text)],
  'behind a whole file': (text) => [
    big('vedlegg.txt', text),
    big('mer.txt', text),
    pdfFile('brev.pdf', text),
    big('mest.txt', text),
  ],
};

function big(filnavn: string, text: string): LetterFile {
  return attachment(filnavn, `${filnavn} ${text}\n`.repeat(8000));
}

for (const [where, files] of Object.entries(halves))
  scenario(
    `POST forsendelser that is cut off ${where} makes no forsendelse, or one that is rejected`,
    { requirement: 'FIKS-DUP-007' },
    async (context) => {
      const { on, given, life } = context;
      const reference = given.unique();
      const fields = { eksternReferanse: reference };
      const letter = given.letter({ fields, files: files(given.unique()) });
      await given.post(letter, { hangUp: 'mid-body' });
      const { exchange, ids } = await findPatiently(context, reference);
      on.conform(exchange, { status: [200, 404] });
      const statuses: string[] = [];
      for (const id of own(context, ids)) statuses.push((await life.settled(id)).status);
      on.verify('what is found of it is rejected', {
        actual: statuses.filter((status) => !/^(AVVIST|FEILET_UNDER_MOTTAK)$/.test(status)),
        expected: [],
        exchange,
      });
    },
  );

scenario(
  'GET forsendelser by reference tells whether a forsendelse arrived whose reply was lost',
  { requirement: 'FIKS-DUP-008' },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const files = [pdfFile('brev.pdf', reference), big('vedlegg.txt', reference)];
    const letter = given.letter({ fields: { eksternReferanse: reference }, files });
    await given.post(letter, { hangUp: 'before-answer' });
    const { exchange, ids } = await findPatiently(context, reference);
    // Whether a lookup that finds nothing is 200 or 404 is no matter of lost replies (FIKS-REF-004).
    on.conform(exchange, { status: [200, 404] });
    on.verify('it is found once at most', { actual: ids.length, expected: atMostOne, exchange });
    for (const id of own(context, ids)) await verifyArrived(context, { id, letter });
  },
);

scenario(
  'POST forsendelser again after a lost reply leaves one forsendelse at least',
  { requirement: 'FIKS-DUP-009' },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const letter = given.letter({ fields: { eksternReferanse: reference } });
    await given.post(letter, { hangUp: 'before-answer' });
    const again = await given.post(letter);
    on.conform(again, { status: [200, 400] });
    const { exchange, ids } = await findPatiently(context, reference);
    on.verify('the lookup finds it', { actual: ids.length, expected: oneOrTwo, exchange });
    for (const id of own(context, ids)) await verifyArrived(context, { id, letter });
  },
);

function atMostOne(count: unknown): boolean {
  return count === 0 || count === 1;
}

function oneOrTwo(count: unknown): boolean {
  return count === 1 || count === 2;
}

/** No answer told of these: their documents are deleted all the same. */
function own({ on }: FiksContext, ids: readonly string[]): readonly string[] {
  for (const id of ids) on.own(id);
  return ids;
}

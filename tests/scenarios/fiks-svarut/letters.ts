import { postalAddress, type LetterOptions } from './given.ts';
import { pdf, type LetterFile } from './letter.ts';
import type { FiksContext } from './scenario.ts';

/** A file that says it is a PDF and is none: what builds the letter finds out (reference fiks 3.3). */
export const unsoundPdf: readonly LetterFile[] = [
  { filnavn: 'brev.pdf', mimeType: 'application/pdf', body: Buffer.from('ingen PDF') },
];

/** What makes a recipient's system fetch a forsendelse: the type that it is registered for. */
export function toSystem({ on }: FiksContext): Readonly<Record<string, unknown>> {
  return { forsendelsestype: on.parameter('systemType') };
}

const dayMs = 86_400_000;

/** A letter with a document to sign within so many days, by a person; the answer goes to an organisation (reference fiks 3.1, R4). */
export function toSign(context: FiksContext, days = 14): LetterOptions {
  const { on, given } = context;
  return {
    to: 'recipientAltinn',
    fields: {
      signaturType: 'AUTENTISERT_SIGNATUR',
      signeringUtloper: new Date(Date.now() + days * dayMs).toISOString(),
      krevNiva4Innlogging: false,
      svarSendesTil: { ...postalAddress, digitalId: on.parameter('replyOrganisation') },
    },
    files: [
      {
        filnavn: 'avtale.pdf',
        mimeType: 'application/pdf',
        body: pdf(given.unique()),
        more: { skalSigneres: true },
      },
    ],
  };
}

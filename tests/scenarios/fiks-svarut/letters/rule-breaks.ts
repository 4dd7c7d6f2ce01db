import type { BrokenTerms, MakeCases } from '../claims/verify-broken.ts';
import { inHours, replyAddress, signingFields } from './every-field.ts';
import { attachment, pdfFile, protectedPdf } from './files.ts';
import { postalAddress } from '../bench/given.ts';
import type { LetterFile } from './letter.ts';
import { assigned, fielded, filed, forbiddenNames, printable, without } from './rule-cases.ts';

/** Letters that break one of the rules R1-R12, and what may become of them (reference fiks 3.1). */
export interface RuleBreak extends Pick<BrokenTerms, 'or'> {
  readonly requirement: string;
  /** Completes "POST forsendelser …". */
  readonly says: string;
  readonly cases: MakeCases;
}

/** Every rule that the service should hold, in the order of its requirements. */
export const ruleBreaks: readonly RuleBreak[] = [
  {
    requirement: 'FIKS-REFUSE-001',
    says: 'with one name twice, or a forbidden sign in a name, is refused or rejected',
    or: ['rejected'],
    cases: (letter, context) => [
      ...filed((unique) => ({
        'one name twice': [pdfFile('brev.pdf', `${unique} 1`), pdfFile('brev.pdf', `${unique} 2`)],
        'names that differ by case': [
          pdfFile('brev.pdf', `${unique} 1`),
          pdfFile('BREV.pdf', `${unique} 2`),
        ],
        'a folder': [pdfFile('mappe/brev.pdf', unique)],
      }))(letter, context),
      ...forbiddenNames(letter, context),
    ],
  },
  {
    requirement: 'FIKS-REFUSE-002',
    says: 'with a printable file that is no PDF is refused or rejected',
    or: ['rejected'],
    cases: filed((unique) => ({
      alone: [printable('notat.txt', unique)],
      'beside a PDF': [pdfFile('brev.pdf', unique), printable('notat.txt', unique)],
    })),
  },
  {
    requirement: 'FIKS-REFUSE-003',
    says: 'with two documents to sign, or one that is no PDF, is refused, rejected or not to be signed',
    or: ['rejected', 'unsigned'],
    cases: (letter, { given }) => {
      const signed = { skalSigneres: true };
      const unique = given.unique();
      const notPdf = attachment('avtale.txt', unique);
      const files: Readonly<Record<string, readonly LetterFile[]>> = {
        two: [pdfFile('a.pdf', `${unique} 1`, signed), pdfFile('b.pdf', `${unique} 2`, signed)],
        'a text': [{ ...notPdf, more: { ...notPdf.more, ...signed } }],
      };
      return Object.entries(files).map(([says, own]) => ({
        says,
        letter: letter({ to: 'recipientAltinn', fields: signingFields(given), files: own }),
      }));
    },
  },
  {
    requirement: 'FIKS-REFUSE-004',
    says: 'with an incomplete signing assignment is refused, rejected or not to be signed',
    or: ['rejected', 'unsigned'],
    cases: assigned(({ given }) => ({
      'no signaturType': { signaturType: undefined },
      'no signeringUtloper': { signeringUtloper: undefined },
      'a deadline in the past': { signeringUtloper: inHours(-1) },
      'a deadline within a day': { signeringUtloper: inHours(23) },
      'an organisation as recipient': { mottaker: given.recipient('replyOrganisation') },
      'nobody to sign': { mottaker: postalAddress },
      'no reply address': { svarSendesTil: undefined },
      'a person to answer to': { svarSendesTil: given.recipient('recipientPrint') },
    })),
  },
  {
    requirement: 'FIKS-REFUSE-006',
    says: 'that may be printed without a postal address is refused or rejected',
    or: ['rejected'],
    cases: fielded(({ given }) => ({
      'no poststed': { mottaker: without(given.recipient('recipientPrint'), 'poststed') },
      'no postnummer': { mottaker: without(given.recipient('recipientPrint'), 'postnummer') },
      'neither, and no digitalId': { mottaker: { navn: postalAddress.navn } },
    })),
  },
  {
    requirement: 'FIKS-REFUSE-007',
    says: 'with a name as postnummer is refused or rejected',
    or: ['rejected'],
    cases: fielded(({ given }) => ({
      swapped: {
        mottaker: {
          ...given.recipient('recipientPrint'),
          postnummer: postalAddress.poststed,
          poststed: postalAddress.postnummer,
        },
      },
    })),
  },
  {
    requirement: 'FIKS-REFUSE-008',
    says: 'with a link for answers but no organisation to answer to is refused or rejected',
    or: ['rejected'],
    cases: fielded(({ given }) => ({
      'no reply address': { svarPaForsendelseLink: true },
      'a reply address without digitalId': {
        svarPaForsendelseLink: true,
        svarSendesTil: postalAddress,
      },
      'a person': { svarPaForsendelseLink: true, svarSendesTil: given.recipient('recipientPrint') },
    })),
  },
  {
    requirement: 'FIKS-REFUSE-009',
    says: 'with a reply address that is no full postal address is refused or rejected',
    or: ['rejected'],
    cases: fielded(({ given }) => ({
      'no poststed': { svarSendesTil: without(replyAddress(given), 'poststed') },
      'a name alone': { svarSendesTil: { navn: postalAddress.navn } },
    })),
  },
  {
    requirement: 'FIKS-REFUSE-010',
    says: 'that demands level 4 without encryption is refused or rejected',
    or: ['rejected'],
    cases: fielded(() => ({ 'level 4': { krevNiva4Innlogging: true } })),
  },
  {
    requirement: 'FIKS-REFUSE-011',
    says: 'with a printable PDF behind a password is refused or rejected',
    or: ['rejected'],
    cases: filed((unique) => ({
      alone: [{ filnavn: 'laast.pdf', mimeType: 'application/pdf', body: protectedPdf(unique) }],
      'beside another': [
        pdfFile('brev.pdf', unique),
        { filnavn: 'laast.pdf', mimeType: 'application/pdf', body: protectedPdf(`${unique} 2`) },
      ],
    })),
  },
  {
    requirement: 'FIKS-REFUSE-013',
    says: 'with a giro page 0 or behind the last is refused or rejected',
    or: ['rejected'],
    cases: filed((unique) => ({
      'page 0': [pdfFile('brev.pdf', unique, { giroarkSider: [0] })],
      'page 2 of 1': [pdfFile('brev.pdf', unique, { giroarkSider: [2] })],
    })),
  },
  {
    requirement: 'FIKS-REFUSE-014',
    says: 'with a link whose url is none is refused or rejected',
    or: ['rejected'],
    cases: fielded(() => ({
      'a word': { lenker: [{ url: 'ikke en adresse', tekst: 'x' }] },
      'no host': { lenker: [{ url: 'https://', tekst: 'x' }] },
    })),
  },
  {
    requirement: 'FIKS-REFUSE-015',
    says: 'with a digitalId of neither 9 nor 11 digits is refused or rejected',
    or: ['rejected'],
    cases: fielded(() => ({
      '8 digits': { mottaker: { ...postalAddress, digitalId: '31470010' } },
      '10 digits': { mottaker: { ...postalAddress, digitalId: '3147001041' } },
      letters: { mottaker: { ...postalAddress, digitalId: 'samsvar' } },
    })),
  },
];

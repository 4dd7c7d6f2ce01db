import { verifyBroken, verifyNothingLeft } from './claims/verify-broken.ts';
import { inHours, replyAddress, signingFields } from './letters/every-field.ts';
import { attachment, pdfFile } from './letters/files.ts';
import type { LetterOptions } from './bench/given.ts';
import { postalAddress } from './bench/given.ts';
import { fateOf } from './claims/fate.ts';
import { ruleBreaks } from './letters/rule-breaks.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { verifyTaken } from './claims/verify-taken.ts';

// What the service does with a forsendelse that breaks one of the rules R1-R12, or just keeps it (reference fiks 3.1).

const common = {
  atOnce: 'FIKS-REFUSE-016',
  whole: 'FIKS-REFUSE-017',
  left: 'FIKS-REFUSE-018',
} as const;

for (const { requirement, says, cases, or } of ruleBreaks)
  scenario(
    `POST forsendelser ${says}`,
    { requirement: [requirement, ...Object.values(common)] },
    async (context) => verifyBroken(context, { ...common, or }, cases),
  );

scenario(
  'POST forsendelser purely digital without digitalId is never printed',
  { requirement: ['FIKS-REFUSE-005', common.left] },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const letter = given.letter({
      fields: { kunDigitalLevering: true, mottaker: postalAddress, eksternReferanse: reference },
    });
    const fate = await fateOf(context, await given.post(letter, { deliberatelyInvalid: true }));
    on.verify('it is refused with 400, rejected or not delivered', {
      actual: 'id' in fate ? fate.status : `answered ${fate.answer.status}`,
      expected: /^(AVVIST|FEILET_UNDER_MOTTAK|IKKE_LEVERT|answered 400)$/,
      exchange: fate.answer,
    });
    const taken = 'id' in fate ? [fate.id] : [];
    await verifyNothingLeft(context, { reference, taken, requirement: common.left });
  },
);

scenario(
  'POST forsendelser that keeps every rule by a narrow margin is taken',
  { requirement: 'FIKS-REFUSE-019' },
  async (context) => {
    const cases = Object.entries(narrow(context)).map(([says, options]) => ({
      says,
      letter: context.given.letter(options),
    }));
    await verifyTaken(context, cases, { isKept: true });
  },
);

function narrow({ given, on }: FiksContext): Readonly<Record<string, LetterOptions>> {
  const organisation = on.parameter('replyOrganisation');
  const text = given.unique();
  const toSign = [pdfFile('avtale.pdf', text, { skalSigneres: true }), pdfFile('b.pdf', text)];
  return {
    'R1: names that differ in one letter': {
      files: [pdfFile('brev-1.pdf', `${text} 1`), pdfFile('brev-2.pdf', `${text} 2`)],
    },
    'R2: a text kept out of print': {
      files: [pdfFile('brev.pdf', text), attachment('notat.txt', text)],
    },
    'R2: a text in a purely digital one': {
      to: 'recipientAltinn',
      fields: { kunDigitalLevering: true },
      files: [{ filnavn: 'notat.txt', mimeType: 'text/plain', body: Buffer.from(text) }],
    },
    'R3, R4: one of two PDFs to sign, ten minutes more than a day ahead': {
      to: 'recipientAltinn',
      fields: { ...signingFields(given), signeringUtloper: inHours(24 + 1 / 6) },
      files: toSign,
    },
    'R5: a purely digital one with a digitalId and no address': {
      fields: {
        kunDigitalLevering: true,
        mottaker: { navn: postalAddress.navn, digitalId: on.parameter('recipientAltinn') },
      },
    },
    'R6: an address abroad without postnummer': {
      fields: {
        mottaker: {
          navn: postalAddress.navn,
          adresselinje1: 'Testgatan 1',
          poststed: '111 22 Stockholm',
          land: 'Sverige',
        },
      },
    },
    'R7: a link for answers to an organisation': {
      fields: { svarPaForsendelseLink: true, svarSendesTil: replyAddress(given) },
    },
    'R7: a reply address without digitalId, and no link': {
      fields: { svarSendesTil: postalAddress },
    },
    'R10: the first page on giro paper': {
      files: [pdfFile('brev.pdf', text, { giroarkSider: [1] })],
    },
    'R11: links with port, query, fragment and escaped signs': {
      fields: {
        lenker: ['http://example.com:8080/a%20b?c=d&e=f#g', 'https://[2001:db8::1]/'].map(
          (url) => ({ url, tekst: 'Lenke' }),
        ),
      },
    },
    'R12: an organisation': { fields: { mottaker: { ...postalAddress, digitalId: organisation } } },
  };
}

import { verifyBroken, type MakeCases } from './claims/verify-broken.ts';
import { pdfFile } from './letters/files.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { verifyTaken } from './claims/verify-taken.ts';

// Limits, required members and types of what is sent (reference fiks 3.1).

/** A text of so many characters. */
const long = (count: number, of = 'a'): string => of.repeat(count);

/** Texts with a limit, and a text of that length. */
const limited = { tittel: 1000, avgivendeSystem: 100, forsendelsestype: 100, korrelasjonsid: 100 };

const links = (count: number): Record<string, unknown> => ({
  lenker: Array.from({ length: count }, (_, at) => ({
    url: `https://example.com/${at}`,
    tekst: `Lenke ${at}`,
  })),
});

scenario(
  'POST forsendelser takes values at their limits and keeps them',
  { requirement: 'FIKS-SEND-006' },
  async (context) => {
    const { on, given } = context;
    const { avgivendeSystem } = atLimits();
    const reference = given.unique().padEnd(100, '.');
    const fields = { ...atLimits(), eksternReferanse: reference, ...links(5) };
    const name = `${long(222)}.pdf`;
    const [id] = await verifyTaken(
      context,
      [
        {
          says: 'everything at its limit',
          letter: given.letter({ fields, files: [pdfFile(name, given.unique())] }),
        },
        ...konteringskoder.map((konteringskode) => ({
          says: `konteringskode ${konteringskode}`,
          letter: given.letter({ fields: { konteringskode } }),
        })),
      ],
      { isKept: true },
    );
    const found = await on.send('finnForsendelserKnyttetTilEksternRefMedMetadata', {
      query: { eksternRef: reference },
    });
    on.verify('the lookup finds it by all of its reference, and tells all of its system', {
      actual: found.json(),
      expected: { forsendelser: [{ id: id ?? 'none', avgivendeSystem }] },
      exchange: found,
    });
  },
);

function atLimits(): Readonly<Record<keyof typeof limited, string>> {
  const texts = Object.entries(limited).map(([name, count]) => [name, long(count, 'å')]);
  return Object.fromEntries(texts) as Readonly<Record<keyof typeof limited, string>>;
}

/** Every legal character, 20 at a time. */
const konteringskoder =
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.øæåØÆÅ'.match(/.{1,20}/g) ?? [];

const refusedOrRejected = { or: ['rejected'], left: 'FIKS-REFUSE-018' } as const;

/** What is wrong, by name: members of the forsendelse, or of its one document. */
type Wrong = Readonly<Record<string, { fields?: Members; document?: Members }>>;
type Members = Readonly<Record<string, unknown>>;

const toCases =
  (wrong: (context: FiksContext) => Wrong): MakeCases =>
  (letter, context) =>
    Object.entries(wrong(context)).map(([says, { fields = {}, document = {} }]) => {
      const file = pdfFile('brev.pdf', context.given.unique(), document);
      return { says, letter: letter({ fields, files: 'dokumenter' in fields ? [] : [file] }) };
    });

scenario(
  'POST forsendelser with a value beyond its limit is refused or rejected',
  { requirement: ['FIKS-SEND-007', 'FIKS-REFUSE-018'] },
  async (context) => {
    await verifyBroken(context, refusedOrRejected, (letter, own) => [
      ...toCases(() => beyond)(letter, own),
      {
        says: 'a file name of 227 characters',
        letter: letter({ files: [pdfFile(`${long(223)}.pdf`, own.given.unique())] }),
      },
    ]);
  },
);

const beyond: Wrong = {
  ...Object.fromEntries(
    Object.entries(limited).map(([name, count]) => [
      `${name} of ${count + 1} characters`,
      { fields: { [name]: long(count + 1) } },
    ]),
  ),
  'eksternReferanse of 101 characters': { fields: { eksternReferanse: long(101) } },
  'konteringskode of 21 characters': { fields: { konteringskode: long(21) } },
  'konteringskode with a space': { fields: { konteringskode: 'a b' } },
  'konteringskode with é': { fields: { konteringskode: 'é' } },
  'six links': { fields: links(6) },
};

scenario(
  'POST forsendelser without a required member is refused or rejected',
  { requirement: ['FIKS-SEND-008', 'FIKS-REFUSE-018'] },
  async (context) => verifyBroken(context, refusedOrRejected, toCases(lacking)),
);

function lacking({ given }: FiksContext): Wrong {
  const { navn: _, ...nameless } = given.recipient('recipientPrint');
  return {
    'no title': { fields: { tittel: undefined } },
    'no recipient': { fields: { mottaker: undefined } },
    'no name of the recipient': { fields: { mottaker: nameless } },
    'no name of the reply address': { fields: { svarSendesTil: nameless } },
    'no filnavn': { document: { filnavn: undefined } },
    'no mimeType': { document: { mimeType: undefined } },
    'no url of a link': { fields: { lenker: [{ tekst: 'Les mer' }] } },
    'no text of a link': { fields: { lenker: [{ url: 'https://example.com/' }] } },
    'no key of metadata': { document: { ekstraMetadata: [{ value: 'x' }] } },
    'no value of metadata': { document: { ekstraMetadata: [{ key: 'x' }] } },
  };
}

scenario(
  'POST forsendelser with a value of another type or format is refused or rejected',
  { requirement: ['FIKS-SEND-009', 'FIKS-REFUSE-018'] },
  async (context) => verifyBroken(context, refusedOrRejected, toCases(mistyped)),
);

function mistyped({ given }: FiksContext): Wrong {
  return {
    'a title that is an object': { fields: { tittel: { a: 1 } } },
    'a recipient that is a text': { fields: { mottaker: 'Samsvar' } },
    'a recipient that is a list': { fields: { mottaker: [given.recipient('recipientPrint')] } },
    'a flag that is a word': { fields: { kunDigitalLevering: 'kanskje' } },
    'links that are no list': { fields: { lenker: { url: 'https://example.com/', tekst: 'x' } } },
    'documents that are no list': { fields: { dokumenter: 'brev.pdf' } },
    'eksponertFor that is a text': { fields: { eksponertFor: 'x' } },
    'svarPaForsendelse that is no uuid': { fields: { svarPaForsendelse: 'forrige' } },
    'signeringUtloper that is no moment': { fields: { signeringUtloper: 'i morgen' } },
    'signaturType that is none': { fields: { signaturType: 'BLEKK' } },
    'a year that is a word': { fields: { metadataForImport: { saksaar: 'i fjor' } } },
    'a giro page that is a word': { document: { giroarkSider: ['en'] } },
  };
}

import { readDocuments } from './claims/verify-arrived.ts';
import { verifyBroken, type MakeCases } from './claims/verify-broken.ts';
import {
  everyDocumentField,
  everyField,
  noarkForImport,
  noarkFromSender,
} from './letters/every-field.ts';
import { pdfFile } from './letters/files.ts';
import { postalAddress } from './bench/given.ts';
import type { Letter } from './letters/letter.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { verifyTaken } from './claims/verify-taken.ts';

// Explicit nulls: the publisher's own client writes them for everything that is not set (reference fiks 5.6).

type Members = Readonly<Record<string, unknown>>;

/** The same members, each null. */
function nulls(members: Members): Members {
  return Object.fromEntries(Object.keys(members).map((name) => [name, null]));
}

/** Every optional member of the forsendelse and of its document null. */
function nullLetter({ given }: FiksContext): Letter {
  const { mottaker: _, ...optional } = everyField(given, given.unique());
  return given.letter({
    fields: nulls(optional),
    files: [pdfFile('brev.pdf', given.unique(), nulls(everyDocumentField))],
  });
}

/** The objects inside are there, their optional members null. */
function hollowLetter({ given }: FiksContext): Letter {
  const blank = { adresselinje2: null, adresselinje3: null, land: null };
  return given.letter({
    fields: {
      mottaker: { ...given.recipient('recipientPrint'), ...blank },
      svarSendesTil: { ...postalAddress, ...blank, digitalId: null },
      utskriftskonfigurasjon: { utskriftMedFarger: null, tosidig: null },
      metadataForImport: nulls(noarkForImport()),
      metadataFraAvleverendeSystem: nulls(noarkFromSender()),
      lenker: [{ url: 'https://example.com/', tekst: 'Les mer', ledetekst: null }],
    },
  });
}

scenario(
  'POST forsendelser takes explicit nulls in optional members, at the top and inside',
  { requirement: 'FIKS-NULL-001' },
  async (context) => {
    await verifyTaken(context, [
      { says: 'at the top and in a document', letter: nullLetter(context) },
      { says: 'inside', letter: hollowLetter(context) },
    ]);
  },
);

scenario(
  'POST forsendelser reads a null as an absent member',
  { requirement: 'FIKS-NULL-002' },
  async (context) => {
    const { on, given } = context;
    const [plain, hollow] = [given.letter(), nullLetter(context)];
    const [known, seen] = [await outcomeOf(context, plain), await outcomeOf(context, hollow)];
    on.verify('what becomes of it, and what metadata tells of its document', {
      actual: seen,
      expected: known,
    });
  },
);

/** Status and document of a letter once it is delivered, without what differs from letter to letter. */
async function outcomeOf(
  { on, given, life }: FiksContext,
  letter: Letter,
): Promise<Readonly<Record<string, string>>> {
  const { id } = await given.sent(letter);
  const { status } = await life.settled(id);
  const { documents } = await readDocuments(on, id);
  const { filnavn, mimeType, dokumentType, kanSigneres } = documents[0] ?? {};
  const flag = documents[0]?.['inneholderPersonsensitivInformasjon'] ?? false;
  const told = { filnavn, mimeType, dokumentType: dokumentType ?? null, kanSigneres, flag };
  return { status, document: JSON.stringify(told) };
}

/** Null in every required member. */
const required: MakeCases = (letter, { given }) => {
  const recipient = given.recipient('recipientPrint');
  const link = { url: 'https://example.com/', tekst: 'Les mer' };
  const entry = { key: 'a', value: 'b' };
  const fields: Readonly<Record<string, Members>> = {
    tittel: { tittel: null },
    mottaker: { mottaker: null },
    navn: { mottaker: { ...recipient, navn: null } },
    'navn of svarSendesTil': { svarSendesTil: { ...recipient, navn: null } },
    url: { lenker: [{ ...link, url: null }] },
    tekst: { lenker: [{ ...link, tekst: null }] },
  };
  const documents: Readonly<Record<string, Members>> = {
    filnavn: { filnavn: null },
    mimeType: { mimeType: null },
    key: { ekstraMetadata: [{ ...entry, key: null }] },
    value: { ekstraMetadata: [{ ...entry, value: null }] },
  };
  return [
    ...Object.entries(fields).map(([says, own]) => ({ says, letter: letter({ fields: own }) })),
    ...Object.entries(documents).map(([says, more]) => ({
      says,
      letter: letter({ files: [pdfFile('brev.pdf', given.unique(), more)] }),
    })),
  ];
};

scenario(
  'POST forsendelser with null in a required member is refused or rejected',
  { requirement: ['FIKS-NULL-003', 'FIKS-REFUSE-018'] },
  async (context) => verifyBroken(context, { or: ['rejected'], left: 'FIKS-REFUSE-018' }, required),
);

scenario(
  'POST status-sok and POST lest with null in a required member are refused with 400',
  { requirement: 'FIKS-NULL-003' },
  async ({ on, given }) => {
    const { id } = await given.sent();
    const read = { fnr: on.parameter('recipientPrint'), tidspunkt: new Date().toISOString() };
    const cases = [
      ['hentStatuser', 'forsendelseIds', { forsendelseIds: null }],
      ['hentStatuser', 'an id', { forsendelseIds: [id, null] }],
      ['settForsendelseLestAvEksterntSystem', 'fnr', { ...read, fnr: null }],
      ['settForsendelseLestAvEksterntSystem', 'tidspunkt', { ...read, tidspunkt: null }],
    ] as const;
    for (const [operation, says, json] of cases) {
      const answer = await on.send(operation, { of: id, json, deliberatelyInvalid: true });
      on.verify(`${operation} with null for ${says}`, {
        actual: answer.status,
        expected: 400,
        exchange: answer,
      });
    }
  },
);

scenario(
  'POST lest takes an explicit null for the name of the external system',
  { requirement: 'FIKS-NULL-004' },
  async ({ on, given, life }) => {
    const { id } = await given.sent({ to: 'recipientAltinn' });
    await life.settled(id);
    const answer = await on.send('settForsendelseLestAvEksterntSystem', {
      of: id,
      json: {
        fnr: on.parameter('recipientAltinn'),
        tidspunkt: new Date().toISOString(),
        eksterntSystemnavn: null,
      },
    });
    on.conform(answer, { status: 204 });
  },
);

import { verifyArrived } from './claims/verify-arrived.ts';
import {
  everyDocumentField,
  everyField,
  noarkForImport,
  noarkFromSender,
  signingFields,
} from './letters/every-field.ts';
import { envelope, pdfFile } from './letters/files.ts';
import { idOfSent } from './bench/fiks-bench.ts';
import { postalAddress } from './bench/given.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { uuid } from './claims/predicates.ts';
import { verifyTaken, type GoodCase } from './claims/verify-taken.ts';

// Forsendelser that keep every rule (reference fiks 3.1).

scenario(
  'POST forsendelser with recipient, title and one PDF answers 200 with an id, and the PDF arrives',
  { requirement: 'FIKS-SEND-001' },
  async (context) => {
    const { on, given } = context;
    const letter = given.letter();
    const answer = await given.post(letter);
    const isTaken = on.conform(answer, {
      status: 200,
      mediaType: 'application/json',
      body: { id: uuid },
    });
    const id = idOfSent(answer);
    if (isTaken && id !== undefined) await verifyArrived(context, { id, letter });
  },
);

scenario(
  'POST status-sok knows at once what was sent',
  { requirement: 'FIKS-SEND-002' },
  async ({ on, given, life }) => {
    const { id } = await given.sent();
    const seen = await life.look(id);
    on.verify('the id that was answered has a status', {
      actual: seen?.status,
      expected: /^[A-Z_]+$/,
      exchange: seen?.exchange,
    });
  },
);

scenario(
  'POST forsendelser answers an id of its own for each forsendelse, each with its own files',
  { requirement: 'FIKS-SEND-003' },
  async (context) => {
    const { on, given } = context;
    const letters = [given.letter(), given.letter()];
    const ids = await verifyTaken(
      context,
      letters.map((letter, at) => ({ says: `forsendelse ${at + 1}`, letter })),
    );
    on.verify('the ids differ', { actual: new Set(ids).size, expected: letters.length });
  },
);

scenario(
  'POST forsendelser takes every documented field',
  { requirement: 'FIKS-SEND-004' },
  async (context) => {
    const { given } = context;
    const earlier = await given.sent();
    const fields = everyField(given, earlier.id);
    const files = [pdfFile('vedtak.pdf', given.unique(), everyDocumentField)];
    const letter = given.letter({ fields, files });
    await verifyTaken(context, [{ says: 'every field', letter }], { isKept: true });
  },
);

scenario(
  'POST forsendelser takes persons, organisations and postal addresses as recipients',
  { requirement: 'FIKS-SEND-005' },
  async (context) => {
    const { given } = context;
    const cases: readonly GoodCase[] = [
      { says: 'a person', letter: given.letter({ to: 'recipientAltinn' }) },
      { says: 'an organisation', letter: given.letter({ to: 'replyOrganisation' }) },
      { says: 'a postal address', letter: given.letter({ fields: { mottaker: postalAddress } }) },
    ];
    await verifyTaken(context, cases, { isKept: true });
  },
);

scenario(
  'POST forsendelser takes every printing, Noark metadata, references to others and types that nobody registered',
  { requirement: 'FIKS-SEND-014' },
  async (context) => {
    await verifyTaken(context, await combinations(context), { isKept: true });
  },
);

async function combinations({ given }: FiksContext): Promise<readonly GoodCase[]> {
  const earlier = await given.sent();
  const korrelasjonsid = given.unique();
  const flags = [false, true];
  const printing = flags.flatMap((utskriftMedFarger) =>
    flags.map((tosidig) => ({ utskriftskonfigurasjon: { utskriftMedFarger, tosidig } })),
  );
  const noark = { metadataForImport: noarkForImport() };
  const fields: readonly Readonly<Record<string, unknown>>[] = [
    ...printing,
    { utskriftskonfigurasjon: {} },
    { ...noark, metadataFraAvleverendeSystem: noarkFromSender() },
    { metadataForImport: {}, metadataFraAvleverendeSystem: {} },
    { svarPaForsendelse: earlier.id },
    { korrelasjonsid },
    { korrelasjonsid, forsendelsestype: 'samsvar.ikke-registrert type' },
  ];
  return fields.map((own) => ({
    says: JSON.stringify(own).slice(0, 80),
    letter: given.letter({ fields: own }),
  }));
}

scenario(
  'POST forsendelser tolerates JSON fields that no document names',
  { requirement: 'FIKS-SEND-015' },
  async (context) => {
    const { given } = context;
    const mottaker = { ...given.recipient('recipientPrint'), samsvarUkjent: [1] };
    const file = pdfFile('brev.pdf', given.unique(), { samsvarUkjent: { a: null } });
    await verifyTaken(context, [
      { says: 'at the top', letter: given.letter({ fields: { samsvarUkjent: 'x' } }) },
      { says: 'in the recipient', letter: given.letter({ fields: { mottaker } }) },
      { says: 'in a document', letter: given.letter({ files: [file] }) },
    ]);
  },
);

scenario(
  'POST forsendelser takes a signing assignment that keeps every rule',
  { requirement: 'FIKS-SEND-016' },
  async (context) => {
    const { given } = context;
    const toSign = (kind: string): GoodCase => ({
      says: kind,
      letter: given.letter({
        to: 'recipientAltinn',
        fields: { ...signingFields(given), signaturType: kind },
        files: [
          pdfFile('avtale.pdf', given.unique(), { skalSigneres: true }),
          pdfFile('vilkår.pdf', given.unique()),
        ],
      }),
    });
    const cases = ['AUTENTISERT_SIGNATUR', 'AVANSERT_SIGNATUR'].map(toSign);
    await verifyTaken(context, cases, { isKept: true });
  },
);

scenario(
  'POST forsendelser takes encrypted files without opening them',
  { requirement: 'FIKS-SEND-017' },
  async (context) => {
    const { on, given } = context;
    const body = envelope(Buffer.from(given.unique()));
    const answer = await given.post(
      given.letter({
        to: 'recipientAltinn',
        fields: { kryptert: true, krevNiva4Innlogging: true },
        files: [{ filnavn: 'brev.pdf', mimeType: 'application/pdf', body }],
      }),
    );
    on.conform(answer, { status: 200, body: { id: uuid } });
  },
);

import { idPattern, momentPattern } from './formats.ts';
import type { ObjectShape, Shape, TextShape } from './shape.ts';

const text = { kind: 'text' } as const;
const flag = { kind: 'flag' } as const;
const year = { kind: 'integer', bits: 32 } as const;
const sequence = { kind: 'integer', bits: 64 } as const;
const moment: TextShape = { kind: 'text', pattern: momentPattern };
const atMost = (max: number): TextShape => ({ kind: 'text', max });
const filled: TextShape = { kind: 'text', min: 1 };

const object = (
  members: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): ObjectShape => ({ kind: 'object', members, required });

const metadata = object({ key: filled, value: text }, ['key', 'value']);
const extraMetadata: Shape = { kind: 'list', of: metadata, unique: true };

const address = object(
  {
    navn: filled,
    digitalId: text,
    adresselinje1: text,
    adresselinje2: text,
    adresselinje3: text,
    poststed: text,
    postnummer: text,
    land: text,
  },
  ['navn'],
);

const document = object(
  {
    filnavn: { kind: 'text', min: 1, max: 226 },
    mimeType: filled,
    skalSigneres: flag,
    dokumentType: text,
    giroarkSider: { kind: 'list', of: year, unique: true },
    skalEkskluderesFraUtskrift: flag,
    ekstraMetadata: extraMetadata,
    inneholderPersonsensitivInformasjon: flag,
  },
  ['filnavn', 'mimeType'],
);

const link = object({ url: filled, tekst: filled, ledetekst: text }, ['url', 'tekst']);

const noarkForImport = {
  mappeId: text,
  mappeSystemId: text,
  saksaar: year,
  sakssekvensnummer: sequence,
  systemId: text,
  registreringsId: text,
  journalpostnummer: sequence,
  journalaar: year,
  journalsekvensnummer: sequence,
  journalposttype: text,
  journalstatus: text,
  dokumentetsDato: moment,
  tittel: text,
} as const;

/** What is sent, with the limits of reference fiks 3.1. */
export const forsendelseShape: ObjectShape = object(
  {
    tittel: atMost(1000),
    mottaker: address,
    eksponertFor: { kind: 'list', of: text, unique: true },
    avgivendeSystem: atMost(100),
    avgivendeSystemAktor: text,
    konteringskode: { kind: 'text', max: 20, pattern: /^[a-zA-Z0-9_\-.øæåØÆÅ]{0,20}$/ },
    kunDigitalLevering: flag,
    kryptert: flag,
    utskriftskonfigurasjon: object({ utskriftMedFarger: flag, tosidig: flag }),
    krevNiva4Innlogging: flag,
    metadataFraAvleverendeSystem: object({
      ...noarkForImport,
      journaldato: moment,
      saksbehandler: text,
      ekstraMetadata: extraMetadata,
    }),
    metadataForImport: object(noarkForImport),
    svarSendesTil: address,
    svarPaForsendelse: { kind: 'text', pattern: idPattern },
    dokumenter: { kind: 'list', of: document },
    lenker: { kind: 'list', of: link, max: 5 },
    forsendelsestype: atMost(100),
    eksternReferanse: atMost(100),
    korrelasjonsid: atMost(100),
    svarPaForsendelseLink: flag,
    signeringUtloper: moment,
    signaturType: { kind: 'text', values: ['AUTENTISERT_SIGNATUR', 'AVANSERT_SIGNATUR'] },
    taushetsbelagtPost: flag,
  },
  ['mottaker', 'tittel'],
);

/** What a status search asks for (reference fiks 3.3, the newer document). */
export const statusSearchShape: ObjectShape = object(
  { forsendelseIds: { kind: 'list', of: { kind: 'text', pattern: idPattern }, min: 1, max: 1000 } },
  ['forsendelseIds'],
);

/** Who has read a forsendelse, and when (reference fiks 3.4). */
export const readByShape: ObjectShape = object(
  { fnr: { kind: 'text', pattern: /^[0-9]{11}$/ }, tidspunkt: moment, eksterntSystemnavn: text },
  ['fnr', 'tidspunkt'],
);

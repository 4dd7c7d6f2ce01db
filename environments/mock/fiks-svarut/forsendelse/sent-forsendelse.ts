import { isRecord, textOf } from '../../server/narrow.ts';

/** An address; texts that were not given are empty. */
export interface Address {
  readonly navn: string;
  readonly digitalId: string;
  readonly adresselinje1: string;
  readonly poststed: string;
  readonly postnummer: string;
  readonly land: string;
}

/** A member of a document's extra metadata. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

/** What is said of a document. */
export interface SentDocument {
  readonly filnavn: string;
  readonly mimeType: string;
  readonly skalSigneres: boolean;
  readonly dokumentType: string | undefined;
  readonly giroarkSider: readonly number[];
  readonly skalEkskluderesFraUtskrift: boolean;
  readonly ekstraMetadata: readonly MetadataEntry[];
  readonly inneholderPersonsensitivInformasjon: boolean;
}

/** What the mock goes by of what was sent, with the defaults of reference fiks 3.1. */
export interface SentForsendelse {
  readonly tittel: string;
  readonly mottaker: Address;
  readonly svarSendesTil: Address | undefined;
  readonly avgivendeSystem: string | undefined;
  readonly kunDigitalLevering: boolean;
  readonly kryptert: boolean;
  readonly krevNiva4Innlogging: boolean;
  readonly dokumenter: readonly SentDocument[];
  readonly lenker: readonly string[];
  readonly forsendelsestype: string | undefined;
  readonly eksternReferanse: string | undefined;
  readonly svarPaForsendelseLink: boolean;
  readonly signeringUtloper: Date | undefined;
  readonly signaturType: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** Reads a value of the right shape. */
export function toSentForsendelse(value: unknown): SentForsendelse {
  const given = membersOf(value);
  const expiry = optional(given['signeringUtloper']);
  return {
    tittel: textOf(given['tittel']),
    mottaker: toAddress(given['mottaker']),
    svarSendesTil: isRecord(given['svarSendesTil']) ? toAddress(given['svarSendesTil']) : undefined,
    avgivendeSystem: optional(given['avgivendeSystem']),
    kunDigitalLevering: given['kunDigitalLevering'] === true,
    kryptert: given['kryptert'] === true,
    krevNiva4Innlogging: given['krevNiva4Innlogging'] === true,
    dokumenter: listOf(given['dokumenter']).map(toDocument),
    lenker: listOf(given['lenker']).map((link) => textOf(membersOf(link)['url'])),
    forsendelsestype: optional(given['forsendelsestype']),
    eksternReferanse: optional(given['eksternReferanse']),
    svarPaForsendelseLink: given['svarPaForsendelseLink'] === true,
    signeringUtloper: expiry === undefined ? undefined : new Date(expiry),
    signaturType: optional(given['signaturType']),
  };
}

function toAddress(value: unknown): Address {
  const given = membersOf(value);
  return {
    navn: textOf(given['navn']),
    digitalId: textOf(given['digitalId']),
    adresselinje1: textOf(given['adresselinje1']),
    poststed: textOf(given['poststed']),
    postnummer: textOf(given['postnummer']),
    land: textOf(given['land']),
  };
}

function toDocument(value: unknown): SentDocument {
  const given = membersOf(value);
  return {
    filnavn: textOf(given['filnavn']),
    mimeType: textOf(given['mimeType']),
    skalSigneres: given['skalSigneres'] === true,
    dokumentType: optional(given['dokumentType']),
    giroarkSider: listOf(given['giroarkSider']).map(Number),
    skalEkskluderesFraUtskrift: given['skalEkskluderesFraUtskrift'] === true,
    ekstraMetadata: listOf(given['ekstraMetadata']).map(toEntry),
    inneholderPersonsensitivInformasjon: given['inneholderPersonsensitivInformasjon'] === true,
  };
}

function toEntry(value: unknown): MetadataEntry {
  const given = membersOf(value);
  return { key: textOf(given['key']), value: textOf(given['value']) };
}

function membersOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function optional(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

import type { Given } from '../bench/given.ts';
import { hours } from '../bench/life.ts';

/** A moment from now on, as a request writes it. */
export function inHours(count: number): string {
  return new Date(Date.now() + hours(count)).toISOString();
}

/** Extra metadata of a document. */
export const extraMetadata = [
  { key: 'arkivdel', value: 'Sakarkiv' },
  { key: 'merknad', value: '' },
] as const;

/** Noark 5 metadata for the recipient's archive with every field (reference fiks 3.1). */
export function noarkForImport(): Readonly<Record<string, unknown>> {
  const year = new Date().getUTCFullYear();
  return {
    mappeId: 'mappe-1',
    mappeSystemId: 'mappesystem-1',
    saksaar: year,
    sakssekvensnummer: 4_294_967_296,
    systemId: 'system-1',
    registreringsId: 'registrering-1',
    journalpostnummer: 4_294_967_297,
    journalaar: year,
    journalsekvensnummer: 4_294_967_298,
    journalposttype: 'U',
    journalstatus: 'E',
    dokumentetsDato: inHours(-24),
    tittel: 'Svar på søknad',
  };
}

/** Noark 5 metadata from the sender's archive with every field. */
export function noarkFromSender(): Readonly<Record<string, unknown>> {
  return {
    ...noarkForImport(),
    journaldato: inHours(-48),
    saksbehandler: 'Samsvar saksbehandler',
    ekstraMetadata: extraMetadata,
  };
}

/** An organisation that answers are sent to, with a full postal address (reference fiks 3.1, R7). */
export function replyAddress(given: Given): Readonly<Record<string, unknown>> {
  return given.recipient('replyOrganisation');
}

/** What a signing assignment needs beside a PDF to sign and a person as recipient (reference fiks 3.1, R4). */
export function signingFields(given: Given, hoursAhead = 72): Readonly<Record<string, unknown>> {
  return {
    signaturType: 'AUTENTISERT_SIGNATUR',
    signeringUtloper: inHours(hoursAhead),
    krevNiva4Innlogging: false,
    svarSendesTil: replyAddress(given),
  };
}

/** Every field that the document names, with a legal value (reference fiks 3.1); `earlier` is what it answers. */
export function everyField(given: Given, earlier: string): Readonly<Record<string, unknown>> {
  return {
    mottaker: {
      ...given.recipient('recipientAltinn'),
      adresselinje2: 'c/o Samsvar',
      adresselinje3: 'Oppgang B',
      land: 'Norge',
    },
    eksponertFor: [given.recipient('replyOrganisation')['digitalId']],
    avgivendeSystem: 'Samsvar',
    avgivendeSystemAktor: 'Samsvar scenario',
    konteringskode: 'k-1_A.æ',
    kunDigitalLevering: false,
    kryptert: false,
    utskriftskonfigurasjon: { utskriftMedFarger: true, tosidig: true },
    metadataFraAvleverendeSystem: noarkFromSender(),
    metadataForImport: noarkForImport(),
    svarPaForsendelse: earlier,
    lenker: [{ url: 'https://example.com/a?b=c', tekst: 'Les mer', ledetekst: 'Mer om saken' }],
    forsendelsestype: 'samsvar.alle',
    eksternReferanse: given.unique(),
    korrelasjonsid: given.unique(),
    svarPaForsendelseLink: true,
    taushetsbelagtPost: true,
    ...signingFields(given),
  };
}

/** Every field of a document that is to be signed. */
export const everyDocumentField = {
  skalSigneres: true,
  dokumentType: 'Vedtak',
  giroarkSider: [1],
  skalEkskluderesFraUtskrift: false,
  ekstraMetadata: extraMetadata,
  inneholderPersonsensitivInformasjon: true,
} as const;

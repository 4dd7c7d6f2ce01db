import type { Forsendelse, SigningStatus, Status } from '../forsendelse/forsendelse.ts';
import { toNorwegianDate } from '../timestamp.ts';

const statusTexts: Readonly<Record<Status, string>> = {
  MOTTATT: 'Mottatt, og tildelt forsendelse-id',
  AKSEPTERT: 'Akseptert for ekspedering',
  AVVIST: 'Forsendelsen er avvist',
  VARSLET: 'Levert til Altinn, og mottaker er varslet',
  LEST: 'Lest av mottaker',
  SENDT_PRINT: 'Sendt til utskrift',
  PRINTET: 'Skrevet ut og lagt i posten',
  MANUELT_HANDTERT: 'Stoppet og håndtert manuelt',
  SENDT_DIGITALT: 'Sendt digitalt, ikke lest innen fristen',
  SENDT_SDP: 'Sendt til digital postkasse',
  LEVERT_SDP: 'Kvittering mottatt fra digital postkasse',
  KLAR_FOR_MOTTAK: 'Klar til å hentes av mottakersystem',
  IKKE_LEVERT: 'Ingen digital kanal når mottaker',
  SLETTET: 'Dokumentene er slettet',
};

/** What is written along when a forsendelse becomes so; the reason only where it is told (reference fiks 3.6). */
export function textOfStatus(status: Status, reason?: string): string {
  return reason === undefined ? statusTexts[status] : `${statusTexts[status]}: ${reason}`;
}

/** What is written before a forsendelse is accepted. */
export const validatedText = 'Metadata er validert OK';

const signingTexts: Readonly<Record<SigningStatus, string>> = {
  AVVIST_AV_SVARUT: 'Signeringsoppdraget er avvist av SvarUt',
  VENTER_SIGNERING: 'Signeringsoppdraget er registrert og venter på mottaker',
  SIGNERT_AV_MOTTAKER: 'Dokumentet er signert av mottaker',
  AVVIST_AV_MOTTAKER: 'Mottaker vil ikke signere',
  UTLOPT: 'Fristen for å signere er ute',
};

/** What is written along when a signing order becomes so. */
export function textOfSigning(status: SigningStatus, { sent }: Forsendelse): string {
  const { signaturType = '', signeringUtloper } = sent;
  if (status !== 'VENTER_SIGNERING' || signeringUtloper === undefined) return signingTexts[status];
  return `${signingTexts[status]} (${signaturType}, frist ${toNorwegianDate(signeringUtloper)})`;
}

import type { Forsendelse, SigningStatus } from '../forsendelse/forsendelse.ts';
import { signingStatusOf } from '../forsendelse/forsendelse.ts';
import type { SentForsendelse } from '../forsendelse/sent-forsendelse.ts';

const noAddress = {
  navn: 'Ukjent',
  digitalId: '',
  adresselinje1: '',
  poststed: '',
  postnummer: '',
  land: '',
};

/** Decisions about signing (reference fiks 3.6). */
export const signingRules = {
  /** What a signing order becomes when its forsendelse is accepted, or is not. */
  beginsSigning: (isAccepted: boolean): SigningStatus =>
    isAccepted ? 'VENTER_SIGNERING' : 'AVVIST_AV_SVARUT',
  /** When a waiting order is over, in milliseconds since 1970; undefined: it does not wait. */
  expiresMs: (forsendelse: Forsendelse): number | undefined =>
    signingStatusOf(forsendelse) === 'VENTER_SIGNERING'
      ? forsendelse.sent.signeringUtloper?.getTime()
      : undefined,
  /** Whether the recipient may sign or refuse: once, as long as there is something to sign. */
  maySign: (forsendelse: Forsendelse): boolean =>
    signingStatusOf(forsendelse) === 'VENTER_SIGNERING' && forsendelse.documents.length > 0,
  /** What is sent to the reply address when it is signed; undefined: nothing. */
  answersSigned: ({ sent }: Forsendelse): SentForsendelse | undefined => ({
    ...sent,
    tittel: `Signert: ${sent.tittel}`,
    mottaker: sent.svarSendesTil ?? noAddress,
    svarSendesTil: undefined,
    dokumenter: sent.dokumenter
      .filter((document) => document.skalSigneres)
      .map((document) => ({ ...document, skalSigneres: false })),
    lenker: [],
    eksternReferanse: undefined,
    svarPaForsendelseLink: false,
    signeringUtloper: undefined,
    signaturType: undefined,
  }),
  /** What is sent when the recipient will not sign: nothing. */
  answersRefused: (_forsendelse: Forsendelse): SentForsendelse | undefined => undefined,
};

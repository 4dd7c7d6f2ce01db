import type { StoredFile } from '../files/spool.ts';
import type { SentDocument, SentForsendelse } from './sent-forsendelse.ts';

/** Every status that the mock gives (reference fiks 3.3). */
export type Status =
  | 'MOTTATT'
  | 'AKSEPTERT'
  | 'AVVIST'
  | 'VARSLET'
  | 'LEST'
  | 'SENDT_PRINT'
  | 'PRINTET'
  | 'MANUELT_HANDTERT'
  | 'SENDT_DIGITALT'
  | 'SENDT_SDP'
  | 'LEVERT_SDP'
  | 'KLAR_FOR_MOTTAK'
  | 'IKKE_LEVERT'
  | 'SLETTET';

/** Every status of a signing order (reference fiks 3.6). */
export type SigningStatus =
  'AVVIST_AV_SVARUT' | 'VENTER_SIGNERING' | 'SIGNERT_AV_MOTTAKER' | 'AVVIST_AV_MOTTAKER' | 'UTLOPT';

/** Something that happened, in words. */
export interface Hendelse {
  moment: Date;
  readonly text: string;
}

/** Something that happened to a signing order. */
export interface SigningHendelse extends Hendelse {
  readonly status: SigningStatus;
}

/** A document with the bytes that were received for it. */
export interface StoredDocument {
  readonly sent: SentDocument;
  readonly file: StoredFile;
}

/** A forsendelse as the mock keeps it. */
export interface Forsendelse {
  readonly id: string;
  readonly accountId: string;
  readonly received: Date;
  readonly sent: SentForsendelse;
  /** In the order of the letter; empty when they are deleted. */
  documents: readonly StoredDocument[];
  status: Status;
  /** When the status became so, for whoever asks. */
  statusMoment: Date;
  /** The same on the forsendelse's own clock, which waiting times are counted on. */
  statusOwnMs: number;
  /** What its own clock has been moved by, beside the mock's. */
  aheadMs: number;
  readonly hendelser: Hendelse[];
  readonly signing: SigningHendelse[];
  /** Somebody told that it was read elsewhere before it was delivered: what is to be written then. */
  readElsewhere?: string;
  /** Alike for what was sent with the same recipient, title, sender and files. */
  readonly content: string;
}

/** The status of its signing order; undefined without one, or before it is taken. */
export function signingStatusOf({ signing }: Forsendelse): SigningStatus | undefined {
  return signing.at(-1)?.status;
}

/** Whether a document of it is to be signed. */
export function isSigningOrder({ sent }: Pick<Forsendelse, 'sent'>): boolean {
  return sent.dokumenter.some((document) => document.skalSigneres);
}

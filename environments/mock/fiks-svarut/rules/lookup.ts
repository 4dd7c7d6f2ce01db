import type { Forsendelse, Status, StoredDocument } from '../forsendelse/forsendelse.ts';
import { isSigningOrder, signingStatusOf } from '../forsendelse/forsendelse.ts';
import { readByShape, statusSearchShape } from '../forsendelse/request-shape.ts';
import { shapeProblem } from '../forsendelse/shape.ts';
import { toTimestamp } from '../timestamp.ts';
import type { RecipientSystem } from '../recipients.ts';

/** A document's place: whose it is, which, and where the service answers. */
export interface DocumentPlace {
  readonly forsendelse: Forsendelse;
  /** From 1. */
  readonly number: number;
  /** `http://host:port`. */
  readonly origin: string;
}

/** What recipient systems are asked for; absent: any. */
export interface SystemFilter {
  readonly organisasjonsnummer?: string;
  readonly forsendelseType?: string;
  readonly niva?: number;
}

const organisation = /^[0-9]{9}$/;
const typeName = /^[a-zA-ZæøåÆØÅ0-9]+(\.[a-zA-ZæøåÆØÅ0-9]+)*$/;
const deletions = new Set(['ORIGINALDOKUMENTER', 'ALLE']);

/** Decisions about questions and their answers. */
export const lookupRules = {
  /** What speaks against a status search (reference fiks 3.3). */
  refusesSearch: (value: unknown): string | undefined => shapeProblem(value, statusSearchShape),
  /** The ids that are searched for, each once. */
  readsSearch: (ids: readonly string[]): readonly string[] => [
    ...new Set(ids.map((id) => id.toLowerCase())),
  ],
  /** Whether a search on an account finds a forsendelse: ids that are unknown or another's are left out. */
  findsInSearch: (forsendelse: Forsendelse, accountId: string): boolean =>
    forsendelse.accountId === accountId,
  /** A row of the answer. */
  showsStatus: ({ id, status, statusMoment }: Forsendelse): Record<string, unknown> => ({
    id,
    sisteStatusEndring: toTimestamp(statusMoment),
    status,
  }),
  /** What speaks against a reference (reference fiks 3.2). */
  refusesReference: (reference: string | null): string | undefined =>
    reference === null || reference === '' ? 'eksternRef er påkrevd' : undefined,
  /** Whether a forsendelse has a reference, to the sign. */
  hasReference: ({ sent }: Forsendelse, reference: string): boolean =>
    sent.eksternReferanse === reference,
  /** The status that a lookup by reference tells: its list has a newer name for what Altinn notifies (reference fiks 3.3). */
  namesStatusInLookup: (status: Status): string => (status === 'VARSLET' ? 'SENDT_ALTINN' : status),
  /** What speaks against a message that somebody has read (reference fiks 3.4). */
  refusesReadBy: (value: unknown): string | undefined => shapeProblem(value, readByShape),
  /** What speaks against the kind of a deletion (reference fiks 3.5); without one it is ORIGINALDOKUMENTER. */
  refusesDeletion: (kind: string | null): string | undefined =>
    kind === null || kind === '' || deletions.has(kind) ? undefined : 'slettetype er ugyldig',
  /** The documents that a deletion leaves. */
  keepsDocuments: (_documents: readonly StoredDocument[]): readonly StoredDocument[] => [],
  /** The events of a forsendelse. */
  showsHendelser: ({ hendelser }: Forsendelse): readonly Record<string, unknown>[] =>
    hendelser.map(({ moment, text }) => ({ tidspunkt: toTimestamp(moment), hendelse: text })),
  /** The events of its signing order. */
  showsSigning: ({ signing }: Forsendelse): readonly Record<string, unknown>[] =>
    signing.map(({ moment, text, status }) => ({
      tidspunkt: toTimestamp(moment),
      hendelse: text,
      status,
    })),
  /** What is told of a document (reference fiks 3.7). */
  showsDocument,
  /** The types as they are listed (reference fiks 3.8). */
  listsTypes: (types: readonly string[]): readonly string[] =>
    [...new Set(types)].toSorted((a, b) => a.localeCompare(b, 'nb')),
  /** What speaks against a question for recipient systems. */
  refusesFilter: (query: URLSearchParams): string | undefined => {
    const number = query.get('organisasjonsnummer');
    const type = query.get('forsendelseType');
    const level = query.get('niva');
    if (number !== null && !organisation.test(number)) return 'organisasjonsnummer må ha 9 siffer';
    if (type !== null && (!typeName.test(type) || type.length > 100))
      return 'forsendelseType er ugyldig';
    return level === null || /^[0-9]$/.test(level) ? undefined : 'niva må være fra 0 til 9';
  },
  /** Whether a system is of the organisation that is asked for. */
  fitsOrganisationFilter: (
    system: RecipientSystem,
    { organisasjonsnummer }: SystemFilter,
  ): boolean =>
    organisasjonsnummer === undefined || system.organisasjonsnummer === organisasjonsnummer,
  /** Whether a system is registered for the type that is asked for. */
  fitsTypeFilter: (system: RecipientSystem, { forsendelseType }: SystemFilter): boolean =>
    forsendelseType === undefined || system.forsendelseType === forsendelseType,
  /** Whether a system is registered for the level that is asked for. */
  fitsLevelFilter: (system: RecipientSystem, { niva }: SystemFilter): boolean =>
    niva === undefined || system.niva === niva,
};

// Nulls stand for what was not given, also for dokumentType, which the document demands (reference fiks 5.9).
function showsDocument(
  { sent, file }: StoredDocument,
  { forsendelse, number, origin }: DocumentPlace,
): Record<string, unknown> {
  const url = `${origin}/forsendelse/${forsendelse.id}/${number}`;
  const isOpen =
    isSigningOrder(forsendelse) &&
    ['VENTER_SIGNERING', undefined].includes(signingStatusOf(forsendelse));
  const isSignable = isOpen && sent.skalSigneres;
  return {
    filnavn: sent.filnavn,
    mimeType: sent.mimeType,
    dokumentType: sent.dokumentType ?? null,
    storrelse: file.size,
    sha256Hash: file.sha256,
    nedlasningUrl: url,
    kanSigneres: isSignable,
    signeringUrl: isSignable ? `${url}/signering` : null,
    ekstraMetadata: sent.ekstraMetadata,
    inneholderPersonsensitivInformasjon: sent.inneholderPersonsensitivInformasjon,
  };
}

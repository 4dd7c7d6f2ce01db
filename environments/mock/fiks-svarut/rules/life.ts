import type { Forsendelse, Status, StoredDocument } from '../forsendelse/forsendelse.ts';
import { recipientOf, recipientSystems, type RecipientSystem } from '../recipients.ts';

const secondMs = 1000;
const hourMs = 3600 * secondMs;

const waits: Readonly<Partial<Record<Status, number>>> = {
  MOTTATT: secondMs,
  AKSEPTERT: 2 * secondMs,
  VARSLET: 40 * hourMs,
  SENDT_SDP: hourMs,
  SENDT_PRINT: 24 * hourMs,
};

const readable: ReadonlySet<Status> = new Set([
  'VARSLET',
  'SENDT_DIGITALT',
  'SENDT_SDP',
  'LEVERT_SDP',
  'SENDT_PRINT',
  'PRINTET',
]);
const undelivered: ReadonlySet<Status> = new Set(['MOTTATT', 'AKSEPTERT']);
const over: ReadonlySet<Status> = new Set([
  'LEST',
  'PRINTET',
  'AVVIST',
  'IKKE_LEVERT',
  'MANUELT_HANDTERT',
  'SLETTET',
]);
const dead: ReadonlySet<Status> = new Set(['AVVIST', 'IKKE_LEVERT', 'MANUELT_HANDTERT', 'SLETTET']);
const stoppable: ReadonlySet<Status> = new Set(['KLAR_FOR_MOTTAK', 'VARSLET', 'SENDT_PRINT']);

/** Decisions about how a forsendelse fares (reference fiks 3.3). */
export const lifeRules = {
  /** How long it stays as it is if nobody does anything; undefined: for good. */
  waitsMs: (status: Status): number | undefined => waits[status],
  /** Why its file cannot be built; undefined: it can. */
  findsBuildProblem: ({
    sent,
    documents,
  }: Pick<Forsendelse, 'sent' | 'documents'>): string | undefined => {
    const problemOf = sent.kryptert ? encryptionProblem : pdfProblem;
    return documents.map(problemOf).find((problem) => problem !== undefined);
  },
  /** The recipient's system for its type and level; the lowest level that suffices is the most specific. */
  findsSystem: ({ sent }: Pick<Forsendelse, 'sent'>): RecipientSystem | undefined =>
    recipientSystems
      .filter(
        ({ organisasjonsnummer, forsendelseType, niva }) =>
          organisasjonsnummer === sent.mottaker.digitalId &&
          forsendelseType === sent.forsendelsestype &&
          niva >= (sent.krevNiva4Innlogging ? 4 : 3),
      )
      .toSorted((a, b) => a.niva - b.niva)[0],
  /** Where it goes when it is accepted and no system fetches it. */
  choosesDelivery: ({ sent }: Pick<Forsendelse, 'sent'>): Status => {
    const { digitalId } = sent.mottaker;
    const channel = digitalId === '' ? 'none' : recipientOf(digitalId).channel;
    if (channel === 'altinn') return 'VARSLET';
    if (channel === 'sdp') return 'SENDT_SDP';
    return sent.kunDigitalLevering ? 'IKKE_LEVERT' : 'SENDT_PRINT';
  },
  /** What becomes of one that nobody has opened in time. */
  choosesAfterDeadline: ({ sent }: Pick<Forsendelse, 'sent'>): Status =>
    sent.kunDigitalLevering ? 'SENDT_DIGITALT' : 'SENDT_PRINT',
  /** The moment that a new status is told with. */
  stampsStatus: (moment: Date, _earlier: Date): Date => moment,
  /** Whether the recipient can open it. */
  mayBeOpened: (status: Status): boolean => readable.has(status),
  /** Whether a system can fetch it. */
  mayBeCollected: (status: Status): boolean => status === 'KLAR_FOR_MOTTAK',
  /** Whether an operator can take it out. */
  mayBeStopped: (status: Status): boolean => stoppable.has(status),
  /** Whether word that it was read elsewhere is taken at all; of one that is lost it is not. */
  takesRead: (status: Status): boolean => !dead.has(status),
  /** What it becomes on such word; undefined: it waits until it is delivered. */
  becomesOnRead: (status: Status): Status | undefined =>
    undelivered.has(status) ? undefined : 'LEST',
  /** What it becomes when its documents are deleted: nothing else as long as it is on its way. */
  becomesOnDelete: (status: Status): Status => (over.has(status) ? 'SLETTET' : status),
};

function encryptionProblem({ sent, file }: StoredDocument): string | undefined {
  return file.facts.isEnveloped ? undefined : `${sent.filnavn} er ikke kryptert`;
}

function pdfProblem({ sent, file: { facts } }: StoredDocument): string | undefined {
  if (!/^application\/pdf$/i.test(sent.mimeType)) return undefined;
  if (!facts.isPdf) return `${sent.filnavn} er ikke en PDF`;
  if (facts.isProtected) return `${sent.filnavn} er passordbeskyttet`;
  const { pages } = facts;
  if (pages !== undefined && sent.giroarkSider.some((page) => page > pages))
    return `giroarkSider for ${sent.filnavn} er utenfor dokumentet`;
  return undefined;
}

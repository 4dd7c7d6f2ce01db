import type { LiveExchange } from '#environments';
import type { FiksRequest } from './fiks-bench.ts';
import { encodeLetter, pdf } from '../letters/letter.ts';
import type { FiksContext } from './scenario.ts';
import { seenList, seenRows } from './seen.ts';

/** What an operation is about: an account, one forsendelse, or what the service knows (reference fiks 3). */
export type About = 'account' | 'forsendelse' | 'service';

/** How an operation is asked so that only the caller can be wrong. */
export interface OperationRow {
  readonly id: string;
  readonly about: About;
  /** The status of its success (reference fiks 3). */
  readonly success: 200 | 204;
  readonly request?: (context: FiksContext, subject: Subject) => FiksRequest;
}

/** What the requests of the table are about: a forsendelse of the sender. */
export interface Subject {
  readonly of: string;
  /** The eksternReferanse of every letter that the table sends: what came of them is found by it. */
  readonly reference: string;
}

const byReference = (_: FiksContext, { reference }: Subject): FiksRequest => ({
  query: { eksternRef: reference },
});

/** Every operation of the nine documents; what changes the forsendelse comes last. */
export const everyOperation: readonly OperationRow[] = [
  { id: 'send', about: 'account', success: 200, request: newLetter },
  {
    id: 'finnForsendelserKnyttetTilEksternRef',
    about: 'account',
    success: 200,
    request: byReference,
  },
  {
    id: 'finnForsendelserKnyttetTilEksternRefMedMetadata',
    about: 'account',
    success: 200,
    request: byReference,
  },
  {
    id: 'hentStatuser',
    about: 'account',
    success: 200,
    request: (_, { of }) => ({ json: { forsendelseIds: [of] } }),
  },
  { id: 'hentHendelser', about: 'forsendelse', success: 200 },
  { id: 'hentSigneringshendelser', about: 'forsendelse', success: 200 },
  { id: 'hentMetadata', about: 'forsendelse', success: 200 },
  { id: 'hentForsendelsestyper', about: 'service', success: 200 },
  { id: 'hentMottakersystem', about: 'service', success: 200 },
  {
    id: 'settForsendelseLestAvEksterntSystem',
    about: 'forsendelse',
    success: 204,
    request: readBy,
  },
  { id: 'slettFiler', about: 'forsendelse', success: 204 },
];

/** The operations that are about one thing. */
export function operationsAbout(about: About): readonly OperationRow[] {
  return everyOperation.filter((row) => row.about === about);
}

/** The operations that change nothing, asked of the account or forsendelse. */
export const readingOperations: readonly OperationRow[] = everyOperation.filter(
  ({ id }) => !['send', 'settForsendelseLestAvEksterntSystem', 'slettFiler'].includes(id),
);

function newLetter({ given }: FiksContext, { reference }: Subject): FiksRequest {
  const { contentType, body } = encodeLetter(
    given.letter({ fields: { eksternReferanse: reference } }),
  );
  return { contentType, body };
}

function readBy({ on }: FiksContext): FiksRequest {
  const fnr = on.parameter('recipientPrint');
  return { json: { fnr, tidspunkt: new Date().toISOString(), eksterntSystemnavn: 'Samsvar' } };
}

/** Parameters of the target without which the table cannot be asked. */
export const tableParameters = ['kontoId', 'recipientPrint'];

/** A forsendelse with one document that is on its way, as the subject of the table. */
export async function subjectOf(
  { given, life }: FiksContext,
  options: { readonly as?: string } = {},
): Promise<Subject & { readonly file: SentFile }> {
  const file = { filnavn: `${given.unique()}.pdf`, body: pdf(given.unique()) };
  const { id } = await given.sent({
    ...options,
    files: [{ ...file, mimeType: 'application/pdf' }],
  });
  // Status-sok is asked as the sender: another's forsendelse is left to go on by itself.
  if (options.as === undefined) await life.settled(id);
  return { of: id, reference: given.unique(), file };
}

/** The document of a subject. */
export interface SentFile {
  readonly filnavn: string;
  readonly body: Uint8Array;
}

/** One row, what it is about, and what the scenario changes about the caller or the request. */
export interface Asked {
  readonly row: OperationRow;
  readonly subject: Subject;
  readonly caller?: FiksRequest;
}

/** Sends an operation of the table. */
export function ask(
  context: FiksContext,
  { row, subject, caller = {} }: Asked,
): Promise<LiveExchange> {
  const request = row.request?.(context, subject) ?? {};
  const query = { ...request.query, ...caller.query };
  return context.on.send(row.id, { of: subject.of, ...request, ...caller, query });
}

/**
 * What refused calls must leave as it was, as the sender of the forsendelse sees it. A letter goes on its way by
 * itself, so of its status only the end is looked at.
 */
export async function stateOf(
  { on }: FiksContext,
  { of, reference }: Subject,
  as: 'sender' | 'otherSender' = 'sender',
): Promise<State> {
  const kontoId = on.parameter(as === 'sender' ? 'kontoId' : 'otherKontoId');
  const own = { as, of, path: { kontoId } };
  const metadata = await on.send('hentMetadata', own);
  const found = await on.send('finnForsendelserKnyttetTilEksternRef', {
    ...own,
    query: { eksternRef: reference },
  });
  const statuses = await on.send('hentStatuser', { ...own, json: { forsendelseIds: [of] } });
  const documents = seenList(metadata, 'dokumenter') === undefined ? 'not told' : hashes(metadata);
  return {
    documents,
    ended: endOf(seenRows(statuses, 'statuser')[0]?.['status']),
    sent: seenList(found, 'forsendelseIds')?.length ?? 'not told',
  };
}

function endOf(status: unknown): string {
  if (typeof status !== 'string') return 'not told';
  return ['LEST', 'SLETTET'].includes(status) ? status : 'on its way';
}

function hashes(metadata: LiveExchange): string {
  const rows = seenRows(metadata, 'dokumenter');
  return rows.map(({ filnavn, sha256Hash }) => JSON.stringify([filnavn, sha256Hash])).join();
}

/** See `stateOf`. */
export type State = Readonly<Record<'documents' | 'ended' | 'sent', string | number>>;

import { createHash } from 'node:crypto';
import type { LiveExchange } from '#environments';
import { shapeMismatches } from '../../../engine/expectation.ts';
import type { FiksBench } from '../bench/fiks-bench.ts';
import type { Letter, LetterFile } from '../letters/letter.ts';
import type { FiksContext } from '../bench/scenario.ts';
import { seenList } from '../bench/seen.ts';

/** What metadata must tell of a document, whoever's order it stands in (reference fiks 3.7). */
type Arrival = Readonly<{
  filnavn: string;
  mimeType: string;
  /** Lower-case hexadecimal. */
  sha256Hash: string;
  storrelse: number;
}>;

/** A row of metadata as it was answered; nothing in it is certain. */
export type SeenDocument = Readonly<Record<string, unknown>>;

/** What metadata told of a forsendelse; no documents where it was no answer. */
export interface SeenDocuments {
  readonly exchange: LiveExchange;
  readonly documents: readonly SeenDocument[];
}

/** A forsendelse that was taken, what was sent for it, and how the claim is worded and counted. */
export interface ArrivalClaim {
  readonly id: string;
  readonly letter: Pick<Letter, 'files'>;
  /** Which case; begins the claim. */
  readonly says?: string;
  readonly requirement?: string;
  readonly as?: string;
}

/** SHA-256 as metadata writes it (reference fiks 3.7). */
export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Reads the documents of a forsendelse. */
export async function readDocuments(
  on: FiksBench,
  id: string,
  as = 'sender',
): Promise<SeenDocuments> {
  const exchange = await on.send('hentMetadata', { of: id, as });
  const documents = exchange.status === 200 ? (seenList(exchange, 'dokumenter') ?? []) : [];
  return { exchange, documents: documents as readonly SeenDocument[] };
}

/**
 * Claims that metadata shows every document as it was sent: name, type, hash and size, none lost, none added.
 * Nothing says that it knows them before the forsendelse is accepted: where it does not, it is asked again later.
 */
export async function verifyArrived(context: FiksContext, claim: ArrivalClaim): Promise<boolean> {
  const { says, requirement } = claim;
  const { exchange, arrivals } = await seenArrivals(context, claim);
  return context.on.verify(`${says === undefined ? '' : `${says}: `}what was sent has arrived`, {
    actual: arrivals,
    expected: sent(claim.letter),
    exchange,
    ...(requirement === undefined ? {} : { requirement }),
  });
}

/** Whether metadata shows every document as it was sent, without a claim. */
export async function hasArrived(context: FiksContext, claim: ArrivalClaim): Promise<boolean> {
  return isWhole((await seenArrivals(context, claim)).arrivals, claim.letter);
}

/** A mock needs two moments until a forsendelse is accepted. */
const mostReads = 10;

async function seenArrivals(
  { on, life }: FiksContext,
  { id, letter, as }: ArrivalClaim,
): Promise<{ readonly exchange: LiveExchange; readonly arrivals: readonly SeenDocument[] }> {
  const isMock = on.bench.session.control !== undefined;
  for (let reads = 1; ; reads += 1) {
    const { exchange, documents } = await readDocuments(on, id, as);
    const arrivals = documents.map(toArrival).toSorted(byName);
    if (isWhole(arrivals, letter) || reads >= (isMock ? 3 : mostReads))
      return { exchange, arrivals };
    await life.later(id);
  }
}

function isWhole(arrivals: readonly SeenDocument[], letter: ArrivalClaim['letter']): boolean {
  return shapeMismatches(arrivals.toSorted(byName), sent(letter)).length === 0;
}

function sent({ files }: ArrivalClaim['letter']): readonly Arrival[] {
  return files.map(toSent).toSorted(byName);
}

function toSent({ filnavn, mimeType, body }: LetterFile): Arrival {
  return { filnavn, mimeType, sha256Hash: sha256(body), storrelse: body.length };
}

function toArrival({ filnavn, mimeType, sha256Hash, storrelse }: SeenDocument): SeenDocument {
  return { filnavn, mimeType, sha256Hash: toHex(sha256Hash), storrelse };
}

/** How a hash is written is a question of its own (FIKS-META-006). */
function toHex(hash: unknown): unknown {
  if (typeof hash !== 'string') return hash;
  return /^[A-Za-z0-9+/]{43}=$/.test(hash)
    ? Buffer.from(hash, 'base64').toString('hex')
    : hash.toLowerCase();
}

/** Order is a question of its own (FIKS-META-005). */
function byName(one: { filnavn?: unknown }, other: { filnavn?: unknown }): number {
  return String(one.filnavn) < String(other.filnavn) ? -1 : 1;
}

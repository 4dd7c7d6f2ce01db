import type { StoredDocument } from './forsendelse.ts';
import type { SentForsendelse } from './sent-forsendelse.ts';

/** A text that is alike for the same sender, recipient, title and files (reference fiks 2.3). */
export function contentOf(
  accountId: string,
  sent: SentForsendelse,
  documents: readonly StoredDocument[],
): string {
  const { mottaker, tittel } = sent;
  const recipient = mottaker.digitalId === '' ? mottaker : mottaker.digitalId;
  const files = documents.map(({ sent: { filnavn }, file }) => [filnavn, file.sha256]);
  return JSON.stringify([accountId, recipient, tittel, files]);
}

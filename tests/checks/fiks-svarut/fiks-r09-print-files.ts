import { headerOf, type ExchangeRequest } from '#specs';
import { fail, note, type RawFinding } from '../check.ts';
import { isEncryptedPdf } from './is-encrypted-pdf.ts';
import { isPdf, isTrue } from './members.ts';
import { sentPointer, type Sending, type SentDocument } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

const limit = 350;
const decimal = limit * 1_000_000;
const binary = limit * 1_048_576;

/** R9: what may be printed stays below 350 MB, and a printer can open it (reference fiks 3.1). */
export const fiksR09PrintFiles = requestRule({
  id: 'fiks-r09-print-files',
  demands: 'Printable files are less than 350 MB in total, and no PDF of them has a password.',
  judge: (sending) => {
    const printable = sending.documents.filter((one) => mayBePrinted(sending, one));
    if (printable.length === 0) return [];
    return [...sizeFindings(sending, printable), ...passwordFindings(sending, printable)];
  },
});

function mayBePrinted({ forsendelse }: Sending, { json }: SentDocument): boolean {
  const isKept = isTrue(json, 'skalEkskluderesFraUtskrift');
  return !isTrue(forsendelse, 'kunDigitalLevering') && !isKept && isPdf(json);
}

/** Nobody says which megabyte is meant: between the two it is a note. */
function sizeFindings(
  { documents, request }: Sending,
  printable: readonly SentDocument[],
): readonly RawFinding[] {
  const kept = printable.reduce((sum, { part }) => sum + (part?.body.byteLength ?? 0), 0);
  const isWhole = printable.length === documents.length;
  const bytes = isWhole ? kept + lost(request) : kept;
  if (bytes < decimal) return [];
  const told = bytes < binary ? note : fail;
  return [told(`less than ${limit} MB to print`, `${bytes} bytes`, `${sentPointer}/dokumenter`)];
}

/** A recording leaves files out; Content-Length still counts them. */
function lost({ headers, body }: ExchangeRequest): number {
  const length = headerOf(headers, 'content-length') ?? '';
  return /^\d+$/.test(length) ? Number(length) - (body?.byteLength ?? 0) : 0;
}

/** What is encrypted for SvarUt is not looked into. */
function passwordFindings(
  { forsendelse }: Sending,
  printable: readonly SentDocument[],
): readonly RawFinding[] {
  if (isTrue(forsendelse, 'kryptert')) return [];
  return printable
    .filter(({ part }) => part !== undefined && isEncryptedPdf(part.body))
    .map(({ pointer }) => fail('a PDF without a password', '/Encrypt in its trailer', pointer));
}

import { fail, note, type Check, type RawFinding } from '../check.ts';
import type { MultipartPart, MultipartReading } from '../read-multipart.ts';
import { shorten } from '../shorten.ts';
import { namesOf } from './names-of.ts';
import { filesIn, readParts, readSending, sentBody, type SentDocument } from './read-sending.ts';

const body = 'request:body';

/** The parts of a send: forsendelse, then one file per document, in their order and under their names (reference fiks 4.1). */
export const fiksMultipartOrder: Check = {
  id: 'fiks-multipart-order',
  demands:
    'The first part is forsendelse; one file part per document follows, in their order and with their filnavn as filename.',
  api: 'fiks-svarut',
  judges: 'request',
  judge: (context) => {
    const sent = sentBody(context);
    if (sent === undefined) return 'inapplicable';
    const reading = readParts(context);
    if (reading === undefined) return [fail('a multipart body', shorten(sent.contentType), body)];
    // Whatever stands behind the place where reading ended is unknown.
    if (reading.end !== 'complete') return framingFindings(reading);
    const head = headFindings(reading);
    const documents = readSending(context)?.documents;
    if (head.some(({ outcome }) => outcome === 'fail') || documents === undefined) return head;
    return [...head, ...fileFindings(documents, filesIn(reading))];
  },
};

function framingFindings({ end, stoppedAt, problem }: MultipartReading): readonly RawFinding[] {
  return [fail(problem ?? 'a complete multipart body', `${end} at byte ${stoppedAt}`, body)];
}

function headFindings({ parts }: MultipartReading): readonly RawFinding[] {
  const places = parts.flatMap(({ name }, index) => (name === 'forsendelse' ? [index] : []));
  const [first] = places;
  if (first === undefined) return [fail('a part forsendelse', 'absent', body)];
  if (first > 0) return [fail('forsendelse as the first part', `part ${first + 1}`, body)];
  if (places.length > 1) return [fail('one part forsendelse', `${places.length}`, body)];
  const filename = parts[0]?.filename;
  if (filename === undefined) return [];
  return [note('a part forsendelse without filename', shorten(filename), `${body}/forsendelse`)];
}

function fileFindings(
  documents: readonly SentDocument[],
  files: readonly MultipartPart[],
): readonly RawFinding[] {
  if (documents.length !== files.length)
    return [fail(`${documents.length} file parts`, `${files.length}`, body)];
  return documents.flatMap(({ json, pointer }, index) => {
    const filnavn = json['filnavn'];
    const part = files[index];
    // An entry without filnavn is told by request-conforms.
    if (typeof filnavn !== 'string' || part === undefined) return [];
    return nameFindings(filnavn, part, `${pointer}/filnavn`);
  });
}

/** Nobody says how names are compared beyond equality: case and Unicode form alone are a note. */
function nameFindings(
  filnavn: string,
  part: MultipartPart,
  pointer: string,
): readonly RawFinding[] {
  const names = namesOf(part);
  if (names.includes(filnavn)) return [];
  const isAlike = names.some((name) => folded(name) === folded(filnavn));
  const actual = shorten(part.filename ?? 'no filename');
  return [(isAlike ? note : fail)(`a file part named ${shorten(filnavn)}`, actual, pointer)];
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

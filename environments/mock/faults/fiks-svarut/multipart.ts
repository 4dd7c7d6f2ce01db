import { fiksRules } from '../../fiks-svarut/rules.ts';
import type { ReceivedPart } from '../../fiks-svarut/multipart/receive-parts.ts';
import type { FiksFault } from './fault.ts';
import { misreadBody, misreadFiles, refusesSend, showsName, typeOf } from './send-means.ts';

/** A repeated name stands once, for the last part that has it. */
function folded(parts: readonly ReceivedPart[]): readonly ReceivedPart[] {
  return [...new Map(parts.map((part) => [part.name, part])).values()];
}

/** Refuses the first part for what its media type is. */
const refusesJsonType = (
  isWrong: (type: string | undefined) => boolean,
): Pick<FiksFault, 'rules'> => ({
  rules: {
    refusesFirstPart: (part) =>
      isWrong(part?.mediaType)
        ? 'Delen forsendelse må være application/json'
        : fiksRules.refusesFirstPart(part),
  },
});

/** Refuses file parts for what they are called. */
const refusesPartNames = (isWrong: (name: string) => boolean): Pick<FiksFault, 'rules'> => ({
  rules: {
    refusesNames: (documents, parts) =>
      parts.some(({ name }) => isWrong(name))
        ? 'Ukjent del'
        : fiksRules.refusesNames(documents, parts),
  },
});

const text = (bytes: Buffer): string => bytes.toString('latin1');
const cutAt = (bytes: Buffer, mark: string): Buffer => {
  const at = bytes.indexOf(mark);
  return at < 0 ? bytes : bytes.subarray(0, at);
};

/** Faults of reading bodies that are in order: files lost, mistaken or changed (reference fiks 4.1, 4.3). */
export const multipartFaults: readonly FiksFault[] = [
  {
    id: 'fiks-multipart-loses-last-part',
    breaks: 'The last file is lost.',
    aimedAt: 'FIKS-MULTI-001',
    rules: {
      pairsFiles: (documents, parts) =>
        fiksRules.pairsFiles(documents.length > 1 ? documents.slice(0, -1) : documents, parts),
    },
  },
  {
    id: 'fiks-multipart-mixes-up-files',
    breaks: 'Files are paired with documents in the reverse order.',
    aimedAt: 'FIKS-MULTI-001',
    rules: {
      pairsFiles: (documents, parts) => fiksRules.pairsFiles(documents, parts.toReversed()),
    },
  },
  {
    id: 'fiks-multipart-ignores-filnavn',
    breaks: 'Documents are called by their number instead of their filnavn.',
    aimedAt: 'FIKS-MULTI-001',
    rules: {
      showsDocument: (document, place) => ({
        ...fiksRules.showsDocument(document, place),
        filnavn: `dokument-${place.number}.pdf`,
      }),
    },
  },
  {
    id: 'fiks-send-knows-no-slash',
    breaks: 'A path that ends with a slash is another path.',
    aimedAt: 'FIKS-MULTI-002',
    ...refusesSend(({ request }) => request.path.endsWith('/'), 404),
  },
  {
    id: 'fiks-multipart-json-needs-media-type',
    breaks: 'JSON without a media type is refused.',
    aimedAt: 'FIKS-MULTI-003',
    ...refusesJsonType((type) => type === undefined),
  },
  {
    id: 'fiks-multipart-json-without-charset',
    breaks: 'JSON with a charset is refused.',
    aimedAt: 'FIKS-MULTI-003',
    ...refusesJsonType((type) => /; charset=utf-8/.test(type ?? '')),
  },
  {
    id: 'fiks-multipart-json-is-no-text',
    breaks: "JSON called text/plain is refused, which the publisher's own client writes.",
    aimedAt: 'FIKS-MULTI-004',
    ...refusesJsonType((type) => type?.startsWith('text/plain') === true),
  },
  {
    id: 'fiks-multipart-folds-names',
    breaks: "Of parts with one name the last is kept, as the publisher's simulator does.",
    aimedAt: 'FIKS-MULTI-005',
    rules: {
      pairsFiles: (documents, parts) => fiksRules.pairsFiles(documents, folded(parts)),
    },
  },
  {
    id: 'fiks-multipart-keys-on-names',
    breaks: "File parts must be called filer, as in the publisher's simulator.",
    aimedAt: 'FIKS-MULTI-005',
    ...refusesPartNames((name) => !name.startsWith('filer')),
  },
  {
    id: 'fiks-multipart-sorts-by-part-name',
    breaks: 'File parts are taken in the order of their names.',
    aimedAt: 'FIKS-MULTI-005',
    rules: {
      pairsFiles: (documents, parts) =>
        fiksRules.pairsFiles(
          documents,
          parts.toSorted((a, b) => a.name.localeCompare(b.name)),
        ),
    },
  },
  {
    id: 'fiks-multipart-type-of-part-counts',
    breaks: 'The media type of a part replaces the mimeType of its document.',
    aimedAt: 'FIKS-MULTI-006',
    rules: {
      pairsFiles: (documents, parts) =>
        fiksRules.pairsFiles(documents, parts).map(({ sent, file }, at) => {
          const type = parts[at]?.mediaType ?? 'application/octet-stream';
          const mimeType = type === 'application/octet-stream' ? sent.mimeType : type;
          return { sent: { ...sent, mimeType }, file };
        }),
    },
  },
  {
    id: 'fiks-multipart-decodes-per-cent',
    breaks: 'Per cent signs in file names are decoded.',
    aimedAt: 'FIKS-MULTI-007',
    ...showsName((name) => name.replaceAll('%25', '%')),
  },
  {
    id: 'fiks-multipart-reads-plus-as-space',
    breaks: 'A plus in a file name becomes a space.',
    aimedAt: 'FIKS-MULTI-007',
    ...showsName((name) => name.replaceAll('+', ' ')),
  },
  {
    id: 'fiks-multipart-cuts-names-at-semicolon',
    breaks: 'A file name ends at its first semicolon.',
    aimedAt: 'FIKS-MULTI-007',
    ...showsName((name) => name.split(';')[0] ?? ''),
  },
  {
    id: 'fiks-multipart-drops-last-full-stop',
    breaks: 'A full stop at the end of a file name is dropped.',
    aimedAt: 'FIKS-MULTI-007',
    ...showsName((name) => name.replace(/\.$/, '')),
  },
  {
    id: 'fiks-multipart-reads-names-as-latin-1',
    breaks: 'File names are read as Latin-1.',
    aimedAt: 'FIKS-MULTI-008',
    ...showsName((name) => Buffer.from(name, 'utf8').toString('latin1')),
  },
  {
    id: 'fiks-multipart-understands-no-encoded-names',
    breaks: 'A filename* parameter crashes the reader.',
    aimedAt: 'FIKS-MULTI-009',
    ...misreadBody((body) => {
      if (body.includes('filename*=')) throw new TypeError('filename* is not supported');
      return body;
    }),
  },
  {
    id: 'fiks-multipart-normalises-line-ends',
    breaks: 'CRLF inside a file becomes LF.',
    aimedAt: 'FIKS-MULTI-012',
    ...misreadFiles((bytes) => Buffer.from(text(bytes).replaceAll('\r\n', '\n'), 'latin1')),
  },
  {
    id: 'fiks-multipart-trims-files',
    breaks: 'Line ends at the end of a file are lost.',
    aimedAt: 'FIKS-MULTI-012',
    ...misreadFiles((bytes) => Buffer.from(text(bytes).replace(/[\r\n]+$/, ''), 'latin1')),
  },
  {
    id: 'fiks-multipart-ends-at-text-like-boundary',
    breaks: 'A file ends where its text looks like the boundary.',
    aimedAt: 'FIKS-MULTI-012',
    ...misreadFiles((bytes, boundary) => cutAt(bytes, `\n--${boundary}`)),
  },
  {
    id: 'fiks-multipart-ends-at-boundary-in-line',
    breaks: 'A file ends where the boundary stands inside a line.',
    aimedAt: 'FIKS-MULTI-012',
    ...misreadFiles((bytes, boundary) => cutAt(bytes, `--${boundary}--`)),
  },
  {
    id: 'fiks-multipart-drops-byte-order-mark',
    breaks: 'A byte order mark at the beginning of a file is lost.',
    aimedAt: 'FIKS-MULTI-012',
    ...misreadFiles((bytes) =>
      bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? bytes.subarray(3) : bytes,
    ),
  },
  {
    id: 'fiks-multipart-reads-files-as-text',
    breaks: 'Bytes of a file that are no UTF-8 become question marks.',
    aimedAt: 'FIKS-MULTI-012',
    ...misreadFiles((bytes) => Buffer.from(bytes.toString('utf8'), 'utf8')),
  },
  {
    id: 'fiks-multipart-stops-at-null-byte',
    breaks: 'A file ends at its first null byte.',
    aimedAt: 'FIKS-MULTI-012',
    ...misreadFiles((bytes) => cutAt(bytes, '\0')),
  },
  {
    id: 'fiks-send-refuses-chunks',
    breaks: 'A body without Content-Length is answered 411.',
    aimedAt: 'FIKS-MULTI-030',
    ...refusesSend(({ request }) => request.chunked, 411),
  },
  {
    id: 'fiks-multipart-quotes-belong-to-boundary',
    breaks: 'The quotes of a boundary are taken for a part of it.',
    aimedAt: 'FIKS-MULTI-031',
    rules: {
      findsBoundary: (type) => /boundary=(.+)$/.exec(type ?? '')?.[1],
    },
  },
  {
    id: 'fiks-multipart-boundary-ends-at-sign',
    breaks: 'Boundaries of other characters than letters, digits and hyphens are refused.',
    aimedAt: 'FIKS-MULTI-031',
    ...refusesSend((call) => /boundary="[^"]*[^\w"-]/.test(typeOf(call))),
  },
  {
    id: 'fiks-multipart-headers-by-case',
    breaks: 'Content-Disposition is known in one case only.',
    aimedAt: 'FIKS-MULTI-032',
    ...misreadBody((body) =>
      Buffer.from(text(body).replaceAll('\r\ncontent-disposition:', '\r\nx-ignored:'), 'latin1'),
    ),
  },
];

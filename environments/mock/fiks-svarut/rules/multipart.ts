import { isRecord } from '../../server/narrow.ts';
import { readJson, type JsonReading } from '../../server/read-json.ts';
import { boundaryOf } from '../../server/read-multipart.ts';
import type { BodyEnd } from '../multipart/part-reader.ts';
import type { ReceivedPart } from '../multipart/receive-parts.ts';
import type { SentDocument } from '../forsendelse/sent-forsendelse.ts';
import type { StoredDocument } from '../forsendelse/forsendelse.ts';
import { forsendelseShape } from '../forsendelse/request-shape.ts';
import { shapeProblem } from '../forsendelse/shape.ts';

type Documents = readonly SentDocument[];
type Parts = readonly ReceivedPart[];

const endProblems: Readonly<Record<BodyEnd, string | undefined>> = {
  complete: undefined,
  cut: 'Innholdet er avkortet: avsluttende skille mangler',
  malformed: 'Innholdet er ikke gyldig multipart/form-data',
};

/** Media types of the first part that senders use (reference fiks 4.1 rule 5); none is one of them. */
const metadataType =
  /^\s*(?:application\/(?:[\w.+-]+\+)?json|text\/plain|application\/octet-stream)\s*(?:;|$)/i;

/** Decisions about how a body is read (reference fiks 4). */
export const multipartRules = {
  /** The boundary of a multipart body; undefined where the media type is another. */
  findsBoundary: (mediaType: string | undefined): string | undefined =>
    /^\s*multipart\/form-data\s*;/i.test(mediaType ?? '') ? boundaryOf(mediaType ?? '') : undefined,
  /** What speaks against a body that ended so. */
  refusesEnd: (end: BodyEnd): string | undefined => endProblems[end],
  /** What speaks against the first part as the description of the others. */
  refusesFirstPart: (part: ReceivedPart | undefined): string | undefined => {
    if (part?.name !== 'forsendelse') return 'Første del må være forsendelse';
    if (part.fileName !== undefined) return 'Delen forsendelse kan ikke ha filename';
    const isJson = part.mediaType === undefined || metadataType.test(part.mediaType);
    return isJson ? undefined : 'Delen forsendelse må være JSON';
  },
  /** The description in the first part: UTF-8, no mark of byte order. */
  readsDescription: (bytes: Buffer): JsonReading => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return readJson(text);
    } catch {
      return { fault: { path: '$', message: 'No UTF-8.' } };
    }
  },
  /** What speaks against a description by its shape alone. */
  refusesShape: (value: unknown): string | undefined =>
    isRecord(value) ? shapeProblem(value, forsendelseShape) : 'Forsendelsen må være et objekt',
  /** What speaks against the number of files. */
  refusesCount: (documents: Documents, parts: Parts): string | undefined => {
    if (parts.length < documents.length) return 'Det mangler filer for dokumenter i forsendelsen';
    return parts.length > documents.length ? 'Det er flere filer enn dokumenter' : undefined;
  },
  /** What speaks against the names of files: each is that of the document at its place, to the sign. */
  refusesNames: (documents: Documents, parts: Parts): string | undefined => {
    const wrong = parts.findIndex((part, at) => part.fileName !== documents[at]?.filnavn);
    if (wrong < 0) return undefined;
    return parts[wrong]?.fileName === undefined
      ? `Fil nummer ${wrong + 1} mangler filename`
      : `Fil nummer ${wrong + 1} har et annet navn enn dokumentet på samme plass`;
  },
  /** What speaks against files without bytes. */
  refusesEmptyFiles: (parts: Parts): string | undefined =>
    parts.some(({ file }) => file.size === 0) ? 'En fil er tom' : undefined,
  /** Which file belongs to which document: the one at its place. */
  pairsFiles: (documents: Documents, parts: Parts): readonly StoredDocument[] =>
    documents.flatMap((sent, at) => {
      const file = parts[at]?.file;
      return file === undefined ? [] : [{ sent, file }];
    }),
};

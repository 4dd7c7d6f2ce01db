import type { FiksCall } from '../../fiks-svarut/call.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import type { SentDocument } from '../../fiks-svarut/forsendelse/sent-forsendelse.ts';
import type { ReceivedPart } from '../../fiks-svarut/multipart/receive-parts.ts';
import { readJson } from '../../server/read-json.ts';
import { withStatus } from '../change.ts';
import type { FiksFault } from './fault.ts';
import {
  dispositionOf,
  isForsendelse,
  keepsYetRefuses,
  misreadBody,
  misreadParts,
  typeOf,
} from './send-means.ts';

/** Files may be fewer than documents, or more. */
const anyCount: Partial<FiksRules> = { refusesCount: () => undefined };
/** Files may be called anything. */
const anyNames: Partial<FiksRules> = { refusesNames: () => undefined };

/** Makes documents of the parts that no document describes. */
function storesExtras(isStored: (part: ReceivedPart) => boolean): Partial<FiksRules> {
  return {
    refusesCount: (documents, parts) =>
      parts.slice(documents.length).every(isStored)
        ? undefined
        : fiksRules.refusesCount(documents, parts),
    refusesNames: (documents, parts) =>
      fiksRules.refusesNames(documents, parts.slice(0, documents.length)),
    pairsFiles: (documents, parts) => [
      ...fiksRules.pairsFiles(documents, parts),
      ...parts.slice(documents.length).map((part) => ({ sent: madeOf(part), file: part.file })),
    ],
  };
}

function madeOf({ fileName, name, mediaType }: ReceivedPart): SentDocument {
  return {
    filnavn: fileName ?? name,
    mimeType: mediaType ?? 'application/octet-stream',
    skalSigneres: false,
    dokumentType: undefined,
    giroarkSider: [],
    skalEkskluderesFraUtskrift: true,
    ekstraMetadata: [],
    inneholderPersonsensitivInformasjon: false,
  };
}

const namedForsendelse = ({ name }: ReceivedPart): boolean => name === 'forsendelse';

/** Answers refusals of these sends with another status. */
const answers = (
  status: number,
  fits: (call: FiksCall) => boolean,
): Pick<FiksFault, 'replies'> => ({
  replies: {
    routes: ['send'],
    when: (reply, call) => reply.status === 400 && fits(call),
    change: withStatus(status),
  },
});

/** Takes a body of JSON for the one part of a multipart body. */
function asMultipart(call: FiksCall): FiksCall {
  if (!typeOf(call).startsWith('application/json')) return call;
  const { request } = call;
  const type = 'multipart/form-data; boundary=json';
  const header = (name: string): string | undefined =>
    name.toLowerCase() === 'content-type' ? type : request.header(name);
  return { ...call, request: { ...request, header, stream: wrapped(call) } };
}

async function* wrapped({ request }: FiksCall): AsyncGenerator<Buffer> {
  yield Buffer.from('--json\r\nContent-Disposition: form-data; name="forsendelse"\r\n\r\n');
  yield* request.stream ?? [];
  yield Buffer.from('\r\n--json--\r\n');
}

/** Faults of what is made of bodies that are not in order (reference fiks 4.5). */
export const brokenMultipartFaults: readonly FiksFault[] = [
  {
    id: 'fiks-multipart-takes-missing-files',
    breaks: 'Documents whose part is missing are dropped.',
    aimedAt: 'FIKS-MULTI-014',
    rules: anyCount,
  },
  {
    id: 'fiks-multipart-stores-undescribed-parts',
    breaks: 'A part that no document describes is stored as a document.',
    aimedAt: 'FIKS-MULTI-015',
    rules: storesExtras((part) => !namedForsendelse(part)),
  },
  {
    id: 'fiks-multipart-pairs-by-place-alone',
    breaks:
      'The filename of a part says nothing: a file in the wrong place is stored under the name of another.',
    aimedAt: 'FIKS-MULTI-016',
    rules: anyNames,
  },
  {
    id: 'fiks-multipart-stores-under-filename',
    breaks: 'A file is stored under the filename of its part.',
    aimedAt: 'FIKS-MULTI-017',
    rules: {
      ...anyNames,
      pairsFiles: (documents, parts) =>
        fiksRules.pairsFiles(documents, parts).map(({ sent, file }, at) => ({
          sent: { ...sent, filnavn: parts[at]?.fileName ?? sent.filnavn },
          file,
        })),
    },
  },
  {
    id: 'fiks-multipart-crashes-without-filename',
    breaks: 'A file part without filename is answered 500.',
    aimedAt: 'FIKS-MULTI-017',
    rules: {
      refusesNames: (documents, parts) => {
        if (parts.some(({ fileName }) => fileName === undefined))
          throw new TypeError('fileName is undefined');
        return fiksRules.refusesNames(documents, parts);
      },
    },
  },
  {
    id: 'fiks-multipart-forgets-parts-before-json',
    breaks: 'Parts before the JSON are passed over.',
    aimedAt: 'FIKS-MULTI-018',
    rules: { ...anyCount, ...anyNames },
    ...misreadParts((parts) => parts.slice(Math.max(0, parts.findIndex(isForsendelse)))),
  },
  {
    id: 'fiks-multipart-stores-second-json',
    breaks: 'A second part forsendelse is stored as a document.',
    aimedAt: 'FIKS-MULTI-019',
    rules: storesExtras(namedForsendelse),
  },
  {
    id: 'fiks-multipart-takes-json-under-any-name',
    breaks: 'The first part is read as the JSON, whatever it is called.',
    aimedAt: 'FIKS-MULTI-020',
    rules: {
      refusesFirstPart: (part) => (part?.fileName === undefined ? undefined : 'Ukjent første del'),
    },
  },
  {
    id: 'fiks-multipart-crashes-without-json',
    breaks: 'A body without the part forsendelse is answered 500.',
    aimedAt: 'FIKS-MULTI-020',
    rules: {
      refusesFirstPart: (part) => {
        if (part !== undefined && !namedForsendelse(part))
          throw new TypeError('forsendelse is undefined');
        return fiksRules.refusesFirstPart(part);
      },
    },
  },
  {
    id: 'fiks-multipart-takes-loose-json',
    breaks: "JSON with commas at the end is taken, as the publisher's sample has it.",
    aimedAt: 'FIKS-MULTI-021',
    rules: { readsDescription: (bytes) => readJson(bytes.toString('utf8'), { newtonsoft: true }) },
  },
  {
    id: 'fiks-multipart-takes-list-as-forsendelse',
    breaks: 'Of a list of forsendelser the first is taken.',
    aimedAt: 'FIKS-MULTI-021',
    rules: {
      readsDescription: (bytes) => {
        const reading = fiksRules.readsDescription(bytes);
        const list = 'value' in reading && Array.isArray(reading.value) ? reading.value : undefined;
        return list === undefined ? reading : { value: list[0] as unknown };
      },
    },
  },
  {
    id: 'fiks-multipart-stores-json-with-filename',
    breaks: 'JSON with a filename is stored as a document, too.',
    aimedAt: 'FIKS-MULTI-023',
    rules: {
      ...storesExtras(() => true),
      refusesFirstPart: (part) =>
        part?.fileName === undefined ? fiksRules.refusesFirstPart(part) : undefined,
    },
    ...misreadParts((parts) => [
      ...parts,
      ...parts.slice(0, 1).filter((part) => dispositionOf(part).includes('filename=')),
    ]),
  },
  {
    id: 'fiks-multipart-takes-cut-bodies',
    breaks: 'A body that ends too early is taken with what there is of its last file.',
    aimedAt: 'FIKS-MULTI-024',
    rules: anyCount,
    ...misreadBody((body, boundary) =>
      body.includes(`--${boundary}--`)
        ? body
        : Buffer.concat([body, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    ),
  },
  {
    id: 'fiks-multipart-crashes-without-boundary',
    breaks: 'A Content-Type without boundary is answered 500.',
    aimedAt: 'FIKS-MULTI-025',
    ...answers(500, (call) => typeOf(call) === 'multipart/form-data'),
  },
  {
    id: 'fiks-multipart-waits-for-another-boundary',
    breaks: 'A body without the boundary that is announced is answered 503.',
    aimedAt: 'FIKS-MULTI-025',
    ...answers(503, (call) => typeOf(call).endsWith('boundary=annen')),
  },
  {
    id: 'fiks-send-takes-json-instead-of-multipart',
    breaks: "A body of JSON is taken instead of multipart, as the publisher's simulator does.",
    aimedAt: 'FIKS-MULTI-027',
    rules: anyCount,
    requests: { routes: ['send'], change: asMultipart },
  },
  {
    id: 'fiks-send-crashes-without-media-type',
    breaks: 'A send without a media type is answered 500.',
    aimedAt: 'FIKS-MULTI-028',
    ...answers(500, (call) => typeOf(call) === ''),
  },
  {
    id: 'fiks-multipart-keeps-what-it-refuses',
    breaks: 'A forsendelse whose files have other names is kept although it is refused.',
    aimedAt: 'FIKS-MULTI-034',
    ...keepsYetRefuses(
      (note) => ({
        refusesNames: (documents, parts) =>
          fiksRules.refusesNames(documents, parts) === undefined ? undefined : note(documents),
      }),
      ({ sent }) => sent.dokumenter,
    ),
  },
];

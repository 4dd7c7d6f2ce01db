import { headerOf, type ExchangeRequest } from '#specs';
import { isRecord, type Json } from '../../har/json-parts.ts';
import type { CheckContext } from '../check.ts';
import { readMultipart, type MultipartPart, type MultipartReading } from '../read-multipart.ts';
import { sentAtMs } from './sent-at.ts';

/** A send as the rules R1-R12 look at it (reference fiks 3.1 and 4.1). */
export interface Sending {
  /** The JSON of the part forsendelse. Null means absent: read members with `members.ts`. */
  readonly forsendelse: Json;
  readonly documents: readonly SentDocument[];
  /** Epoch milliseconds. */
  readonly sentAtMs: number;
  readonly request: ExchangeRequest;
}

/** One entry of `dokumenter`. */
export interface SentDocument {
  readonly json: Json;
  /** JSON pointer, as findings name it. */
  readonly pointer: string;
  /** Its file part: the one of its name, else the one of its place. */
  readonly part: MultipartPart | undefined;
}

/** The bytes of a send and their media type as written. */
export interface SentBody {
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** Where findings of a send point to. */
export const sentPointer = 'request:body/forsendelse';

// Thirteen checks look at the same request.
const readings = new WeakMap<ExchangeRequest, MultipartReading>();
const values = new WeakMap<MultipartReading, { readonly json: Json | undefined }>();

/** The body of a send and what it calls itself; undefined where there is none to judge: another operation, broken on purpose, not kept. */
export function sentBody({ operation, exchange }: CheckContext): SentBody | undefined {
  const { request } = exchange;
  const { body } = request;
  if (operation.id !== 'send' || request.deliberatelyInvalid || body === undefined)
    return undefined;
  const contentType = headerOf(request.headers, 'content-type');
  return contentType === undefined ? undefined : { body, contentType };
}

/** The multipart body of a send; undefined where it is none. */
export function readParts(context: CheckContext): MultipartReading | undefined {
  const sent = sentBody(context);
  if (sent === undefined || !/^\s*multipart\//i.test(sent.contentType)) return undefined;
  const { request } = context.exchange;
  return kept(readings, request, () => readMultipart(sent.body, sent.contentType));
}

/** The send as data; undefined also where its JSON cannot be read, which request-conforms tells. */
export function readSending(context: CheckContext): Sending | undefined {
  const reading = readParts(context);
  if (reading === undefined) return undefined;
  const { json } = kept(values, reading, () => ({ json: jsonIn(reading) }));
  if (json === undefined) return undefined;
  return {
    forsendelse: json,
    documents: documentsIn(json, filesIn(reading)),
    sentAtMs: sentAtMs(context.exchange, context.now),
    request: context.exchange.request,
  };
}

/** The parts that are not the JSON. */
export function filesIn({ parts }: MultipartReading): readonly MultipartPart[] {
  return parts.filter(({ name }) => name !== 'forsendelse');
}

function kept<K extends object, V>(memory: WeakMap<K, V>, key: K, read: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = read();
  memory.set(key, value);
  return value;
}

/** TextDecoder drops a byte order mark. */
function jsonIn({ parts }: MultipartReading): Json | undefined {
  const part = parts.find(({ name }) => name === 'forsendelse');
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(part.body));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The entries of `dokumenter` that are objects, each with its part. */
export function documentsIn(
  forsendelse: Json,
  files: readonly MultipartPart[],
): readonly SentDocument[] {
  const list = forsendelse['dokumenter'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((json: unknown, index) => {
    if (!isRecord(json)) return [];
    const part = files.find(({ filename }) => filename === json['filnavn']) ?? files[index];
    return [{ json, pointer: `${sentPointer}/dokumenter/${index}`, part }];
  });
}

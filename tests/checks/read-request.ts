import {
  headerOf,
  matchMedia,
  type ExchangeRequest,
  type MediaContract,
  type PartContract,
  type PartsContract,
  type RequestBodyContract,
} from '#specs';
import { fail, note, type RawFinding } from './check.ts';
import { isJson, readBody } from './read-body.ts';
import { readMultipart, type MultipartPart } from './read-multipart.ts';

/** A value that a request carries, and what the contract says of it. */
export interface RequestValue {
  /** `request:body`, or `request:body/<name>` for a part. */
  readonly pointer: string;
  readonly value: unknown;
  readonly media: MediaContract;
}

/** The body of a request as far as the contract can read it. */
export interface ReadRequest {
  /** Why it is not what the contract documents, before its values are judged. */
  readonly findings: readonly RawFinding[];
  readonly values: readonly RequestValue[];
}

const NOTHING: ReadRequest = { findings: [], values: [] };
const BODY = 'request:body';
const JSON_TYPE = 'application/json';
/** No document names this type, but a range of all types holds it. */
const UNNAMED = 'application/x-unnamed';

/** Reads a request body by its media type; a multipart one part by part (OpenAPI 3.1.1 section 4.8.15). */
export function readRequest(
  documented: RequestBodyContract,
  request: ExchangeRequest,
): ReadRequest {
  const types = documented.content.map(({ mediaType }) => mediaType).join(' or ');
  if (request.bodyBytes === 0)
    return documented.required ? refused(`a body of ${types}`, 'no body') : NOTHING;
  const contentType = headerOf(request.headers, 'content-type');
  // Where any media type goes, none goes too (reference fiks 5.4).
  const media = matchMedia(documented.content, contentType ?? UNNAMED);
  if (media === undefined)
    return refused(types, contentType ?? 'no Content-Type', 'request:header:content-type');
  if (request.body === undefined) return NOTHING;
  if (media.parts !== undefined) return readParts(media.parts, request.body, contentType ?? '');
  return readValue(media, { bytes: request.body, contentType, pointer: BODY });
}

function refused(expected: string, actual: string, pointer = BODY): ReadRequest {
  return { findings: [fail(expected, actual, pointer)], values: [] };
}

interface Read {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly pointer: string;
}

function readValue(media: MediaContract, { bytes, contentType, pointer }: Read): ReadRequest {
  const body = readBody(bytes, contentType);
  if (body.kind === 'broken') return refused(`a body of ${media.mediaType}`, body.problem, pointer);
  if (body.kind === 'json') return oneValue({ pointer, value: body.value, media });
  // Under a range of all types the caller may call JSON anything.
  const hidden =
    body.kind === 'text' && media.mediaType === '*/*' ? readBody(bytes, JSON_TYPE) : body;
  return hidden.kind === 'json' ? oneValue({ pointer, value: hidden.value, media }) : NOTHING;
}

function readParts(parts: PartsContract, body: Uint8Array, contentType: string): ReadRequest {
  const reading = readMultipart(body, contentType);
  if (reading.end !== 'complete')
    return refused(
      reading.problem ?? 'a multipart body',
      `${reading.end} at byte ${reading.stoppedAt}`,
    );
  const read = parts.named.flatMap((part) => readNamed(part, parts, reading.parts));
  const strangers = parts.isOpen ? [] : strangersIn(parts, reading.parts);
  return {
    findings: [...read.flatMap(({ findings }) => findings), ...strangers],
    values: read.flatMap(({ values }) => values),
  };
}

function strangersIn({ named }: PartsContract, parts: readonly MultipartPart[]): RawFinding[] {
  const known = named.map(({ name }) => name);
  return parts
    .filter(({ name }) => name === undefined || !known.includes(name))
    .map(({ name }) => fail(`a part named ${known.join(' or ')}`, name ?? 'no name', BODY));
}

/** Where other parts may stand beside, a repeated name may be one of theirs: the first is judged, the rest noted. */
function readNamed(
  part: PartContract,
  { isOpen }: PartsContract,
  parts: readonly MultipartPart[],
): readonly ReadRequest[] {
  const pointer = `${BODY}/${part.name}`;
  const [first, ...others] = parts.filter(({ name }) => name === part.name);
  if (first === undefined)
    return part.required ? [refused(`a part named ${part.name}`, 'absent', pointer)] : [];
  if (part.repeated)
    return [first, ...others].map((one, index) => readPart(part, one, `${pointer}/${index}`));
  const told = isOpen ? note : fail;
  const repeated =
    others.length === 0
      ? []
      : [told(`one part named ${part.name}`, `${others.length + 1} parts`, pointer)];
  return [readPart(part, first, pointer), { findings: repeated, values: [] }];
}

function readPart(part: PartContract, sent: MultipartPart, pointer: string): ReadRequest {
  const { contentType } = sent;
  const documented = part.contentTypes.map((mediaType) => ({ mediaType }));
  const isOther = documented.length > 0 && matchMedia(documented, contentType) === undefined;
  // RFC 7578 section 4.4: a part need not name its media type.
  if (contentType !== undefined && isOther)
    return refused(part.contentTypes.join(' or '), contentType, pointer);
  return readPartValue(part, sent, pointer);
}

/** What holds JSON is read as JSON, whatever the part calls itself. */
function readPartValue(part: PartContract, sent: MultipartPart, pointer: string): ReadRequest {
  const charset = /;\s*charset=[^;]*/i.exec(sent.contentType ?? '')?.[0] ?? '';
  const body = readBody(sent.body, `${part.mediaType}${charset}`);
  if (body.kind === 'broken') return refused(`a part of ${part.mediaType}`, body.problem, pointer);
  if (body.kind === 'empty' && isJson(part.mediaType))
    return refused(`a part of ${part.mediaType}`, 'empty', pointer);
  if (body.kind === 'json') return oneValue({ pointer, value: body.value, media: part });
  return body.kind === 'text' ? oneValue({ pointer, value: body.text, media: part }) : NOTHING;
}

function oneValue(value: RequestValue): ReadRequest {
  return { findings: [], values: [value] };
}

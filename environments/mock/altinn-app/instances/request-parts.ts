import { boundaryOf, readMultipart, type RawPart } from '../../server/read-multipart.ts';
import type { Reply } from '../../server/message.ts';
import type { Call } from '../call.ts';
import { parseDisposition, storedFileName } from '../data/content-disposition.ts';
import { defects } from '../defects.ts';
import { empty, titledProblem } from '../families.ts';

/** A part of an instantiation request; a single body is one part without a name. */
export interface RequestPart {
  readonly name: string | undefined;
  readonly contentType: string;
  readonly filename: string | null;
  readonly body: Buffer;
}

const cutShort =
  'IOException while reading a section of the request: Unexpected end of Stream, the content may have already been read by another component. ';

/** The parts of POST instances, or the refusal (reference 3, M1-M8). */
export function requestParts(
  call: Call,
): { readonly parts: readonly RequestPart[] } | { readonly reply: Reply } {
  const type = call.request.header('content-type');
  if (type === undefined || !/multipart\//i.test(type)) return { parts: singlePart(call, type) };
  const boundary = boundaryOf(type);
  if (boundary === undefined) return refused(call, defects.multipartNoBoundary, 'no boundary');
  return partsOf(call, boundary);
}

function singlePart(call: Call, contentType: string | undefined): readonly RequestPart[] {
  const { body } = call.request;
  if (contentType === undefined || body.length === 0) return [];
  return [{ name: undefined, contentType, filename: null, body }];
}

function partsOf(call: Call, boundary: string): ReturnType<typeof requestParts> {
  const reading = readMultipart(call.request.body, boundary);
  if (reading.end === 'malformed') return malformed(call, boundary);
  const read = reading.parts.map(toPart);
  const errors = read.flatMap((part) => ('error' in part ? [part.error] : []));
  if (reading.end === 'cut') errors.push(cutShort);
  if (errors.length > 0) return { reply: unreadable(errors.join(', ')) };
  return { parts: read.flatMap((part) => ('error' in part ? [] : [part])) };
}

function malformed(call: Call, boundary: string): { reply: Reply } {
  const bareLineFeed = call.request.body.includes(`--${boundary}\n`);
  const defect = bareLineFeed ? defects.multipartBareLineFeed : defects.multipartPartHeaders;
  return refused(call, defect, 'a part has headers that cannot be read');
}

function refused(call: Call, defect: string, why: string): { reply: Reply } {
  return { reply: call.state.world.has(defect) ? empty(500) : unreadable(why) };
}

/** E4 of a request that cannot be read. */
export function unreadable(detail: string): Reply {
  return titledProblem(400, { title: 'Error reading request', detail }, 'json');
}

function toPart(raw: RawPart, index: number): RequestPart | { error: string } {
  const disposition = parseDisposition(raw.headers.get('content-disposition') ?? '');
  const number = index + 1;
  if (disposition === undefined) {
    return { error: `Part number ${number} doesn't have a content disposition` };
  }
  const contentType = raw.headers.get('content-type');
  if (contentType === undefined) {
    return { error: `Part number ${number} doesn't have a content type` };
  }
  const name = disposition.parameters['name']?.replace(/^"+|"+$/g, '');
  return {
    name: name === '' ? undefined : name,
    contentType,
    filename: storedFileName(disposition) ?? null,
    body: raw.body,
  };
}

/** Takes the first part of this name, or a single part without one; the others stay in order. */
export function takePart(
  parts: readonly RequestPart[],
  name: string,
): { readonly taken?: RequestPart; readonly rest: readonly RequestPart[] } {
  const [only] = parts;
  const single = parts.length === 1 && only?.name === undefined && name === 'instance';
  const index = single ? 0 : parts.findIndex((part) => part.name === name);
  const taken = parts[index];
  return taken === undefined ? { rest: parts } : { taken, rest: parts.toSpliced(index, 1) };
}

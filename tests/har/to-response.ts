import { headerOf, type ExchangeResponse, type HeaderLines } from '#specs';
import { listOf, numberOf, recordOf, textOf, type Json } from './json-parts.ts';
import { toBytes } from './to-bytes.ts';
import { toHeaders } from './to-headers.ts';

/** The recorded answer; `undefined` for status 0, where none came or it was kept out. */
export function toResponse(source: Json, method: string): ExchangeResponse | undefined {
  const status = numberOf(source['status']) ?? 0;
  if (status < 100 || status > 599) return undefined;
  const headersMissing = listOf(source['headers']).length === 0;
  const headers = headersMissing ? fromContent(source) : toHeaders(source['headers']);
  const body = toBody(source, headers);
  const reason = textOf(source['statusText']);
  const lost = body.byteLength === 0 && mustHaveBody({ source, headers, status, method });
  return {
    status,
    ...(reason === undefined || reason === '' ? {} : { reason }),
    headers,
    body,
    ...(lost ? { bodyMissing: true } : {}),
    ...(headersMissing ? { headersMissing } : {}),
  };
}

/** A recording without headers still tells the media type. */
function fromContent(source: Json): HeaderLines {
  const mediaType = textOf(recordOf(source['content'])['mimeType']) ?? '';
  return /^[\w.+-]+\/[\w.+-]+/.test(mediaType) ? [['content-type', mediaType]] : [];
}

function toBody(source: Json, headers: HeaderLines): Uint8Array {
  const content = recordOf(source['content']);
  const mediaType = headerOf(headers, 'content-type') ?? '';
  return toBytes(textOf(content['text']) ?? '', textOf(content['encoding']), mediaType);
}

interface Recorded {
  readonly source: Json;
  readonly headers: HeaderLines;
  readonly status: number;
  readonly method: string;
}

/** True where a body came over the wire but no text of it was kept. */
function mustHaveBody({ source, headers, status, method }: Recorded): boolean {
  if (isBodiless(method, status)) return false;
  const content = recordOf(source['content']);
  const size = numberOf(content['size']) ?? -1;
  const sent = numberOf(headerOf(headers, 'content-length')) ?? 0;
  if (size > 0 || sent > 0) return true;
  if (textOf(content['text']) !== undefined) return false;
  const onWire = numberOf(source['bodySize']) ?? -1;
  // No text and no size: only an explicit zero proves that the body was empty.
  return size === 0 ? onWire > 0 : onWire !== 0;
}

function isBodiless(method: string, status: number): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}

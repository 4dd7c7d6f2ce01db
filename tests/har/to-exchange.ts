import type { Exchange, ExchangeRequest } from '#specs';
import type { HarEntry } from './read-har.ts';
import { toHeaders } from './to-headers.ts';
import { toRequestBody } from './to-request-body.ts';
import { toResponse } from './to-response.ts';
import { numberOf, recordOf, textOf, type Json } from './json-parts.ts';

/** The exchange that an entry recorded; `undefined` where it names no method or absolute URL. */
export function toExchange({ index, value }: HarEntry): Exchange | undefined {
  const request = toRequest(recordOf(value['request']));
  if (request === undefined) return undefined;
  const response = toResponse(recordOf(value['response']), request.method);
  return {
    id: textOf(value['_case']) ?? `entry-${index}`,
    api: '',
    actor: textOf(value['_actor']) ?? 'recorded',
    startedAt: textOf(value['startedDateTime']) ?? '',
    durationMs: Math.max(0, numberOf(value['time']) ?? 0),
    request,
    ...(response === undefined ? {} : { response }),
  };
}

function toRequest(source: Json): ExchangeRequest | undefined {
  const method = textOf(source['method'])?.toUpperCase();
  const url = textOf(source['url']);
  if (method === undefined || url === undefined || !URL.canParse(url)) return undefined;
  const body = toRequestBody(source);
  return {
    method,
    url,
    headers: toHeaders(source['headers']),
    bodyBytes: body?.byteLength ?? Math.max(0, numberOf(source['bodySize']) ?? 0),
    deliberatelyInvalid: false,
    ...(body === undefined ? {} : { body }),
  };
}

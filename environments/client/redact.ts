import type { Exchange, HeaderLines } from '#specs';
import { encodingsOf } from './secret-encodings.ts';
import { createExactMasks } from './mask-exact.ts';
import { maskText, maskHeader } from './mask-text.ts';

/** Masks secrets in whatever is about to be kept; secrets met at run time are registered first. */
export interface Redactor {
  /** Registers an exact value: it is masked raw, base64, hex, JSON-escaped and URL-encoded. */
  register(secret: string, label?: string): void;
  text(text: string): string;
  bytes(body: Uint8Array): Uint8Array;
  headers(lines: HeaderLines): HeaderLines;
  /** The exchange as it may be stored: every header, address and body masked. */
  exchange(exchange: Exchange): Exchange;
}

const shortestSecret = 4;

/** Makes a redactor that knows the patterns at once and exact secrets as they are registered. */
export function createRedactor(): Redactor {
  const registered = new Set<string>();
  const exact = createExactMasks();
  const register = (secret: string, label = '***'): void => {
    if (secret.length < shortestSecret || registered.has(secret)) return;
    registered.add(secret);
    for (const form of encodingsOf(secret)) exact.add(form, label);
  };
  return toRedactor(register, (text) => exact.mask(text));
}

function toRedactor(register: Redactor['register'], maskExact: (text: string) => string): Redactor {
  const text = (raw: string): string => maskText(maskExact(raw));
  const header = ([name, value]: readonly [string, string]): readonly [string, string] => [
    name,
    maskHeader(name, maskExact(value)),
  ];
  const headers = (lines: HeaderLines): HeaderLines => lines.map(header);
  const bytes = (body: Uint8Array): Uint8Array => maskBytes(body, text);
  return {
    register,
    text,
    bytes,
    headers,
    exchange: (exchange) => maskExchange(exchange, { text, bytes, headers }),
  };
}

type Masks = Pick<Redactor, 'text' | 'bytes' | 'headers'>;

function maskExchange(exchange: Exchange, masks: Masks): Exchange {
  const { id, api, actor, startedAt, durationMs, operationId, response, fault } = exchange;
  return {
    id,
    api,
    actor,
    startedAt,
    durationMs,
    ...(operationId === undefined ? {} : { operationId }),
    request: maskRequest(exchange.request, masks),
    ...(response === undefined
      ? {}
      : {
          response: {
            status: response.status,
            ...(response.reason === undefined ? {} : { reason: masks.text(response.reason) }),
            headers: masks.headers(response.headers),
            body: masks.bytes(response.body),
          },
        }),
    ...(fault === undefined ? {} : { fault: { ...fault, message: masks.text(fault.message) } }),
  };
}

function maskRequest(request: Exchange['request'], masks: Masks): Exchange['request'] {
  const { method, url, headers, body, bodyBytes, bodySha256, deliberatelyInvalid, provoked } =
    request;
  return {
    method,
    url: masks.text(url),
    headers: masks.headers(headers),
    ...(body === undefined ? {} : { body: masks.bytes(body) }),
    bodyBytes,
    ...(bodySha256 === undefined ? {} : { bodySha256 }),
    deliberatelyInvalid,
    ...(provoked === undefined ? {} : { provoked }),
  };
}

/** Latin-1 keeps every byte, so that a body that is not text comes back as it was. */
function maskBytes(body: Uint8Array, text: (raw: string) => string): Uint8Array {
  if (body.length === 0) return body;
  const raw = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const masked = text(raw);
  return masked === raw ? body : Buffer.from(masked, 'latin1');
}

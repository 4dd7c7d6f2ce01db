import type { Finding, FindingMessage, HeaderLines } from '#specs';
import { toCurl, type LiveExchange, type Redactor } from '#environments';

type Told = NonNullable<Finding['exchange']>;

/** Characters of a body that a finding shows: enough for a person to see what is wrong. */
const longestBody = 2000;

/** An exchange in one line: which it was, and how to repeat it. */
export function tellBriefly(exchange: LiveExchange): Told {
  const { method, url } = exchange.request;
  return { method, url, status: exchange.response?.status ?? 0, curl: toCurl(exchange) };
}

/** The same with what was sent and answered, masked before it is cut: half a secret would not be known for one. */
export function tellWhole(exchange: LiveExchange, redactor: Redactor): Told {
  const { request, response } = redactor.exchange(exchange);
  return {
    ...tellBriefly(exchange),
    request: toMessage(request.headers, request.body, request.bodyBytes),
    ...(response === undefined
      ? {}
      : { response: toMessage(response.headers, response.body, exchange.response?.body.length) }),
  };
}

function toMessage(
  headers: HeaderLines,
  body: Uint8Array = new Uint8Array(),
  bytes: number = body.length,
): FindingMessage {
  const text = toText(body);
  return { headers, bytes, ...(text === '' ? {} : { body: text }) };
}

/** The beginning of a text; empty for bytes that are none. */
function toText(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  if (/[^\P{Cc}\t\r\n]/u.test(text) || text.includes('\uFFFD')) return '';
  return text.length > longestBody ? `${text.slice(0, longestBody)}…` : text;
}

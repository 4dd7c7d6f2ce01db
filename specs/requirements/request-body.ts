import type { Exchange } from '../compiler/exchange.ts';

/** The body of the request as UTF-8 text; '' where there is none or it was not kept. */
export function bodyText({ request }: Exchange): string {
  return request.body === undefined ? '' : new TextDecoder().decode(request.body);
}

/** The body of the request as JSON; undefined where it is none. */
export function jsonBody(exchange: Exchange): unknown {
  return parse(bodyText(exchange));
}

/** `empty`, `malformed-json`, or the kind of JSON that the body is. */
export function kindOf(exchange: Exchange): string {
  if (exchange.request.bodyBytes === 0) return 'empty';
  const value = jsonBody(exchange);
  if (value === undefined) return 'malformed-json';
  if (value === null) return 'json-null';
  return Array.isArray(value) ? 'json-array' : `json-${typeof value}`;
}

/** The value at a JSON pointer; undefined where it leads nowhere. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(step, value);
}

/** Text as JSON; undefined where it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

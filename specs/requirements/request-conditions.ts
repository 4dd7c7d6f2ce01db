import { headerOf, type Exchange } from '../compiler/exchange.ts';
import { bodyText, jsonBody, kindOf, valueAt } from './request-body.ts';
import { multipartConditions } from './multipart-conditions.ts';

/** One word of `match.request` in defects.yaml. */
export interface RequestCondition {
  /** What it says of a request, with the values it takes. */
  readonly says: string;
  /** `named`: the finding belongs to a requirement that the defect names, so the scenario's purpose is known. */
  readonly holds: (wanted: unknown, exchange: Exchange, named: boolean) => boolean;
}

/** Every word of `match.request`; all that a row uses must hold. */
export const requestConditions: Readonly<Record<string, RequestCondition>> = {
  actor: {
    says: 'ids of the actors that may have called',
    holds: (wanted, { actor }) => list(wanted).includes(actor),
  },
  token: {
    says: '`refused`: no Authorization header, or a requirement about tokens that do not hold',
    holds: (_, { request }, named) =>
      named || headerOf(request.headers, 'authorization') === undefined,
  },
  instance: {
    says: '`unknown`: a made-up instance id, or a requirement about an instance that does not exist',
    holds: (_, { request }, named) => named || isMadeUp(request.url, /\/instances\/\d+\/([^/?]+)/),
  },
  element: {
    says: '`unknown`: a made-up data element id, or a requirement about an element that does not exist',
    holds: (_, { request }, named) => named || isMadeUp(request.url, /\/data\/([^/?]+)/),
  },
  resource: {
    says: '`unknown`: a last path segment that says so, or a requirement about a resource that does not exist',
    holds: (_, { request }, named) => named || saysUnknown(request.url),
  },
  mediaType: {
    says: 'media type of the body without parameters, or a list of them; `absent`',
    holds: (wanted, exchange) => list(wanted).includes(mediaTypeOf(exchange)),
  },
  mediaParameter: {
    says: 'parameter of Content-Type: `absent` or `present`',
    holds: (wanted, { request }) => {
      const type = headerOf(request.headers, 'content-type') ?? '';
      return members(wanted).every(([name, state]) => presence(hasParameter(type, name)) === state);
    },
  },
  headers: {
    says: 'header: `absent`, `present`, or a pattern of its value',
    holds: (wanted, { request }) =>
      members(wanted).every(([name, state]) => agrees(headerOf(request.headers, name), state)),
  },
  path: {
    says: 'a pattern of the path as it was sent',
    holds: (wanted, { request }) => new RegExp(String(wanted)).test(new URL(request.url).pathname),
  },
  query: {
    says: 'query parameter: `absent`, `present`, or a pattern of its value',
    holds: (wanted, { request }) => {
      const query = new URL(request.url).searchParams;
      return members(wanted).every(([name, state]) => agrees(query.get(name) ?? undefined, state));
    },
  },
  queryHas: {
    says: 'a pattern of the decoded value of any query parameter',
    holds: (wanted, { request }) => {
      const pattern = new RegExp(String(wanted), 'u');
      return [...new URL(request.url).searchParams.values()].some((value) => pattern.test(value));
    },
  },
  bodyKind: {
    says: 'empty, malformed-json, json-null, json-array, json-object, json-string, json-number, json-boolean; or a list',
    holds: (wanted, exchange) => list(wanted).includes(kindOf(exchange)),
  },
  bodyEquals: {
    says: 'JSON pointer into the body: the value there',
    holds: (wanted, exchange) =>
      members(wanted).every(([pointer, value]) => valueAt(jsonBody(exchange), pointer) === value),
  },
  bodyPattern: {
    says: 'JSON pointer into the body: a pattern of the text there',
    holds: (wanted, exchange) =>
      members(wanted).every(([pointer, pattern]) => {
        const value = valueAt(jsonBody(exchange), pointer);
        return typeof value === 'string' && new RegExp(String(pattern)).test(value);
      }),
  },
  bodyHas: {
    says: 'JSON pointers into the body that lead somewhere',
    holds: (wanted, exchange) =>
      list(wanted).every((pointer) => valueAt(jsonBody(exchange), pointer) !== undefined),
  },
  bodyText: {
    says: 'a pattern of the body as text',
    holds: (wanted, exchange) => new RegExp(String(wanted)).test(bodyText(exchange)),
  },
  bodyBytesAtLeast: {
    says: 'size of the body in bytes',
    holds: (wanted, { request }) => typeof wanted === 'number' && request.bodyBytes >= wanted,
  },
  bodyBytesBelow: {
    says: 'size in bytes that the body does not reach',
    holds: (wanted, { request }) => typeof wanted === 'number' && request.bodyBytes < wanted,
  },
  repeatedElement: {
    says: 'whether one data element is patched twice: true or false',
    holds: (wanted, exchange) => patchesRepeat(exchange) === wanted,
  },
  multipart: {
    says: `parts: ${Object.keys(multipartConditions).join(', ')}`,
    holds: (wanted, exchange) =>
      members(wanted).every(
        ([name, value]) => multipartConditions[name]?.(value, exchange) ?? false,
      ),
  },
};

/** A guid that begins with one digit eight times: nobody's, and what suites and recordings ask for in vain. */
function isMadeUp(url: string, place: RegExp): boolean {
  return /^(.)\1{7}-/.test(place.exec(new URL(url).pathname)?.[1] ?? '');
}

function saysUnknown(url: string): boolean {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return /finnes-?ikke|ukjent|unknown|no-?such|nope|missing|not-?there|does-?not-?exist/i.test(
    last,
  );
}

function mediaTypeOf({ request }: Exchange): string {
  const type = headerOf(request.headers, 'content-type');
  return type?.split(';')[0]?.trim().toLowerCase() ?? 'absent';
}

function hasParameter(type: string, name: string): boolean {
  return new RegExp(`;\\s*${name}\\s*=`, 'i').test(type);
}

function presence(there: boolean): string {
  return there ? 'present' : 'absent';
}

function agrees(value: string | undefined, state: unknown): boolean {
  if (state === 'absent' || state === 'present') return presence(value !== undefined) === state;
  return value !== undefined && new RegExp(String(state)).test(value);
}

function patchesRepeat(exchange: Exchange): boolean {
  const patches = valueAt(jsonBody(exchange), '/patches');
  if (!Array.isArray(patches)) return false;
  const ids = patches.map((one) => valueAt(one, '/dataElementId'));
  return new Set(ids).size < ids.length;
}

function list(wanted: unknown): readonly string[] {
  return (Array.isArray(wanted) ? wanted : [wanted]).map(String);
}

function members(wanted: unknown): readonly (readonly [string, unknown])[] {
  return typeof wanted === 'object' && wanted !== null ? Object.entries(wanted) : [];
}

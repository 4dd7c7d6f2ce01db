import { traceId } from '../altinn-app/families.ts';
import { jsonReply } from '../server/json-reply.ts';
import type { Lines, Reply } from '../server/message.ts';

const rfc = (section: string): string => `https://tools.ietf.org/html/rfc9110#section-${section}`;

const kinds: Readonly<Record<number, { section: string; title: string }>> = {
  400: { section: '15.5.1', title: 'Bad Request' },
  401: { section: '15.5.2', title: 'Unauthorized' },
  403: { section: '15.5.4', title: 'Forbidden' },
  404: { section: '15.5.5', title: 'Not Found' },
  409: { section: '15.5.10', title: 'Conflict' },
  415: { section: '15.5.16', title: 'Unsupported Media Type' },
};

/** A JSON body. */
export function json(status: number, value: unknown, headers: Lines = []): Reply {
  return jsonReply(status, value, { headers });
}

/** Most refusals: a text as a JSON literal (reference altinn-platform 4.4, row 1). */
export function text(status: number, words: string): Reply {
  return jsonReply(status, words);
}

/** 401, 403, 405, a missed route: no body and no media type. */
export function empty(status: number, headers: Lines = []): Reply {
  return { status, headers };
}

/** A problem of a controller, as plain JSON; with words where the code has some. */
export function problem(status: number, detail?: string): Reply {
  const { section, title } = kinds[status] ?? { section: '15.5', title: 'Error' };
  const told = detail === undefined ? {} : { detail };
  return jsonReply(status, { type: rfc(section), title, status, ...told, traceId: traceId() });
}

/** Model binding: `errors` stands first, the media type is plain JSON (reference altinn-platform 12). */
export function invalid(errors: Readonly<Record<string, readonly string[]>>): Reply {
  const title = 'One or more validation errors occurred.';
  return jsonReply(400, { errors, type: rfc('15.5.1'), title, status: 400, traceId: traceId() });
}

/** What an error that nobody catches becomes: a problem that must not be kept. */
export function crash(): Reply {
  const title = 'An error occurred while processing your request.';
  const value = { type: rfc('15.6.1'), title, status: 500, traceId: traceId() };
  const headers: Lines = [
    ['Cache-Control', 'no-cache,no-store'],
    ['Expires', '-1'],
    ['Pragma', 'no-cache'],
  ];
  return jsonReply(500, value, { mediaType: 'application/problem+json; charset=utf-8', headers });
}

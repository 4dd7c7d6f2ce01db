import { randomBytes } from 'node:crypto';
import { jsonReply } from '../server/json-reply.ts';
import type { Lines, Reply } from '../server/message.ts';

// The eleven families of error bodies (reference altinn-app 0.2).

const sections: Readonly<Record<number, string>> = {
  400: '15.5.1',
  401: '15.5.2',
  403: '15.5.4',
  404: '15.5.5',
  405: '15.5.6',
  409: '15.5.10',
  415: '15.5.16',
  422: '15.5.21',
};
const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
};

/** Media type of problem bodies: `json` on actions declared to produce JSON only. */
export type ProblemMedia = 'problem' | 'json';

const mediaOf = (media: ProblemMedia): string =>
  media === 'json' ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8';

/** A JSON body of any media type. */
export function json(status: number, value: unknown, headers: Lines = []): Reply {
  return jsonReply(status, value, { headers });
}

/** W3C trace id as the service writes it. */
export function traceId(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
}

/** E1: a bare status code of an API controller. */
export function bareProblem(status: number, media: ProblemMedia = 'problem'): Reply {
  const type = `https://tools.ietf.org/html/rfc9110#section-${sections[status] ?? '15.5'}`;
  const value = { type, title: titles[status] ?? 'Error', status, traceId: traceId() };
  return jsonReply(status, value, { mediaType: mediaOf(media) });
}

/** E2 and E8: no body and no media type. */
export function empty(status: number, headers: Lines = []): Reply {
  return { status, headers };
}

/** E3: model binding. `errors` by key, e.g. `{ dataType: ['The dataType field is required.'] }`. */
export function bindingProblem(
  errors: Readonly<Record<string, readonly string[]>>,
  media: ProblemMedia = 'problem',
): Reply {
  const value = {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    errors,
    traceId: traceId(),
  };
  return jsonReply(400, value, { mediaType: mediaOf(media) });
}

/** E4: only the members that the code sets, in that order. */
export function handMadeProblem(
  status: number,
  members: Readonly<Record<string, unknown>>,
  media: ProblemMedia = 'problem',
): Reply {
  return jsonReply(status, members, { mediaType: mediaOf(media) });
}

/** E4 in its usual form: title, status, detail. */
export function titledProblem(
  status: number,
  text: { title: string; detail: string },
  media: ProblemMedia = 'problem',
): Reply {
  return handMadeProblem(status, { title: text.title, status, detail: text.detail }, media);
}

/** E5: `Problem(...)` of a controller: type, title, status, detail, traceId. */
export function controllerProblem(
  status: number,
  text: { title: string; detail: string },
  media: ProblemMedia = 'problem',
): Reply {
  const type = `https://tools.ietf.org/html/rfc9110#section-${sections[status] ?? '15.6.1'}`;
  const value = { type, title: text.title, status, detail: text.detail, traceId: traceId() };
  return jsonReply(status, value, { mediaType: mediaOf(media) });
}

/** E6: a text as a JSON literal. */
export function jsonText(status: number, text: string): Reply {
  return json(status, text);
}

/** E7: a raw text. */
export function plainText(status: number, text: string): Reply {
  const headers: Lines = [['Content-Type', 'text/plain; charset=utf-8']];
  return { status, headers, body: Buffer.from(text), chunked: true };
}

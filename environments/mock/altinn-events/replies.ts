import { traceId } from '../altinn-app/families.ts';
import type { Lines, Reply } from '../server/message.ts';
import type { ProblemLabel } from './call.ts';

/** Media type of every list of events (reference altinn-platform 11.3). */
export const cloudEventsType = 'application/cloudevents+json; charset=utf-8';

const labels: Readonly<Record<ProblemLabel, string>> = {
  json: 'application/json; charset=utf-8',
  problem: 'application/problem+json; charset=utf-8',
  cloudevents: cloudEventsType,
};

// System.Text.Json escapes these and everything outside ASCII.
const escaped = /[<>&'+`\u007f-\uffff]/g;

/** JSON text as the service writes it: non-ASCII and `<>&'+` as \uXXXX (reference altinn-platform 11.3). */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('\\"', '\\u0022')
    .replaceAll(escaped, (one) => `\\u${hex(one.charCodeAt(0))}`);
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

/** A JSON body under this media type. */
export function jsonAnswer(status: number, value: unknown, headers: Lines = []): Reply {
  return textReply(status, toJsonText(value), { mediaType: labels.json, headers });
}

interface TextForm {
  readonly mediaType: string;
  readonly headers?: Lines;
}

/** A text under this media type, in chunks as the service sends it. */
export function textReply(status: number, text: string, form: TextForm): Reply {
  return {
    status,
    headers: [['Content-Type', form.mediaType], ...(form.headers ?? [])],
    body: Buffer.from(text),
    chunked: true,
  };
}

interface Words {
  readonly section: string;
  readonly title: string;
}

const statusWords: Readonly<Record<number, Words>> = {
  400: { section: '15.5.1', title: 'Bad Request' },
  404: { section: '15.5.5', title: 'Not Found' },
  415: { section: '15.5.16', title: 'Unsupported Media Type' },
  500: { section: '15.6.1', title: 'An error occurred while processing your request.' },
};

interface ProblemForm {
  readonly label?: ProblemLabel | undefined;
  readonly detail?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  readonly headers?: Lines;
}

/** A problem as the framework writes it: type, title, status, then detail or errors, then traceId. */
export function problem(status: number, form: ProblemForm = {}): Reply {
  const { section, title } = statusWords[status] ?? { section: '15.5', title: 'Error' };
  const { label = 'json', detail, errors, headers = [] } = form;
  const value = {
    type: `https://tools.ietf.org/html/rfc9110#section-${section}`,
    title: errors === undefined ? title : 'One or more validation errors occurred.',
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    traceId: traceId(),
  };
  return textReply(status, toJsonText(value), { mediaType: labels[label], headers });
}

/** What an error that nobody caught is answered with. */
export function unhandled(): Reply {
  const headers: Lines = [
    ['Cache-Control', 'no-cache,no-store'],
    ['Expires', '-1'],
    ['Pragma', 'no-cache'],
  ];
  return problem(500, { label: 'problem', headers });
}

/** No body and no media type. */
export function bare(status: number, headers: Lines = []): Reply {
  return { status, headers };
}

import { traceId } from '../altinn-app/families.ts';
import { jsonReply } from '../server/json-reply.ts';
import type { Lines, MockRequest, Reply } from '../server/message.ts';

// Four kinds of error bodies (reference altinn-system-register 1): empty, the framework's problem
// (altinn-app/families), Altinn's problem and plain text.

const titles = {
  'AUTH-00000': [400, 'There is no organisation with this number or party.'],
  'AUTH-00001': [400, 'A right is unknown, or is not one of the system.'],
  'AUTH-00004': [400, 'This reference has a system user already.'],
  'AUTH-00007': [400, 'This reference has a request that waits: use or delete it.'],
  'AUTH-00009': [400, 'This reference has a request that was refused: delete it first.'],
  'AUTH-00010': [404, 'There is no request with this id.'],
  'AUTH-00011': [404, 'There is no system with this id.'],
  'AUTH-00013': [409, 'The request is not new.'],
  'AUTH-00015': [404, 'There is no system user with this id.'],
  'AUTH-00021': [400, 'The redirect address is none of the system.'],
  'AUTH-00023': [401, 'The token names no organisation.'],
  'AUTH-00026': [400, 'The system has no redirect addresses.'],
  'AUTH-00058': [400, 'An agent needs at least one access package.'],
  'AUTH-00059': [400, 'A system user needs at least one right or access package.'],
  'AUTH-00063': [400, 'An access package is none of the system.'],
  'AUTH-00064': [400, 'An access package cannot be given to a system user.'],
  'AUTH-00065': [400, 'An access package cannot be given to an agent.'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

/** A code of Altinn's problems. */
export type ProblemCode = keyof typeof titles;

const descriptions: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  409: 'Conflict',
};

const mediaType = 'application/problem+json';

/** Altinn's problem of a code, with what goes beside it. */
export function altinnProblem(
  code: ProblemCode,
  more: Readonly<Record<string, string>> = {},
): Reply {
  const [status, title] = titles[code];
  const value = {
    type: `urn:altinn:error:${code}`,
    title,
    status,
    code,
    traceId: traceId(),
    statusDescription: descriptions[status],
    ...more,
  };
  return jsonReply(status, value, { mediaType });
}

/** One broken rule of a system. */
export interface Broken {
  /** `AUTH.VLD-…`. */
  readonly code: string;
  readonly title: string;
  readonly path: string;
  /** What is wrong in particular, under a name of its own. */
  readonly more?: Readonly<Record<string, string>>;
}

/** Altinn's problem with every broken rule. */
export function validationProblem(broken: readonly Broken[]): Reply {
  const value = {
    type: 'urn:altinn:error:STD-00000',
    title: 'The request breaks rules.',
    status: 400,
    code: 'STD-00000',
    traceId: traceId(),
    statusDescription: descriptions[400],
    validationErrors: broken.map(({ code, title, path, more = {} }) => ({
      code: `AUTH.VLD-${code}`,
      title,
      paths: [`/registersystemrequest/${path}`],
      ...more,
    })),
  };
  return jsonReply(400, value, { mediaType });
}

/** A sentence as plain text, or as a JSON string for who accepts nothing but JSON (recorded SR-371). */
export function sentence(status: number, text: string, request: MockRequest): Reply {
  if (request.header('accept') === 'application/json') return jsonReply(status, text);
  return {
    status,
    headers: [['Content-Type', 'text/plain; charset=utf-8']],
    body: Buffer.from(text),
    chunked: true,
  };
}

/** What lists of systems say of caches. */
export const uncached: Lines = [
  ['Cache-Control', 'no-store,no-cache'],
  ['Pragma', 'no-cache'],
];

import { randomUUID } from 'node:crypto';
import { jsonReply } from '../server/json-reply.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import type { World } from '../server/world.ts';

/** Why a call is refused: what its error message says (reference fiks 2). */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** Reason phrases by status. */
export const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
};

/** A request that cannot be taken as it is. */
export function badRequest(message: string): Refusal {
  return { status: 400, message };
}

/** Whether an answer of a rule is a refusal. */
export function isRefusal(value: object): value is Refusal {
  return 'status' in value && 'message' in value;
}

const mediaType = 'application/json';

/** A success with a JSON body. */
export function json(value: unknown): Reply {
  return jsonReply(200, value, { mediaType });
}

/** 204 without a body. */
export const noContent: Reply = { status: 204, headers: [] };

/** The message of a refusal as the platform writes it, with its nulls (reference fiks 2.1). */
export function errorReply(
  { status, message }: Refusal,
  request: MockRequest,
  world: World,
): Reply {
  const body = {
    timestamp: world.clock.now().getTime(),
    status,
    error: reasons[status] ?? 'Error',
    errorId: randomUUID(),
    path: request.rawTarget.split('?', 1)[0],
    originalPath: null,
    message,
    errorCode: null,
    errorJson: null,
  };
  return jsonReply(status, body, { mediaType });
}

import { randomUUID } from 'node:crypto';
import type { Lines, Reply } from '../../server/message.ts';

/** Name of the header that shows the key. */
export const keyHeader = 'Ocp-Apim-Subscription-Key';

/** What the gateway itself answers (reference sdir 8.1). */
export function gatewayReply(status: number, message: string, headers: Lines = []): Reply {
  return jsonReply(status, { statusCode: status, message }, headers);
}

/** No operation of the gateway has that path and method (reference sdir 8.1, OperationNotFound). */
export function operationNotFound(): Reply {
  return gatewayReply(404, 'Resource not found');
}

/** What stands behind the gateway failed (reference sdir 8.1). */
export function gatewayFailure(): Reply {
  const body = { statusCode: 500, message: 'Internal server error', activityId: randomUUID() };
  return jsonReply(500, body);
}

const texts = {
  missing:
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
  invalid:
    'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
} as const;

/** Why a key is refused. */
export type KeyProblem = keyof typeof texts;

/** A key that is missing, unknown or of another product (reference sdir 8.1, 8.2). */
export function keyRefused(problem: KeyProblem, realm: string): Reply {
  const challenge = `AzureApiManagementKey realm="${realm}",name="${keyHeader}",type="header"`;
  return gatewayReply(401, texts[problem], [['WWW-Authenticate', challenge]]);
}

/** Too many calls now (reference sdir 8.1, RateLimitExceeded). */
export function throttled(seconds: number): Reply {
  const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
  return gatewayReply(429, message, [['Retry-After', String(seconds)]]);
}

/** Too many calls of the period that was paid for (reference sdir 8.1, QuotaExceeded). */
export function quotaExceeded(seconds: number): Reply {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const left = `${pad(hours)}:${pad(minutes)}:${pad(seconds % 60)}`;
  const message = `Out of call volume quota. Quota will be replenished in ${left}.`;
  return gatewayReply(403, message, [['Retry-After', String(seconds)]]);
}

function jsonReply(status: number, value: unknown, headers: Lines = []): Reply {
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: Buffer.from(JSON.stringify(value)),
  };
}

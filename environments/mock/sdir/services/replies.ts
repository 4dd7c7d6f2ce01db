import { randomBytes } from 'node:crypto';
import { jsonReply } from '../../server/json-reply.ts';
import type { Lines, Reply } from '../../server/message.ts';

/** A JSON body of the service behind the gateway. */
export function json(status: number, value: unknown, headers: Lines = []): Reply {
  return jsonReply(status, value, { headers });
}

/** Problem details as ASP.NET writes them (reference sdir 6.2). */
export function problem(status: number, title: string, errors?: Errors): Reply {
  const traceId = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
  const type = `https://tools.ietf.org/html/rfc9110#section-15.5.${status - 399}`;
  const value = { type, title, status, ...(errors === undefined ? {} : { errors }), traceId };
  return jsonReply(status, value, { mediaType: 'application/problem+json; charset=utf-8' });
}

type Errors = Readonly<Record<string, readonly string[]>>;

/** A refusal without a word: how the service says no to a token (reference sdir 3.4). */
export function silent(status: number): Reply {
  return { status, headers: [] };
}

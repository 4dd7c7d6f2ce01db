import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Lines } from '../../server/message.ts';

/** A message to the address of a subscription. */
export interface Message {
  readonly address: string;
  readonly headers: Lines;
  readonly body: string;
  readonly signal: AbortSignal;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const timeoutMs = 5000;

/**
 * Posts a message and gives the status of the answer; undefined where none came. The mock calls this
 * machine only, and takes any certificate there: receivers make their own.
 */
export function postEvent({
  address,
  headers,
  body,
  signal,
}: Message): Promise<number | undefined> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !loopback.has(url.hostname)) return Promise.resolve(undefined);
  const options = {
    method: 'POST',
    headers: { ...Object.fromEntries(headers), 'Content-Length': Buffer.byteLength(body) },
    agent: false as const,
    timeout: timeoutMs,
    signal,
    rejectUnauthorized: false,
  };
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve) => {
    const outgoing = send(url, options, (response) => {
      response.resume();
      response.on('close', () => resolve(response.statusCode));
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(undefined));
    outgoing.end(body);
  });
}

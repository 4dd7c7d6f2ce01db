import { request } from 'node:http';
import { URL } from 'node:url';
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
 * Posts a message and gives the status of the answer; undefined where none came. The mock calls
 * loopback addresses only, and in clear text whatever the scheme: nothing leaves this machine, and
 * receivers need no certificate.
 */
export function postEvent({
  address,
  headers,
  body,
  signal,
}: Message): Promise<number | undefined> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !loopback.has(url.hostname)) return Promise.resolve(undefined);
  const target = {
    hostname: url.hostname === 'localhost' ? '127.0.0.1' : url.hostname.replaceAll(/[[\]]/g, ''),
    port: url.port,
    path: url.pathname + url.search,
    method: 'POST',
    headers: { ...Object.fromEntries(headers), 'Content-Length': Buffer.byteLength(body) },
    agent: false as const,
    timeout: timeoutMs,
    signal,
  };
  return new Promise((resolve) => {
    const outgoing = request(target, (response) => {
      response.resume();
      response.on('close', () => resolve(response.statusCode));
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(undefined));
    outgoing.end(body);
  });
}

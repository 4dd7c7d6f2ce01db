import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { RawAnswerParser } from './parse-raw-answer.ts';
import {
  toTimeoutError,
  WireError,
  type HangUp,
  type WireAnswer,
  type WireRequest,
} from './wire.ts';

/** What a raw connection needs beside the request. */
export interface RawOptions {
  /** Certificates of all trusted authorities, or undefined for node's own. */
  readonly authorities: readonly string[] | undefined;
}

/**
 * Sends over a socket of its own what undici refuses: a wrong Content-Length, a cut body, bad
 * chunking, broken header lines. Adds `Host` and `Connection: close` where the lines have none, and
 * nothing else; a declared length longer than the body ends our side of the connection.
 * Goes past a proxy. Rejects with the error of node; `classifyFault` names it.
 */
export async function sendRaw(request: WireRequest, options: RawOptions): Promise<WireAnswer> {
  const body = await toBytes(request.body);
  return new Promise((resolve, reject) => {
    const url = new URL(request.origin);
    const socket = open(url, options);
    const parser = new RawAnswerParser(request.method);
    const timeout = toTimeoutError(request.timeoutMs);
    const deadline = setTimeout(() => socket.destroy(timeout), request.timeoutMs);
    const settle = (error?: Error): void => {
      clearTimeout(deadline);
      const answer = parser.answer();
      if (answer !== undefined) resolve(answer);
      else reject(error ?? new WireError('SAMSVAR_TRUNCATED', parser.whatIsMissing()));
      socket.destroy();
    };
    const cut = (): void => {
      settle(new WireError('SAMSVAR_HUNG_UP', `we hung up (${request.hangUp})`));
    };
    socket.on(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      socket.write(toHead(request, url));
      if (request.hangUp !== undefined) socket.write(sentPart(body, request.hangUp), cut);
      else socket.write(body);
      if (declaredLength(request) > body.length) socket.end();
    });
    socket.on('data', (chunk: Buffer) => {
      parser.feed(chunk);
      if (parser.isComplete()) settle();
    });
    socket.on('end', () => {
      parser.end();
      settle();
    });
    socket.on('error', settle);
  });
}

function sentPart(body: Uint8Array, hangUp: HangUp): Uint8Array {
  return hangUp === 'mid-body' ? body.subarray(0, Math.ceil(body.length / 2)) : body;
}

function open(url: URL, { authorities }: RawOptions): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (url.protocol !== 'https:') return connectPlain({ host, port, allowHalfOpen: true });
  return connectTls({
    host,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(authorities === undefined ? {} : { ca: [...authorities] }),
  });
}

function toHead({ method, path, headers }: WireRequest, url: URL): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`];
  if (!has(headers, 'host')) lines.push(`Host: ${url.host}`);
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  if (!has(headers, 'connection')) lines.push('Connection: close');
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function has(headers: WireRequest['headers'], name: string): boolean {
  return headers.some(([key]) => key.toLowerCase() === name);
}

function declaredLength({ headers }: WireRequest): number {
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  return Number(length ?? 0) || 0;
}

async function toBytes(body: WireRequest['body']): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

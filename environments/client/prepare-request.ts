import { createHash } from 'node:crypto';
import type { ExchangeRequest, HeaderLines } from '#specs';
import type { Target } from '../target.ts';
import type { OutgoingRequest } from './create-client.ts';
import type { Outgoing } from './guard-identity.ts';
import { isSecretHeader, maskHeader } from './mask-text.ts';
import { userAgent } from './user-agent.ts';
import type { WireRequest } from './wire.ts';

/** A request ready to be sent, and how it will be recorded. */
export interface PreparedRequest {
  readonly wire: WireRequest;
  readonly actor: string;
  /** Past undici. */
  readonly isRaw: boolean;
  /** False for a stream: it is read once. */
  readonly isRepeatable: boolean;
  /** What is looked through for identities. */
  readonly visible: Outgoing;
  /** Called when the body has been sent. */
  toRecord(): ExchangeRequest;
}

/** Name of the variable that stands for an actor's token in everything that is kept. */
export function tokenVariable(actor: string): string {
  return `SAMSVAR_TOKEN_${actor.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;
}

/** Puts address, header lines and body together; nothing is normalised. */
export function prepareRequest(
  request: OutgoingRequest,
  { target, token }: { target: Target; token: string | undefined },
): PreparedRequest {
  const actor = request.as ?? 'anonymous';
  const url = request.url ?? `${target.baseUrl}${request.path ?? ''}`;
  const { sent, kept } = toHeaderLines(request, { actor, token });
  const body = toBody(request.body);
  const bytes = body instanceof Uint8Array ? body : undefined;
  const timeoutMs = request.timeoutMs ?? target.network.timeoutMs;
  return {
    wire: { ...splitUrl(url), method: request.method, headers: sent, body, timeoutMs },
    actor,
    isRaw: request.raw ?? needsRaw(sent, bytes?.length ?? 0),
    isRepeatable: !(body instanceof CountedBody),
    visible: { url, headers: sent, ...(bytes === undefined ? {} : { body: bytes }) },
    toRecord: () => ({
      method: request.method.toUpperCase(),
      url,
      headers: kept,
      ...toBodyRecord(body),
      deliberatelyInvalid: request.deliberatelyInvalid ?? false,
    }),
  };
}

function toBodyRecord(
  body: Uint8Array | CountedBody | undefined,
): Pick<ExchangeRequest, 'body' | 'bodyBytes' | 'bodySha256'> {
  if (body === undefined) return { bodyBytes: 0 };
  if (body instanceof Uint8Array) return { body, bodyBytes: body.length };
  return { bodyBytes: body.bytes, bodySha256: body.sha256() };
}

/** Splits without normalising: `new URL` would undo `..`, `//` and percent signs. */
function splitUrl(url: string): { origin: string; path: string } {
  const slash = url.indexOf('/', url.indexOf('://') + 3);
  if (slash < 0) return { origin: url, path: '/' };
  return { origin: url.slice(0, slash), path: url.slice(slash) };
}

interface Caller {
  readonly actor: string;
  readonly token: string | undefined;
}

/** The lines as sent, and as kept: with variable names instead of secrets. */
function toHeaderLines(
  request: OutgoingRequest,
  { actor, token }: Caller,
): { sent: HeaderLines; kept: HeaderLines } {
  const sent: (readonly [string, string])[] = [];
  const kept: (readonly [string, string])[] = [];
  const add = (name: string, value: string): void => {
    sent.push([name, value]);
    kept.push([name, isSecretHeader(name) ? maskHeader(name, value) : value]);
  };
  for (const [name, value] of request.headers ?? []) add(name, value);
  if (request.raw !== true && !has(sent, 'user-agent')) add('User-Agent', userAgent);
  if (typeof request.authorization === 'string') add('Authorization', request.authorization);
  if (token !== undefined && !has(sent, 'authorization')) {
    sent.push(['Authorization', `Bearer ${token}`]);
    kept.push(['Authorization', `Bearer $${tokenVariable(actor)}`]);
  }
  return { sent, kept };
}

function has(lines: HeaderLines, name: string): boolean {
  return lines.some(([key]) => key.toLowerCase() === name);
}

function toBody(body: OutgoingRequest['body']): Uint8Array | CountedBody | undefined {
  if (body === undefined || body instanceof Uint8Array) return body;
  return typeof body === 'string' ? Buffer.from(body, 'utf8') : new CountedBody(body);
}

/** Header lines that undici refuses or sets itself. */
const ownedByUndici = new Set([
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
]);

function needsRaw(lines: HeaderLines, bodyBytes: number): boolean {
  return lines.some(([name, value]) => {
    const lower = name.toLowerCase();
    return lower === 'content-length' ? Number(value) !== bodyBytes : ownedByUndici.has(lower);
  });
}

/** Hashes and counts a stream while it is sent. */
class CountedBody implements AsyncIterable<Uint8Array> {
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #hash = createHash('sha256');
  bytes = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source) {
      this.#hash.update(chunk);
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  sha256(): string {
    return this.#hash.copy().digest('hex');
  }
}

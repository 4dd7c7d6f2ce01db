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
  /** False for a stream, which is read once, and where a 429 is what was wanted. */
  readonly isRepeatable: boolean;
  /** True where sending it twice changes nothing: a read, or what is to be refused. */
  readonly isHarmless: boolean;
  /** What is looked through for identities. */
  readonly visible: Outgoing;
  /** Called when the body has been sent. */
  toRecord(): ExchangeRequest;
}

/** Name of the variable that stands for an actor's token in everything that is kept. */
export function tokenVariable(actor: string): string {
  return `SAMSVAR_TOKEN_${actor.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;
}

/** Name of the variable that stands for a secret header line of an actor. */
function lineVariable(actor: string, header: string): string {
  return `${tokenVariable(actor)}_${header.replaceAll(/\W/g, '_').toUpperCase()}`;
}

/** Puts address, header lines and body together; nothing is normalised. */
export function prepareRequest(
  request: OutgoingRequest,
  { target, token }: { target: Target; token: string | undefined },
): PreparedRequest {
  const actor = request.as ?? 'anonymous';
  const url = request.url ?? `${target.baseUrl}${request.path ?? ''}`;
  const lines = target.actors[actor]?.headers ?? {};
  const { sent, kept } = toHeaderLines(request, { actor, token, lines });
  const body = toBody(request.body);
  const bytes = body instanceof Uint8Array ? body : undefined;
  const bodyBytes = bytes?.length ?? 0;
  const headers = [...sent, ...lengthOf(request, bodyBytes)];
  return {
    wire: { ...splitUrl(url), headers, body, ...toTerms(request, target) },
    actor,
    isRaw: isRaw(request, headers, bodyBytes),
    isRepeatable: isRepeatable(request, body),
    isHarmless: isHarmless(request),
    visible: { url, headers: sent, ...(bytes === undefined ? {} : { body: bytes }) },
    toRecord: () => ({
      method: request.method.toUpperCase(),
      url,
      headers: kept,
      ...toBodyRecord(body),
      deliberatelyInvalid: request.deliberatelyInvalid ?? false,
      ...(request.provoked === undefined ? {} : { provoked: request.provoked }),
    }),
  };
}

function isHarmless({
  method,
  deliberatelyInvalid,
  hangUp,
  mayBeSilent,
}: OutgoingRequest): boolean {
  if (hangUp !== undefined || mayBeSilent === true) return false;
  return deliberatelyInvalid === true || ['GET', 'HEAD'].includes(method.toUpperCase());
}

function isRepeatable(
  { provoked }: OutgoingRequest,
  body: Uint8Array | CountedBody | undefined,
): boolean {
  return !(body instanceof CountedBody) && provoked !== 'throttling';
}

/** A socket of our own is told what undici would tell of itself. */
function lengthOf({ hangUp }: OutgoingRequest, bodyBytes: number): HeaderLines {
  return hangUp === undefined ? [] : [['Content-Length', String(bodyBytes)]];
}

function toTerms(
  { method, timeoutMs, hangUp }: OutgoingRequest,
  { network }: Target,
): Pick<WireRequest, 'method' | 'timeoutMs' | 'hangUp'> {
  const terms = { method, timeoutMs: timeoutMs ?? network.timeoutMs };
  return hangUp === undefined ? terms : { ...terms, hangUp };
}

/** Only a socket of our own cuts a connection, and sends what undici refuses. */
function isRaw({ raw, hangUp }: OutgoingRequest, lines: HeaderLines, bodyBytes: number): boolean {
  return hangUp !== undefined || (raw ?? needsRaw(lines, bodyBytes));
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
  /** Credentials beside the token. */
  readonly lines: Readonly<Record<string, string>>;
}

/** A header line as sent, and as kept. */
interface Line {
  readonly name: string;
  readonly sent: string;
  readonly kept: string;
}

/** The lines as sent, and as kept: with variable names instead of secrets. */
function toHeaderLines(
  request: OutgoingRequest,
  caller: Caller,
): { sent: (readonly [string, string])[]; kept: HeaderLines } {
  const lines = [...toOwnLines(request), ...toCredentials(request, caller)];
  return {
    sent: lines.map(({ name, sent }) => [name, sent] as const),
    kept: lines.map(({ name, kept }) => [name, kept] as const),
  };
}

function toOwnLines(request: OutgoingRequest): Line[] {
  const { authorization, credentials = {} } = request;
  const given = [...(request.headers ?? [])];
  if (request.raw !== true && !has(given, 'user-agent')) given.push(['User-Agent', userAgent]);
  if (typeof authorization === 'string') given.push(['Authorization', authorization]);
  for (const [name, value] of Object.entries(credentials))
    if (value !== null) given.push([name, value]);
  return given.map(([name, value]) => ({
    name,
    sent: value,
    kept: isSecretHeader(name) ? maskHeader(name, value) : value,
  }));
}

function toCredentials(request: OutgoingRequest, { actor, token, lines }: Caller): Line[] {
  const own = ownLines(lines, request).map(([name, value]) => ({
    name,
    sent: value,
    kept: isSecretHeader(name) ? `$${lineVariable(actor, name)}` : value,
  }));
  const isGiven = has(request.headers ?? [], 'authorization');
  if (token === undefined || isGiven || typeof request.authorization === 'string') return own;
  const kept = `Bearer $${tokenVariable(actor)}`;
  return [{ name: 'Authorization', sent: `Bearer ${token}`, kept }, ...own];
}

/** The actor's lines that the request does not change. */
function ownLines(lines: Caller['lines'], { credentials = {} }: OutgoingRequest): HeaderLines {
  return Object.entries(lines).filter(([name]) => !(name in credentials));
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

import { createHash } from 'node:crypto';
import { headerOf } from '#specs';
import type {
  ConnectionFault,
  Exchange,
  ExchangeRequest,
  ExchangeResponse,
  HeaderLines,
  Provoked,
} from '#specs';

/**
 * An exchange as the scenario that sent it holds it: request headers are masked already, the
 * bodies and the address are as they were. What is stored goes through `Redactor.exchange` first.
 */
export interface LiveExchange extends Exchange {
  /** Of the answer; 0 when none came. */
  readonly status: number;
  /** How often it was sent again: the target asked us to wait, or a shared environment answered for it. */
  readonly throttled: number;
  /** Value of the first header of that name in the answer, any case. */
  header(name: string): string | undefined;
  /** The answer's body as UTF-8; empty when none came. */
  text(): string;
  /** The answer's body parsed; undefined when it is empty or no JSON. */
  json(): unknown;
}

/** What is known once an exchange is over. */
export interface ExchangeParts {
  readonly id: string;
  readonly api: string;
  readonly actor: string;
  readonly operationId: string | undefined;
  readonly startedMs: number;
  readonly durationMs: number;
  readonly throttled: number;
  readonly request: ExchangeRequest;
  readonly response: ExchangeResponse | undefined;
  readonly fault: ConnectionFault | undefined;
}

/** Makes the exchange of its parts; dates, hashes, text and JSON are worked out when asked for. */
export function recordExchange(parts: ExchangeParts): LiveExchange {
  return new RecordedExchange(parts);
}

class RecordedExchange implements LiveExchange {
  readonly id: string;
  readonly api: string;
  readonly actor: string;
  readonly operationId?: string;
  readonly durationMs: number;
  readonly throttled: number;
  readonly request: ExchangeRequest;
  readonly response?: ExchangeResponse;
  readonly fault?: ConnectionFault;
  readonly #startedMs: number;
  #text: string | undefined;
  #json: { readonly value: unknown } | undefined;

  constructor(parts: ExchangeParts) {
    this.id = parts.id;
    this.api = parts.api;
    this.actor = parts.actor;
    this.durationMs = parts.durationMs;
    this.throttled = parts.throttled;
    this.request = parts.request;
    this.#startedMs = parts.startedMs;
    if (parts.operationId !== undefined) this.operationId = parts.operationId;
    if (parts.response !== undefined) this.response = parts.response;
    if (parts.fault !== undefined) this.fault = parts.fault;
  }

  get startedAt(): string {
    return new Date(this.#startedMs).toISOString();
  }

  get status(): number {
    return this.response?.status ?? 0;
  }

  header(name: string): string | undefined {
    return this.response === undefined ? undefined : headerOf(this.response.headers, name);
  }

  text(): string {
    this.#text ??= toText(this.response?.body);
    return this.#text;
  }

  json(): unknown {
    this.#json ??= { value: parseJson(this.text()) };
    return this.#json.value;
  }
}

/** The request part of an exchange; its hash is worked out when asked for. */
export class RecordedRequest implements ExchangeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderLines;
  readonly body?: Uint8Array;
  readonly bodyBytes: number;
  readonly deliberatelyInvalid: boolean;
  readonly provoked?: Provoked;
  #sha256: string | undefined;

  constructor(parts: ExchangeRequest) {
    this.method = parts.method;
    this.url = parts.url;
    this.headers = parts.headers;
    this.bodyBytes = parts.bodyBytes;
    this.deliberatelyInvalid = parts.deliberatelyInvalid;
    if (parts.body !== undefined) this.body = parts.body;
    if (parts.provoked !== undefined) this.provoked = parts.provoked;
    this.#sha256 = parts.bodySha256;
  }

  get bodySha256(): string {
    this.#sha256 ??= createHash('sha256')
      .update(this.body ?? new Uint8Array())
      .digest('hex');
    return this.#sha256;
  }
}

function toText(body: Uint8Array | undefined): string {
  if (body === undefined) return '';
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

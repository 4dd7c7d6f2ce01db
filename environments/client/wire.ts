import type { HeaderLines } from '#specs';

/** A request as it goes on the wire. */
export interface WireRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Raw: sent as it stands, dots, double slashes and percent signs included. */
  readonly path: string;
  readonly method: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array | AsyncIterable<Uint8Array> | undefined;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** Where the client cuts the connection; only past undici. */
  readonly hangUp?: HangUp;
}

/** When a client cuts the connection: half of the body is sent, or all of it and no answer has come. */
export type HangUp = 'mid-body' | 'before-answer';

/** An answer as it came from the wire: nothing followed, nothing decompressed. */
export interface WireAnswer {
  readonly status: number;
  /** Text of the status line; absent where there was none, as over HTTP/2. */
  readonly reason?: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
}

/** An error of the connection with a code that classify-fault knows. */
export class WireError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'WireError';
    this.code = code;
  }
}

/** The error of an exchange that took too long. */
export function toTimeoutError(timeoutMs: number): WireError {
  return new WireError('SAMSVAR_TIMEOUT', `no complete answer within ${timeoutMs} ms`);
}

/** Joins chunks; one chunk is handed on as it is. */
export function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (first === undefined) return new Uint8Array();
  return chunks.length === 1 ? first : Buffer.concat(chunks);
}

/** Raw header lines in the order sent or received: names keep their case, repeats stay apart. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** One request and its answer, as a check sees it. Secrets in it are already masked. */
export interface Exchange {
  readonly id: string;
  readonly api: string;
  /** Set where the suite sent it on purpose; `check` finds it by matching. */
  readonly operationId?: string;
  readonly actor: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly request: ExchangeRequest;
  /** Absent when no answer came; then `fault` says why. */
  readonly response?: ExchangeResponse;
  readonly fault?: ConnectionFault;
}

export interface ExchangeRequest {
  /** Upper case. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: HeaderLines;
  /** The exact bytes that were sent; absent for no body and for streams (then only hash and size). */
  readonly body?: Uint8Array;
  readonly bodyBytes: number;
  /** Hex SHA-256 of the bytes sent. */
  readonly bodySha256?: string;
  /** True where the scenario breaks the contract on purpose: the request is then not judged. */
  readonly deliberatelyInvalid: boolean;
  /** What the environment was told to answer it with: a server error is then the right answer. */
  readonly provoked?: Provoked;
}

/** What only an environment that can be told so answers: the store fails, the caller asks too often. */
export type Provoked = 'server-error' | 'throttling';

export interface ExchangeResponse {
  readonly status: number;
  /** Text of the status line; absent where none was kept, as over HTTP/2. */
  readonly reason?: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
  /** True where a recording left the body out: nothing is then said about it. */
  readonly bodyMissing?: boolean;
  /** True where a recording left the headers out. */
  readonly headersMissing?: boolean;
}

/** Why no answer came: never a failure of the target's promise, always inconclusive. */
export interface ConnectionFault {
  readonly kind:
    | 'dns'
    | 'refused'
    | 'tls'
    | 'timeout'
    | 'reset'
    | 'throttled'
    | 'gateway'
    | 'credentials'
    /** We cut the connection ourselves, on purpose. */
    | 'hung-up'
    /** No connection or no answer, where the scenario takes that for an answer (`mayBeSilent`). */
    | 'silent';
  readonly message: string;
}

/** Value of the first header of that name (any case), or undefined. */
export function headerOf(lines: HeaderLines, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return lines.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

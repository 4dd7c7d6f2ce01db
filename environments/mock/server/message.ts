/** Raw header lines in order. */
export type Lines = readonly (readonly [name: string, value: string])[];

/** A request as it came over the wire. */
export interface MockRequest {
  /** Upper case. */
  readonly method: string;
  /** Decoded path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Path and query exactly as sent. */
  readonly rawTarget: string;
  /** `host:port` of the Host header. */
  readonly host: string;
  readonly lines: Lines;
  /** First header of that name, any case. */
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
  /** The bytes as they come, instead of `body`, where the API streams; throws when the client hangs up. */
  readonly stream?: AsyncIterable<Buffer>;
  /** True for `Transfer-Encoding: chunked` (no Content-Length). */
  readonly chunked: boolean;
  /** Whether the client has cut the connection. */
  readonly isGone?: () => boolean;
  /** Whether calls of the same line are being answered beside it, or may arrive at once. */
  readonly expectsPeers?: () => boolean;
}

/** What the mock answers: headers beside those of the service's common set. */
export interface Reply {
  readonly status: number;
  /** Text of the status line; absent: the usual one of the status. */
  readonly reason?: string;
  readonly headers: Lines;
  /** Absent: an empty body. */
  readonly body?: Buffer;
  /** JSON and text go chunked as the service does; binary, XML and empty with Content-Length. */
  readonly chunked?: boolean;
  /** Cuts the connection after this many body bytes (faults only). */
  readonly cutAfterBytes?: number;
  /** Cuts the connection instead of answering. */
  readonly isSilent?: boolean;
}

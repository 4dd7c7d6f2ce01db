import { SuiteError, type HeaderLines, type Operation } from '#specs';
import type { OutgoingRequest } from '#environments';

/** One request by operation, as a scenario words it; everything that is not given is left out. */
export interface OperationRequest {
  /** The actor. */
  readonly as?: string;
  /** Overrides the actor's Authorization header; `null` sends none. */
  readonly authorization?: string | null;
  /** Overrides the actor's other header lines by name; `null` leaves one out. */
  readonly credentials?: Readonly<Record<string, string | null>>;
  /** Path parameters by name; raw text, percent-encoded by us. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: HeaderLines;
  /** Sent as JSON with its media type. */
  readonly json?: unknown;
  /** Sent as it is; `contentType` null sends no Content-Type. */
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly contentType?: string | null;
  /** The request breaks the contract on purpose: it is not judged itself. */
  readonly deliberatelyInvalid?: boolean;
  /** What the environment was told to answer it with. */
  readonly provoked?: NonNullable<OutgoingRequest['provoked']>;
  readonly hangUp?: NonNullable<OutgoingRequest['hangUp']>;
  readonly timeoutMs?: number;
  /** Past the HTTP client: sent byte for byte. */
  readonly raw?: boolean;
}

/** The request of an operation; `known` are path parameters that the request need not name. Throws `missing-path-parameter`. */
export function toOutgoing(
  operation: Operation,
  request: OperationRequest,
  known: Readonly<Record<string, string | undefined>>,
): OutgoingRequest {
  const { as, authorization, credentials, provoked, hangUp, timeoutMs, raw } = request;
  const payload = payloadOf(request);
  const { body } = payload;
  const optional = { as, authorization, credentials, provoked, hangUp, timeoutMs, raw, body };
  return {
    method: operation.method,
    path: pathOf(operation, { ...known, ...request.path }) + queryOf(request.query),
    operationId: operation.id,
    headers: [...payload.headers, ...(request.headers ?? [])],
    deliberatelyInvalid: request.deliberatelyInvalid ?? false,
    ...given(optional),
  };
}

/** Without the members that are undefined. */
function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function pathOf(operation: Operation, known: Readonly<Record<string, string | undefined>>): string {
  return operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = known[name];
    if (value === undefined)
      throw new SuiteError(
        'missing-path-parameter',
        `${operation.id} needs the path parameter ${name}: give it in \`path\`.`,
      );
    return encodeURIComponent(value);
  });
}

function payloadOf(request: OperationRequest): {
  headers: HeaderLines;
  body?: NonNullable<OutgoingRequest['body']>;
} {
  const json = request.json !== undefined;
  const body = json ? JSON.stringify(request.json) : request.body;
  const type = request.contentType === undefined && json ? 'application/json' : request.contentType;
  const headers: HeaderLines = type === undefined || type === null ? [] : [['Content-Type', type]];
  return body === undefined ? { headers } : { headers, body };
}

function queryOf(query: Readonly<Record<string, string>> = {}): string {
  // A space is %20 everywhere; only form decoders read a plus as one.
  const text = new URLSearchParams(query).toString().replaceAll('+', '%20');
  return text === '' ? '' : `?${text}`;
}

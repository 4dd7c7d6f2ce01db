import { SuiteError, type HeaderLines, type Operation } from '#specs';
import { missingActor, type LiveExchange } from '#environments';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { operationOf } from '../../engine/session.ts';
import type { AppUnderTest } from './app-under-test.ts';
import { removalOf } from './removal.ts';

/** Which instance an operation is about. */
export interface InstanceRef {
  readonly partyId: string;
  readonly guid: string;
}

/** One request of the app API by operation id; everything that is not given is left out. */
export interface AppRequest {
  /** Default: `AppBench.caller`. */
  readonly as?: string;
  /** Overrides the actor's Authorization header; `null` sends none. */
  readonly authorization?: string | null;
  readonly on?: InstanceRef;
  /** Other path parameters by name, e.g. `dataGuid`; raw text, percent-encoded by us. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: HeaderLines;
  /** Sent as JSON with its media type. */
  readonly json?: unknown;
  /** Sent as it is; `contentType` null sends no Content-Type. */
  readonly body?: string | Uint8Array;
  readonly contentType?: string | null;
  /** The request breaks the contract on purpose: it is not judged itself. */
  readonly deliberatelyInvalid?: boolean;
}

/** What a scenario of the app API works with: one app, and the bench under it. */
export class AppBench {
  readonly bench: Bench;
  readonly app: AppUnderTest;

  constructor(bench: Bench, app: AppUnderTest) {
    this.bench = bench;
    this.app = app;
  }

  /** Sends one operation to the app under test; an instance that it makes, asked for or not, is removed later. */
  async send(operationId: string, request: AppRequest = {}): Promise<LiveExchange> {
    const operation = operationOf(this.bench.session, operationId);
    const payload = payloadOf(request);
    const exchange = await this.bench.send({
      method: operation.method,
      path: this.pathOf(operation, request) + queryOf(request.query),
      operationId,
      as: request.as ?? this.caller(),
      ...(request.authorization === undefined ? {} : { authorization: request.authorization }),
      headers: [...payload.headers, ...(request.headers ?? [])],
      ...(payload.body === undefined ? {} : { body: payload.body }),
      deliberatelyInvalid: request.deliberatelyInvalid ?? false,
    });
    const removal = removalOf(this.app.id, exchange);
    if (removal !== undefined) this.bench.removeLater(removal);
    return exchange;
  }

  /** Who asks where a scenario names nobody: a user, or the system user where the target has no user. */
  caller(): string {
    const { target } = this.bench.session;
    return ['user', 'system'].find((id) => missingActor(target, id) === undefined) ?? 'user';
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }

  private pathOf(operation: Operation, request: AppRequest): string {
    const known: Readonly<Record<string, string | undefined>> = {
      org: this.app.org,
      app: this.app.name,
      instanceOwnerPartyId: request.on?.partyId,
      instanceGuid: request.on?.guid,
      ...request.path,
    };
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
}

function payloadOf(request: AppRequest): { headers: HeaderLines; body?: string | Uint8Array } {
  const json = request.json !== undefined;
  const body = json ? JSON.stringify(request.json) : request.body;
  const type = request.contentType === undefined && json ? 'application/json' : request.contentType;
  const headers: HeaderLines = type === undefined || type === null ? [] : [['Content-Type', type]];
  return body === undefined ? { headers } : { headers, body };
}

function queryOf(query: Readonly<Record<string, string>> = {}): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}

import { performance } from 'node:perf_hooks';
import type { Dispatcher } from 'undici';
import { SuiteError } from '#specs';
import type { ConnectionFault, HeaderLines, Provoked } from '#specs';
import { missingActor, type ActorId, type PaceLimits, type Target } from '../target.ts';
import { createTokenCache } from '../auth/token-cache.ts';
import { createTokenSource, type TokenSource } from '../auth/token-source.ts';
import { classifyFault, isGatewayStatus } from './classify-fault.ts';
import { requireSyntheticIdentities } from './guard-identity.ts';
import { isSecretHeader } from './mask-text.ts';
import { openDispatcher, readAuthorities } from './open-dispatcher.ts';
import { createPace, type Pace } from './pace.ts';
import { prepareRequest, type PreparedRequest } from './prepare-request.ts';
import { recordExchange, RecordedRequest, type LiveExchange } from './record-exchange.ts';
import { createRedactor, type Redactor } from './redact.ts';
import { sendRaw } from './send-raw.ts';
import { send } from './send.ts';
import type { HangUp, WireAnswer } from './wire.ts';

/** What a scenario asks the client to send. */
export interface OutgoingRequest {
  readonly method: string;
  /** Raw, with its query: appended to the target's base URL as it stands. */
  readonly path?: string;
  /** Absolute; instead of `path`. */
  readonly url?: string;
  /** In this order, in this case, repeats included. */
  readonly headers?: HeaderLines;
  readonly body?: Uint8Array | string | AsyncIterable<Uint8Array>;
  /** Whose token is sent; `anonymous` where absent. */
  readonly as?: ActorId;
  /** Instead of the actor's: the value of the header, or null for none. */
  readonly authorization?: string | null;
  /** Instead of the actor's other header lines, by name: another value, or null for none. */
  readonly credentials?: Readonly<Record<string, string | null>>;
  readonly operationId?: string;
  readonly deliberatelyInvalid?: boolean;
  /** What the environment was told to answer it with: a 429 is then the answer, and not waited out. */
  readonly provoked?: Provoked;
  readonly timeoutMs?: number;
  /** Cuts the connection: when half of the body is sent, or all of it and no answer has come. The fault is `hung-up`. */
  readonly hangUp?: HangUp;
  /** Past undici: nothing is added or checked but Host and Connection. */
  readonly raw?: boolean;
  /** No connection and no answer are answers too: the fault is `silent`, and says nothing of the target. */
  readonly mayBeSilent?: boolean;
}

/** Sends to one target and records each exchange. */
export interface Client {
  readonly target: Target;
  readonly redactor: Redactor;
  readonly pace: Pace;
  /**
   * Never rejects for the connection's sake: such an exchange has a `fault` and status 0.
   * Throws `actor-missing`, `identity-not-synthetic`, `request-not-sendable`, `interrupted`.
   */
  send(request: OutgoingRequest): Promise<LiveExchange>;
  /**
   * The token that requests of an actor carry, for scenarios about tokens; undefined where it has none. It is masked wherever
   * it is kept. Throws `actor-missing` and what issuers throw.
   */
  tokenOf(actor: ActorId): Promise<string | undefined>;
  /** Closes the connections. */
  close(): Promise<void>;
}

/** What a client is made of; all but the target has a default. */
export interface ClientOptions {
  readonly target: Target;
  readonly tokens?: TokenSource;
  /** Folder in which the processes of a run share their tokens. */
  readonly tokenFolder?: string;
  readonly pace?: Pace;
  readonly redactor?: Redactor;
  /** Called with each exchange when it is over. */
  readonly onExchange?: (exchange: LiveExchange) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
}

/** Makes the client of one target. */
export function createClient(options: ClientOptions): Client {
  return new TargetClient(options);
}

interface Outcome {
  readonly answer?: WireAnswer;
  readonly fault?: ConnectionFault;
}

class TargetClient implements Client {
  readonly target: Target;
  readonly redactor: Redactor;
  readonly pace: Pace;
  readonly #options: ClientOptions;
  readonly #tokens: TokenSource;
  readonly #dispatcher: Dispatcher;
  readonly #now: () => number;
  #count = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.target = options.target;
    this.redactor = options.redactor ?? createRedactor();
    for (const secret of secretLines(options.target)) this.redactor.register(secret);
    for (const number of personNumbers(options.target)) this.redactor.register(number, '[fnr]');
    this.pace = options.pace ?? createPace(shareOf(options.target.pace));
    this.#dispatcher = openDispatcher(options.target.network);
    this.#tokens = options.tokens ?? this.#createTokens();
    this.#now = options.now ?? Date.now;
  }

  #createTokens(): TokenSource {
    const { target, tokenFolder } = this.#options;
    const cache = createTokenCache(tokenFolder === undefined ? {} : { folder: tokenFolder });
    return createTokenSource({
      target,
      redactor: this.redactor,
      dispatcher: this.#dispatcher,
      cache,
    });
  }

  async send(request: OutgoingRequest): Promise<LiveExchange> {
    const token = await this.#tokenFor(request);
    const isRefused = typeof token === 'object';
    const prepared = prepareRequest(request, {
      target: this.target,
      token: isRefused ? undefined : token,
    });
    requireSyntheticIdentities(prepared.visible, this.target.environment);
    const startedMs = this.#now();
    const start = performance.now();
    const over = isRefused
      ? { outcome: { fault: token }, throttled: 0 }
      : await this.#exchange(prepared);
    const fault = request.mayBeSilent === true ? silenced(over.outcome) : over.outcome.fault;
    this.#count += 1;
    const exchange = recordExchange({
      id: `x${this.#count}`,
      api: this.target.api,
      actor: prepared.actor,
      operationId: request.operationId,
      startedMs,
      durationMs: performance.now() - start,
      throttled: over.throttled,
      request: new RecordedRequest(prepared.toRecord()),
      response: over.outcome.answer,
      fault,
    });
    this.#options.onExchange?.(exchange);
    return exchange;
  }

  async tokenOf(actor: ActorId): Promise<string | undefined> {
    this.#requireActor(actor);
    return this.#tokens(actor);
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  /** The token, undefined for none, or why the issuer gave none. */
  #tokenFor(request: OutgoingRequest): Promise<string | ConnectionFault> | string | undefined {
    if (request.authorization !== undefined || request.as === undefined) return undefined;
    this.#requireActor(request.as);
    const token = this.#tokens(request.as);
    return token instanceof Promise ? token.catch(toCredentialsFault) : token;
  }

  #requireActor(actor: ActorId): void {
    const reason = missingActor(this.target, actor);
    if (reason === undefined) return;
    throw new SuiteError('actor-missing', `No request can be sent as ${actor}: ${reason}.`, {
      kind: 'configuration',
      fields: { actor },
    });
  }

  async #exchange(prepared: PreparedRequest): Promise<{ outcome: Outcome; throttled: number }> {
    for (let attempt = 0; ; attempt += 1) {
      const turn = this.pace.wait(this.#options.signal);
      if (turn !== undefined) await turn;
      const outcome = this.#judge(await this.#attempt(prepared));
      const waitMs = this.#pauseAfter(outcome, prepared, attempt);
      if (waitMs === undefined) return { outcome, throttled: attempt };
      await this.pace.rest(waitMs, this.#options.signal);
    }
  }

  /** How long to wait before the same request is sent again; undefined where its answer is the answer. */
  #pauseAfter(
    { answer, fault }: Outcome,
    prepared: PreparedRequest,
    attempt: number,
  ): number | undefined {
    if (!prepared.isRepeatable) return undefined;
    if (answer?.status === 429) return this.pace.backOff(retryAfterOf(answer), attempt);
    const isNoise = fault?.kind === 'gateway' || fault?.kind === 'reset';
    return isNoise && prepared.isHarmless ? this.pace.again(attempt) : undefined;
  }

  async #attempt(prepared: PreparedRequest): Promise<Outcome> {
    try {
      if (!prepared.isRaw) return { answer: await send(this.#dispatcher, prepared.wire) };
      const authorities = readAuthorities(this.target.network.caFile);
      return { answer: await sendRaw(prepared.wire, { authorities }) };
    } catch (error) {
      this.#requireNotInterrupted();
      const fault = classifyFault(error);
      if (fault === undefined) throw toUnsendable(error, prepared);
      return { fault };
    }
  }

  /** On a shared environment 502-504 is the gateway's answer, and a 429 that stays says nothing of the API. */
  #judge(outcome: Outcome): Outcome {
    const status = outcome.answer?.status ?? 0;
    if (!this.target.pace.shared || (status !== 429 && !isGatewayStatus(status))) return outcome;
    const kind = status === 429 ? 'throttled' : 'gateway';
    return { ...outcome, fault: { kind, message: `answered ${status}` } };
  }

  #requireNotInterrupted(): void {
    if (this.#options.signal?.aborted !== true) return;
    throw new SuiteError('interrupted', 'The run was interrupted.', { kind: 'inconclusive' });
  }
}

/** What the connection did, where that is an answer. */
function silenced({ fault }: Outcome): ConnectionFault | undefined {
  if (fault === undefined || !silences.has(fault.kind)) return fault;
  return { kind: 'silent', message: `${fault.kind}: ${fault.message}` };
}

const silences = new Set<ConnectionFault['kind']>(['dns', 'refused', 'tls', 'timeout', 'reset']);

/** Passwords and keys that actors send beside their token. */
function secretLines({ actors }: Target): readonly string[] {
  const lines = Object.values(actors).flatMap(({ headers = {} }) => Object.entries(headers));
  return lines.filter(([name]) => isSecretHeader(name)).map(([, value]) => value);
}

/** National identity numbers that the settings name: by their form alone others are masked, these in any encoding. */
function personNumbers({ parameters, apps }: Target): readonly string[] {
  const owners = apps.flatMap(({ instanceOwner }) => instanceOwner.personNumber ?? []);
  return [...owners, ...Object.values(parameters)].filter((one) => /^\d{11}$/.test(one));
}

/** Each worker has a client of its own: together they keep the pace. */
function shareOf(pace: PaceLimits): PaceLimits {
  const { requestsPerSecond, workers = 1 } = pace;
  if (requestsPerSecond === undefined) return pace;
  return { ...pace, requestsPerSecond: requestsPerSecond / workers };
}

function retryAfterOf(answer: WireAnswer): string | undefined {
  return answer.headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
}

function toCredentialsFault(error: unknown): ConnectionFault {
  if (error instanceof SuiteError && error.kind === 'inconclusive') {
    return { kind: 'credentials', message: error.message };
  }
  throw error;
}

function toUnsendable(cause: unknown, { wire }: PreparedRequest): SuiteError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SuiteError(
    'request-not-sendable',
    `${wire.method} ${wire.origin} cannot be sent: ${reason}. Set raw: true to send what the HTTP client refuses.`,
    { kind: 'wrong-use', cause },
  );
}

import type { LiveExchange } from '#environments';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { readToken, type Members, type ReadToken } from '../../engine/jws.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { operationOf } from '../../engine/session.ts';

/** One request; the provider is Maskinporten where nothing else is said. */
export interface AuthenticationRequest extends OperationRequest {
  readonly provider?: string;
  /** Sent as Bearer. */
  readonly token?: string;
  /** Instead of the operation's. */
  readonly method?: string;
}

/** What a scenario of Altinn Authentication works with: the operations, and the bench under them. */
export class AuthenticationBench {
  readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  /** Sends one operation; no Accept is sent unless the request names one. */
  async send(operationId: string, request: AuthenticationRequest = {}): Promise<LiveExchange> {
    const { provider = 'maskinporten', token, method, ...rest } = request;
    const operation = operationOf(this.bench.session, operationId);
    const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const outgoing = toOutgoing(operation, { ...bearer, ...rest }, { tokenProvider: provider });
    return this.bench.send({ ...outgoing, method: method ?? outgoing.method });
  }

  /** Exchanges what an actor was granted. */
  exchange(as: string, request: AuthenticationRequest = {}): Promise<LiveExchange> {
    return this.send('exchangeToken', { as, ...request });
  }

  /** The token of an answer; what holds none is judged, and ends the scenario. */
  tokenIn(exchange: LiveExchange, requirement?: string): ReadToken {
    this.conform(exchange, { status: 200 }, requirement);
    const read = readToken(textIn(exchange));
    if (read !== undefined) return read;
    this.verify('the body', {
      actual: 'no token',
      expected: 'a token',
      exchange,
      ...of(requirement),
    });
    return this.bench.inconclusive(`no token came (${exchange.status})`);
  }

  /** The key set that is published now. */
  async keys(): Promise<Members> {
    const answer = await this.send('getKeys');
    return answer.json() as Members;
  }

  /** The service's own time. */
  async now(): Promise<Date> {
    return timeOf(await this.send('getOpenIdConfiguration'));
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }
}

const of = (requirement: string | undefined): { readonly requirement?: string } =>
  requirement === undefined ? {} : { requirement };

/** A bare text, or the one that JSON puts in quotes. */
export function textIn(exchange: LiveExchange): string {
  const text = exchange.text();
  return /^".*"$/s.test(text) ? text.slice(1, -1) : text;
}

/** When an answer was given, by the service's clock. */
export function timeOf(exchange: LiveExchange): Date {
  const date = Date.parse(exchange.header('date') ?? '');
  return Number.isNaN(date) ? new Date() : new Date(date);
}

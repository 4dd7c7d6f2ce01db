import type { LiveExchange } from '#environments';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { once, operationOf } from '../../engine/session.ts';

/** What scenarios know of the issuer before they ask for a token. */
export interface Issuer {
  readonly issuer: string;
  readonly tokenUrl: string;
  readonly keysUrl: string;
  /** How far its clock is ahead of ours, milliseconds. */
  readonly aheadMs: number;
}

type Json = Readonly<Record<string, unknown>>;

/** What a scenario of Maskinporten works with: the operations, and the bench under them. */
export class MaskinportenBench {
  readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  /** Sends one operation; those that the metadata names are asked at the address that it gives. */
  async send(operationId: string, request: OperationRequest = {}): Promise<LiveExchange> {
    const operation = operationOf(this.bench.session, operationId);
    const { path, ...outgoing } = toOutgoing(operation, request, {});
    if (operationId === 'getMetadata') return this.bench.send({ ...outgoing, path: path ?? '' });
    const { tokenUrl, keysUrl } = await this.issuer();
    const url = operationId === 'getKeys' ? keysUrl : tokenUrl;
    return this.bench.send({ ...outgoing, url });
  }

  /** The issuer as its metadata has it; a shared one is asked once per worker. */
  issuer(): Promise<Issuer> {
    const { session } = this.bench;
    const read = (): Promise<Issuer> => this.readIssuer();
    return session.target.pace.shared ? once(session, 'maskinporten: issuer', read) : read();
  }

  private async readIssuer(): Promise<Issuer> {
    const answer = await this.send('getMetadata');
    const { issuer, token_endpoint: tokenUrl, jwks_uri: keysUrl } = jsonOf(answer);
    if (typeof issuer !== 'string' || typeof tokenUrl !== 'string' || typeof keysUrl !== 'string')
      this.bench.inconclusive('the metadata names no issuer, token operation or keys');
    const date = Date.parse(answer.header('date') ?? '');
    return { issuer, tokenUrl, keysUrl, aheadMs: Number.isNaN(date) ? 0 : date - Date.now() };
  }

  /** The key set that is published now. */
  async keys(): Promise<Json> {
    return jsonOf(await this.send('getKeys'));
  }

  /** The issuer's own time. */
  async now(): Promise<Date> {
    return new Date(Date.now() + (await this.issuer()).aheadMs);
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

/** The JSON object of an answer; anything else is an empty one. */
export function jsonOf(exchange: LiveExchange): Json {
  try {
    const value: unknown = JSON.parse(exchange.text());
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

import type { LiveExchange } from '#environments';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { operationOf } from '../../engine/session.ts';
import { removalOf } from './removal.ts';

/** Parameters of a query; a list is the same name again and again. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

/** One request of Altinn Events; the actor is `org` where nothing else is said. */
export interface EventsRequest extends Omit<OperationRequest, 'query'> {
  readonly query?: Query;
  /** Put behind the query as it stands. */
  readonly rawQuery?: string;
}

/** What a scenario of Altinn Events works with: the operations, and the bench under them. */
export class EventsBench {
  readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  /** Sends one operation; a subscription that is made is deleted later. */
  async send(operationId: string, request: EventsRequest = {}): Promise<LiveExchange> {
    const { query, rawQuery, ...rest } = request;
    const operation = operationOf(this.bench.session, operationId);
    const [org, app] = this.appParts();
    const outgoing = toOutgoing(operation, { as: 'org', ...rest }, { org, app });
    const path = (outgoing.path ?? '') + toQuery(query, rawQuery);
    const exchange = await this.bench.send({ ...outgoing, path });
    for (const steps of removalOf(exchange)) this.bench.removeLater(steps);
    return exchange;
  }

  /** Follows an address that an answer gave, as it stands; it is no operation of its own. */
  follow(address: string, as: string): Promise<LiveExchange> {
    const { baseUrl } = this.bench.session.target;
    return this.bench.send({ method: 'GET', url: new URL(address, baseUrl).href, as });
  }

  /** A value that the target names; without it the scenario is untested. */
  parameter(name: string): string {
    const value = this.bench.session.target.parameters[name];
    return value ?? this.bench.untested(`the target names no ${name}`);
  }

  /** Address of an app, as the source of its events begins: `https://org.domain/org/app`. */
  sourceOf(app = this.parameter('app')): string {
    return `https://${app.split('/')[0]}.${this.parameter('appsDomain')}/${app}`;
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }

  private appParts(): readonly [string | undefined, string | undefined] {
    const [org, app] = (this.bench.session.target.parameters['app'] ?? '').split('/');
    return [org, app];
  }
}

function toQuery(query: Query = {}, raw = ''): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
  // A space is %20 everywhere; only form decoders read a plus as one.
  const text = new URLSearchParams(pairs).toString().replaceAll('+', '%20');
  const all = [text, raw].filter((one) => one !== '').join('&');
  return all === '' ? '' : `?${all}`;
}

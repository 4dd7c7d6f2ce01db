import type { LiveExchange } from '#environments';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { operationOf } from '../../engine/session.ts';
import { deletedBy, removalOf } from './removal.ts';

/** One request of the system register; the actor is `vendor` where nothing else is said. */
export type RegisterRequest = OperationRequest;

/** What a scenario of the system register works with: the operations, and the bench under them. */
export class RegisterBench {
  readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  /** Sends one operation; what is made is deleted later. */
  async send(operationId: string, request: RegisterRequest = {}): Promise<LiveExchange> {
    const operation = operationOf(this.bench.session, operationId);
    const exchange = await this.bench.send(toOutgoing(operation, { as: 'vendor', ...request }, {}));
    for (const steps of removalOf(exchange)) this.bench.removeLater(steps);
    this.forget(exchange);
    return exchange;
  }

  /** Follows an address that an answer gave: its path, at the target. */
  follow(address: string, as = 'vendor'): Promise<LiveExchange> {
    const { pathname, search } = new URL(address, this.bench.session.target.baseUrl);
    return this.bench.send({ method: 'GET', path: `${pathname}${search}`, as });
  }

  /** A value that the target names; without it the scenario is untested. */
  parameter(name: string): string {
    const value = this.bench.session.target.parameters[name];
    return value ?? this.bench.untested(`the target names no ${name}`);
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }

  /** A system that is deleted refuses to be deleted again: the journal must not wait for that. */
  private forget(exchange: LiveExchange): void {
    const { api, journal, target } = this.bench.session;
    for (const steps of deletedBy(exchange))
      journal.removed({ api, baseUrl: target.baseUrl, steps });
  }
}

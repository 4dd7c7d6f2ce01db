import type { LiveExchange } from '#environments';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { operationOf } from '../../engine/session.ts';
import { callerOf, type InstanceRef } from '../altinn-app/app-bench.ts';
import type { AppUnderTest } from '../altinn-app/app-under-test.ts';
import { removalOf } from './removal.ts';

export type { InstanceRef } from '../altinn-app/app-bench.ts';

/** One request of Storage by operation id; the actor is `StorageBench.caller` where none is named. */
export interface StorageRequest extends OperationRequest {
  readonly on?: InstanceRef;
  /** Id of a data element. */
  readonly element?: string;
}

/** The filters of a list: names and values, repeated as given; a text stands in the address as it is. */
export type Filters = string | readonly (readonly [name: string, value: string])[];

/** What a scenario of Storage works with. */
export class StorageBench {
  readonly bench: Bench;
  readonly app: AppUnderTest;

  constructor(bench: Bench, app: AppUnderTest) {
    this.bench = bench;
    this.app = app;
  }

  /** Sends one operation; an instance that it makes, asked for or not, is removed later. */
  async send(operationId: string, request: StorageRequest = {}): Promise<LiveExchange> {
    const operation = operationOf(this.bench.session, operationId);
    const known = {
      org: this.app.org,
      app: this.app.name,
      instanceOwnerPartyId: request.on?.partyId,
      instanceGuid: request.on?.guid,
      dataGuid: request.element,
    };
    return this.kept(
      await this.bench.send(toOutgoing(operation, { as: this.caller(), ...request }, known)),
    );
  }

  /** Sends to a path below the base address, raw; for what no operation can say. */
  async ask(request: Parameters<Bench['send']>[0]): Promise<LiveExchange> {
    return this.kept(await this.bench.send({ as: this.caller(), ...request }));
  }

  /** GET instances with these filters, as the app owner unless somebody else is named. */
  async list(
    filters: Filters,
    request: Pick<StorageRequest, 'as' | 'headers' | 'deliberatelyInvalid'> = {},
  ): Promise<LiveExchange> {
    const query = typeof filters === 'string' ? filters : toQuery(filters);
    return this.bench.send({
      method: 'GET',
      path: `/storage/api/v1/instances?${query}`,
      operationId: 'listInstances',
      as: 'org',
      ...request,
    });
  }

  /** Who asks where a scenario names nobody: a user, or the system user where the target has no user. */
  caller(): string {
    return callerOf(this.bench);
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }

  private kept(exchange: LiveExchange): LiveExchange {
    const removal = removalOf(exchange);
    if (removal !== undefined) this.bench.removeLater(removal);
    return exchange;
  }
}

/** Names as they are, values percent-encoded. */
export function toQuery(filters: readonly (readonly [string, string])[]): string {
  return filters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

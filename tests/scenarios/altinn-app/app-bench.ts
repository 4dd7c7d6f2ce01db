import { missingActor, type LiveExchange } from '#environments';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { operationOf } from '../../engine/session.ts';
import type { AppUnderTest } from './app-under-test.ts';
import { removalOf } from './removal.ts';
import { ProcessWatch } from './seen-process.ts';

/** Which instance an operation is about. */
export interface InstanceRef {
  readonly partyId: string;
  readonly guid: string;
}

/** One request of the app API by operation id; the actor is `AppBench.caller` where none is named. */
export interface AppRequest extends OperationRequest {
  readonly on?: InstanceRef;
  readonly body?: string | Uint8Array;
}

/** What a scenario of the app API works with: one app, and the bench under it. */
export class AppBench {
  readonly bench: Bench;
  readonly app: AppUnderTest;
  private readonly watch = new ProcessWatch();

  constructor(bench: Bench, app: AppUnderTest) {
    this.bench = bench;
    this.app = app;
  }

  /** Sends one operation to the app under test; an instance that it makes, asked for or not, is removed later. */
  async send(operationId: string, request: AppRequest = {}): Promise<LiveExchange> {
    const operation = operationOf(this.bench.session, operationId);
    const known = {
      org: this.app.org,
      app: this.app.name,
      instanceOwnerPartyId: request.on?.partyId,
      instanceGuid: request.on?.guid,
    };
    const exchange = await this.bench.send(
      toOutgoing(operation, { as: this.caller(), ...request }, known),
    );
    const removal = removalOf(this.app.id, exchange);
    if (removal !== undefined) this.bench.removeLater(removal);
    this.watch.look(this, exchange, request);
    return exchange;
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
}

/** See `AppBench.caller`. */
export function callerOf({ session }: Bench): string {
  const { target } = session;
  return ['user', 'system'].find((id) => missingActor(target, id) === undefined) ?? 'user';
}

import type { BatchCause } from '#specs';
import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import type { OperationRequest } from '../../engine/operation-request.ts';
import type { Needs } from '../../engine/scenario.ts';
import type { Json } from './json-value.ts';

/** What the scenarios of batches need of an API that its declaration cannot say. */
export interface BatchHooks {
  readonly api: string;
  /** Beside the features of an operation. */
  readonly needs: Needs;
  /** Method and path of an operation, as titles show them. */
  readonly titles: Readonly<Record<string, string>>;
  readonly open: (bench: Bench) => Promise<BatchTools>;
}

/** What one scenario of batches works with. */
export interface BatchTools {
  readonly bench: Bench;
  /** Sends an operation as the one caller whose state is compared. */
  readonly send: (operationId: string, request?: OperationRequest) => Promise<LiveExchange>;
  /** A good item of a service, another at each call. */
  readonly item: (service: string) => Json;
  /** A good item that fails by this cause; undefined where it cannot be made here. `stored` is one that stands already. */
  readonly spoil: (spoiled: Spoiled) => Json | undefined;
  /** What an update of a stored item may say. */
  readonly change: (service: string, stored: Json) => Json;
  /** Whether an item is one of this scenario; absent: the caller is its own, so all are. */
  readonly isOwn?: (service: string, item: Json) => boolean;
  /** What a mock can be told; absent elsewhere. */
  readonly disturb?: Disturbances;
}

/** An item before it is spoiled. */
export interface Spoiled {
  readonly service: string;
  readonly kind: 'create' | 'update';
  readonly cause: BatchCause;
  readonly item: Json;
  readonly stored: Json;
}

/** Orders for one request each: what is returned is added to that request. */
export interface Disturbances {
  /** The store fails when so many items are written. */
  readonly fail: (afterItems: number) => Promise<OperationRequest>;
  /** The batch stops when so many items are written, until it is released. */
  readonly hold: (afterItems: number) => Promise<Held>;
  /** The request is answered as if so much time had passed. */
  readonly later: (ms: number) => Promise<OperationRequest>;
}

/** A batch that will stop in its middle. */
export interface Held {
  readonly request: OperationRequest;
  /** Resolves when the batch has stopped. */
  readonly reached: () => Promise<void>;
  /** Lets it go on when so many others have asked for the store from now on. */
  readonly release: (afterAsked: number) => Promise<void>;
}

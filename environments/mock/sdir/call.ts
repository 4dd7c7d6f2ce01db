import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { Subscription } from './access/subscriptions.ts';
import type { Place, ServiceName } from './gateway/places.ts';
import type { Order, OrderBook } from './orders/order-book.ts';
import type { SdirRules } from './rules.ts';
import type { Store } from './store/store.ts';

/** The state of one mock of Sdir's gateway and services. */
export interface SdirState {
  readonly world: World;
  /** Opened at the first question. */
  readonly store: () => Promise<Store>;
  readonly orders: OrderBook;
  /** Subscriptions that scenarios have ordered. */
  readonly callers: Subscription[];
  readonly rules: SdirRules;
  readonly tampering: Tampering<SdirCall, SdirRoute>;
}

/** One matched request. */
export interface SdirCall {
  readonly state: SdirState;
  readonly request: MockRequest;
  readonly place: Place;
  readonly params: Readonly<Record<string, string>>;
  /** What a scenario has ordered for this request. */
  readonly order?: Order;
}

/** A request that key and token let through. */
export interface AdmittedCall extends SdirCall {
  readonly organisation: string;
  /** The clock of this request, milliseconds since 1970. */
  readonly nowMs: number;
}

/** One operation of the mock: its id is that of the contract. */
export interface SdirRoute {
  readonly id: string;
  readonly service: ServiceName;
  readonly method: string;
  /** Below the API's base. */
  readonly path: string;
  /** The body is read as it comes. */
  readonly streams?: true;
  readonly handle: (call: AdmittedCall) => Promise<Reply> | Reply;
}

import type { MockRequest, Reply } from './message.ts';

/** What switched-on faults do to the calls (`C`) of an API's routes (`R`). */
export interface Tampering<C, R> {
  /** What the mock understands of the call, before anything is checked. */
  readonly understood: (call: C, route: R) => C;
  /** A reply instead of the operation's own, before anything is checked. */
  readonly before: (call: C, route: R) => Reply | undefined;
  /** The reply that goes out, common headers included. */
  readonly after: (reply: Reply, call: C, route: R) => Reply;
  /** The refusal of a path or method that no route has. */
  readonly unrouted: (reply: Reply, request: MockRequest) => Reply;
}

import { randomUUID } from 'node:crypto';

/** What a scenario may order for the requests that carry its mark. */
export interface OrderWish {
  /** The store fails when so many items of a batch are written. */
  readonly failAfter?: number;
  /** The batch waits when so many items are written, until it is released. */
  readonly holdAfter?: number;
  /** The request is answered as if it came so much later. */
  readonly laterMs?: number;
  /** The gateway refuses for so many seconds from now. */
  readonly throttledSeconds?: number;
  /** The quota is used up for so many seconds from now. */
  readonly quotaSeconds?: number;
}

/** An order that was given. */
export interface Order extends OrderWish {
  readonly mark: string;
  /** Milliseconds since 1970. */
  readonly givenAtMs: number;
  readonly hold: Hold;
}

/** Where a batch waits in its middle. */
export class Hold {
  readonly #reached = deferred();
  readonly #released = deferred();

  /** The batch is there, and goes on when it is released. */
  wait(): Promise<void> {
    this.#reached.resolve();
    return this.#released.promise;
  }

  /** Resolves when the batch is there. */
  get reached(): Promise<void> {
    return this.#reached.promise;
  }

  /** The request is over: nobody waits for a batch that never got there. */
  end(): void {
    this.#reached.resolve();
  }

  /** Lets the batch go on. */
  release(): void {
    this.#released.resolve();
  }
}

/** Name of the header that carries a mark; no service has ever heard of it. */
export const markHeader = 'Samsvar-Order';

/** Orders by their mark: parallel scenarios never meet. */
export class OrderBook {
  readonly #orders = new Map<string, Order>();

  /** Takes an order and gives its mark. */
  take(wish: OrderWish, givenAtMs: number): string {
    const mark = randomUUID();
    this.#orders.set(mark, { ...wish, mark, givenAtMs, hold: new Hold() });
    return mark;
  }

  /** The order of that mark. */
  find(mark: string | undefined): Order | undefined {
    return mark === undefined ? undefined : this.#orders.get(mark);
  }
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function deferred(): Deferred {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

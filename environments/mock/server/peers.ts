import type { Socket } from 'node:net';

/** How long a connection without a request counts as one that is about to ask. */
const silentMs = 100;

/**
 * Calls that come beside one another: connections that have not asked yet, and calls of one method
 * and path that are being answered. A mock answers faster than calls arrive that were sent at once,
 * so whoever must see them together asks here whether more are on their way.
 */
export class Peers {
  readonly #silentSince = new Map<Socket, number>();
  readonly #asking = new Map<string, number>();

  /** A connection that may ask soon. */
  connected(socket: Socket): void {
    this.#silentSince.set(socket, performance.now());
    socket.once('close', () => this.#silentSince.delete(socket));
  }

  /** The connection has asked. */
  asked(socket: Socket): void {
    this.#silentSince.delete(socket);
  }

  /** Counts a call until `leave`. */
  enter(line: string): void {
    this.#asking.set(line, (this.#asking.get(line) ?? 0) + 1);
  }

  leave(line: string): void {
    const left = (this.#asking.get(line) ?? 1) - 1;
    if (left > 0) this.#asking.set(line, left);
    else this.#asking.delete(line);
  }

  /** Whether others of this line are being answered, or may be about to ask. */
  expected(line: string): boolean {
    if ((this.#asking.get(line) ?? 0) > 1) return true;
    const oldest = performance.now() - silentMs;
    return [...this.#silentSince.values()].some((since) => since > oldest);
  }
}

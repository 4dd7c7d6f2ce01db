import type { CloudEvent } from '../events/cloud-event.ts';
import type { Subscription } from './subscriptions.ts';

/** An event on its way to the address of a subscription. */
export interface Delivery {
  readonly subscriptionId: number;
  /** As it was when the event came. */
  readonly subscription: Subscription;
  readonly event: CloudEvent;
  /** The first message of a subscription: a good answer makes it valid. */
  readonly validates: boolean;
  /** Attempts that were made. */
  attempts: number;
  /** When the next attempt is due, on the mock's clock. */
  dueMs: number;
}

/** Deliveries that wait for their next attempt, and those that are being made. */
export class Deliveries {
  readonly waiting: Delivery[] = [];
  private readonly abort = new AbortController();
  private readonly running = new Set<Promise<void>>();

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Runs an attempt in the background. */
  run(attempt: () => Promise<void>): void {
    if (this.abort.signal.aborted) return;
    const made = attempt().finally(() => this.running.delete(made));
    this.running.add(made);
  }

  /** Takes out what is due by then. */
  takeDue(nowMs: number): readonly Delivery[] {
    const due = this.waiting.filter(({ dueMs }) => dueMs <= nowMs);
    for (const one of due) this.waiting.splice(this.waiting.indexOf(one), 1);
    return due;
  }

  /** Resolves when no attempt is being made. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  async close(): Promise<void> {
    this.abort.abort();
    this.waiting.length = 0;
    await this.settled();
  }
}

import type { CloudEvent } from './cloud-event.ts';

/** An event with its place in the order in which they were registered. */
export interface StoredEvent {
  readonly sequence: number;
  /** Milliseconds since 1970, on the mock's clock. */
  readonly registeredMs: number;
  readonly event: CloudEvent;
}

/** Registered events in their order; id and source together are the key (reference altinn-platform 12, 5.3). */
export class EventStore {
  readonly rows: StoredEvent[] = [];
  private readonly keys = new Set<string>();

  /** Keeps an event; false where one of the same id and source is there. */
  add(event: CloudEvent, registeredMs: number): boolean {
    const key = `${event.attributes['source']} ${event.attributes['id']}`;
    if (this.keys.has(key)) return false;
    this.keys.add(key);
    this.rows.push({ sequence: this.rows.length + 1, registeredMs, event });
    return true;
  }
}

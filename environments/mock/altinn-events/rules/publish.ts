import { readEvent, type EventReading } from '../events/read-event.ts';
import type { AppEventWish } from '../events/app-event.ts';

const urn = /^urn:[a-z0-9][a-z0-9-]{1,31}:(?:[a-z0-9()+,\-.:=@;$_!*']|%[0-9a-f]{2})+$/;

/** Decisions about events that are published. */
export const publishRules = {
  /** Reads an event in structured mode. */
  reads: (value: unknown): EventReading => readEvent(value),
  /** Whether a resource is a URN in lower case (recorded EV-95 to EV-98). */
  isUrn: (text: string): boolean => urn.test(text),
  /** What an app's event is registered as. */
  takesAppEvent: (wish: AppEventWish): AppEventWish => wish,
  /** Whether an event of the same id and source is registered once. */
  ignoresRepeated: (): boolean => true,
  /** Largest event that the queue takes, in bytes. */
  largestQueued: (): number => 64 * 1024,
};

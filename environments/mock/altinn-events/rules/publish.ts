import type { CloudEvent } from '../events/cloud-event.ts';
import { readEvent, type EventReading } from '../events/read-event.ts';
import type { World } from '../../server/world.ts';
import { defects } from '../defects.ts';
import type { AppEventWish } from '../events/app-event.ts';

const host = String.raw`(?:[a-z][a-z0-9+.-]*:)?//\[[0-9a-f:.]+\]`;
const uriReference = new RegExp(`^(?:${host})?(?:[\\w\\-.~:/?#@!$&'()*+,;=]|%[0-9a-f]{2})*$`, 'i');
const urn = /^urn:[a-z0-9][a-z0-9-]{1,31}:(?:[a-z0-9()+,\-.:=@;$_!*']|%[0-9a-f]{2})+$/;

/** Decisions about events that are published. */
export const publishRules = {
  /** Reads an event in structured mode; the service takes any text as source (recorded EV-89). */
  reads: (value: unknown, world: World): EventReading => {
    const reading = readEvent(value);
    if ('fault' in reading || world.has(defects.sourceIsNoUri)) return reading;
    const isUri = uriReference.test(reading.event.attributes['source'] ?? '');
    return isUri ? reading : { fault: "Value for attribute 'source' is invalid: Invalid URI" };
  },
  /** Whether a resource is a URN in lower case (recorded EV-95 to EV-98). */
  isUrn: (text: string): boolean => urn.test(text),
  /** What an app's event is registered as. */
  takesAppEvent: (wish: AppEventWish): AppEventWish => wish,
  /** An app's event as it is registered, beside the body that it came in. */
  finishesAppEvent: (event: CloudEvent, _body: unknown): CloudEvent => event,
  /** What makes an event the same as an earlier one: it is registered once. */
  keyOf: ({ attributes }: CloudEvent): string => `${attributes['source']} ${attributes['id']}`,
  /** Largest event that the queue takes, in bytes. */
  largestQueued: (): number => 64 * 1024,
};

import { randomUUID } from 'node:crypto';
import { parties } from '../../identities.ts';
import type { Lines } from '../../server/message.ts';
import { partyOfSubject } from '../access/rights.ts';
import type { CloudEvent } from '../events/cloud-event.ts';
import { isLike } from '../lists/like.ts';
import type { Subscription } from '../subscriptions/subscriptions.ts';

type Json = Readonly<Record<string, unknown>>;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Decisions about what is sent to the addresses of subscriptions. */
export const deliveryRules = {
  /** Waits before the second attempt and those after it (reference altinn-platform 5.4). */
  retryDelays: (): readonly number[] => [
    10 * second,
    30 * second,
    minute,
    5 * minute,
    10 * minute,
    30 * minute,
    hour,
    3 * hour,
    6 * hour,
    12 * hour,
    12 * hour,
  ],
  /** Where the messages of a subscription go. */
  addressOf: ({ endPoint }: Subscription): string => endPoint,
  /** Whether the receiver has taken the message. */
  isTaken: (status: number | undefined): boolean =>
    status !== undefined && status >= 200 && status < 300,
  /** Only addresses that have answered get events. */
  wantsDelivery: ({ validated }: Subscription): boolean => validated,
  /** Whether a removed subscription gets nothing more. */
  stopsAfterRemoval: (): boolean => true,
  /** Whether the decision point is asked of the consumer before each delivery. */
  checksRightsOnDelivery: (): boolean => true,
  /** Messages per event and matching subscription. */
  timesDelivered: (): number => 1,
  /** Whether a subscription's filters let the event through. */
  matches: (subscription: Subscription, { attributes }: CloudEvent): boolean => {
    const { resourceFilter, sourceFilter, typeFilter } = subscription;
    if (attributes['resource'] !== resourceFilter) return false;
    if (sourceFilter !== undefined && !isBelow(attributes['source'] ?? '', sourceFilter))
      return false;
    if (typeFilter !== undefined && !isLike(attributes['type'] ?? '', typeFilter)) return false;
    return matchesSubject(subscription, attributes['subject']);
  },
  /** The event that asks an address whether it is there. */
  validationEvent: ({ id }: Subscription): CloudEvent | undefined => ({
    attributes: {
      id: randomUUID(),
      source: `https://platform.altinn.no/events/api/v1/subscriptions/${id}`,
      type: 'platform.events.validatesubscription',
    },
  }),
  /** A message: one event in structured mode, under JSON and without a token (reference altinn-platform 11.3). */
  toMessage: (
    event: Json,
    _validates: boolean,
  ): { readonly headers: Lines; readonly value: unknown } => ({
    headers: [['Content-Type', 'application/json; charset=utf-8']],
    value: event,
  }),
};

function isBelow(source: string, filter: string): boolean {
  const address = filter.split('?')[0] ?? '';
  return source === address || source.startsWith(`${address}/`);
}

function matchesSubject(
  { subjectFilter, includeSubunits }: Subscription,
  subject: string | undefined,
): boolean {
  if (subjectFilter === undefined || subjectFilter === subject) return true;
  if (!includeSubunits) return false;
  const units = parties.get(partyOfSubject(subjectFilter))?.children ?? [];
  return units.includes(partyOfSubject(subject));
}

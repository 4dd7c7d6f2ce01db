import { appsHost } from '../events/cloud-event.ts';
import type { EventsCaller } from '../access/caller.ts';
import type { Subscription, SubscriptionWish } from '../subscriptions/subscriptions.ts';

/** A subscription as it was asked for. */
export interface AskedSubscription {
  readonly endPoint?: string | undefined;
  readonly sourceFilter?: string | undefined;
  readonly resourceFilter?: string | undefined;
  readonly subjectFilter?: string | undefined;
  readonly alternativeSubjectFilter?: string | undefined;
  readonly typeFilter?: string | undefined;
  readonly includeSubunits: boolean;
}

const needsAddress = 'Missing or invalid endpoint to push events towards';
const appResources = 'urn:altinn:resource:app_';
const compared = [
  'endPoint',
  'sourceFilter',
  'resourceFilter',
  'subjectFilter',
  'typeFilter',
  'includeSubunits',
] as const;

/** Decisions about subscriptions (reference altinn-platform 5.4, 12 "5.4, 3.4"). */
export const subscriptionRules = {
  /** What is wrong with the source filter by itself. */
  refusesSource: (source: string | undefined): string | undefined => {
    if (source === undefined || isHttps(source)) return undefined;
    return 'SourceFilter must be an absolute URL with the https scheme.';
  },
  /** What is wrong with the address: it must be https (recorded EV-435 to EV-444). */
  refusesAddress: (address: string | undefined): string | undefined =>
    address !== undefined && isHttps(address) ? undefined : needsAddress,
  /** Whether a subscription is on an app's events: no scope is asked for. */
  isOnApp: ({ resourceFilter, sourceFilter }: AskedSubscription): boolean => {
    if (resourceFilter !== undefined && resourceFilter.startsWith(appResources)) return true;
    if (sourceFilter === undefined || resourceFilter !== undefined) return false;
    return new URL(sourceFilter).hostname.endsWith(`.${appsHost}`);
  },
  /** Whether a caller's app subscription must name a subject. */
  needsSubject: ({ identity }: EventsCaller): boolean => identity?.org === undefined,
  /** Whether a subscription is the caller's own. */
  isOwn: ({ consumer }: Subscription, caller: EventsCaller | undefined): boolean =>
    consumer === caller?.consumer,
  /** An earlier subscription that asks for the same: it is answered again. */
  sameAs: (
    all: readonly Subscription[],
    wish: SubscriptionWish,
    consumer: string,
  ): Subscription | undefined =>
    all.find(
      (one) => one.consumer === consumer && compared.every((name) => one[name] === wish[name]),
    ),
  /** Whether a new subscription waits for an answer of its address. */
  beginsValidated: (): boolean => false,
  /** Whether a removed subscription is gone. */
  removes: (): boolean => true,
};

function isHttps(text: string): boolean {
  return /^https:\/\/[^/\s]/.test(text) && URL.canParse(text);
}

import type { EventsCaller } from '../access/caller.ts';

/** What a subscription asks for. */
export interface SubscriptionWish {
  readonly endPoint: string;
  readonly sourceFilter?: string | undefined;
  readonly resourceFilter: string;
  readonly subjectFilter?: string | undefined;
  readonly typeFilter?: string | undefined;
  readonly includeSubunits: boolean;
}

/** A subscription as it is kept. */
export interface Subscription extends SubscriptionWish {
  readonly id: number;
  readonly consumer: string;
  /** Who made it, for the decision point. */
  readonly caller: EventsCaller;
  readonly created: string;
  validated: boolean;
}

/** Subscriptions by id; ids are not used twice. */
export class Subscriptions {
  private readonly byId = new Map<number, Subscription>();
  private lastId = 0;

  all(): readonly Subscription[] {
    return [...this.byId.values()];
  }

  find(id: number): Subscription | undefined {
    return this.byId.get(id);
  }

  add(made: Omit<Subscription, 'id'>): Subscription {
    const subscription = { ...made, id: ++this.lastId };
    this.byId.set(subscription.id, subscription);
    return subscription;
  }

  remove(id: number): void {
    this.byId.delete(id);
  }
}

/** A subscription as JSON; what is not asked for is left out (reference altinn-platform 12). */
export function toSubscriptionJson(one: Subscription): Readonly<Record<string, unknown>> {
  const { id, endPoint, sourceFilter, resourceFilter, subjectFilter, typeFilter } = one;
  return {
    id,
    endPoint,
    ...(sourceFilter === undefined ? {} : { sourceFilter }),
    resourceFilter,
    ...(subjectFilter === undefined ? {} : { subjectFilter }),
    ...(typeFilter === undefined ? {} : { typeFilter }),
    consumer: one.consumer,
    createdBy: one.consumer,
    created: one.created,
    validated: one.validated,
    includeSubunits: one.includeSubunits,
  };
}

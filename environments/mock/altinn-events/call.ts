import type { AltinnPlatform } from '../altinn-platform.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { EventsCaller } from './access/caller.ts';
import type { EventStore } from './events/store.ts';
import type { EventsRules } from './rules.ts';
import type { Deliveries } from './subscriptions/deliveries.ts';
import type { Subscriptions } from './subscriptions/subscriptions.ts';

/** What a scenario may take down: the queue itself, or what takes from it (reference altinn-platform 11.3). */
export type DownPart = 'queue' | 'functions';

/** The state of one mock of Altinn Events. */
export interface EventsState {
  readonly world: World;
  /** What it shares with the app API and Storage. */
  readonly platform: AltinnPlatform;
  readonly events: EventStore;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly rules: EventsRules;
  readonly tampering: Tampering<EventsCall, EventsRoute>;
  readonly down: Set<DownPart>;
  /** Ids of events that the decision point keeps from everybody, as a scenario ordered. */
  readonly denied: Set<string>;
}

/** One matched request. */
export interface EventsCall {
  readonly state: EventsState;
  readonly request: MockRequest;
  /** Path parameters by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Absent without a good token. */
  readonly caller?: EventsCaller;
  /** `org/app` of a good PlatformAccessToken. */
  readonly platformApp?: string;
}

/** Whom an operation lets in (reference altinn-platform 12, "5.1, 3.1"). */
export type EventsAccess = 'none' | 'bearer' | 'subscribe' | 'publish' | 'publishApp' | 'platform';

/** One operation of the mock: its id is that of the contract. */
export interface EventsRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: EventsAccess;
  /** Media types that a body, or a GET with a Content-Type, may have; others are 415 while routing. */
  readonly consumes?: RegExp;
  /** What the operation calls its own refusals. */
  readonly labels?: ProblemLabel;
  readonly handle: (call: EventsCall) => Promise<Reply> | Reply;
}

/** Media type of problem bodies: that of the action's declared output. */
export type ProblemLabel = 'json' | 'problem' | 'cloudevents';

import { randomUUID } from 'node:crypto';
import type { LiveExchange } from '#environments';
import type { CloudEvent } from './cloud-event.ts';
import type { EventsBench, EventsRequest } from './events-bench.ts';
import { sweepOnce } from './sweep.ts';
import { Subscriber } from './subscriber.ts';
import { passYouth, seen } from './seen.ts';

/** What may be changed in an event; undefined leaves the attribute out. */
export type Change = Readonly<Record<string, unknown>>;

/** What an app sends to publish an event; a scenario may have changed a text for something else. */
export type AppEventRequest = Readonly<Record<string, string>>;

/** Prepares what a scenario needs; a step that fails makes the scenario inconclusive, never red. */
export class Given {
  private readonly on: EventsBench;
  private count = 0;

  constructor(on: EventsBench) {
    this.on = on;
  }

  /** A word that no other scenario or run uses: lower case letters, digits, dots. */
  unique(): string {
    const { options, random } = this.on.bench.session;
    this.count += 1;
    const number = random(this.on.bench.scenario.title, String(this.count)) * 1e9;
    const run = options.runId.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
    return `samsvar.${run}.${Math.floor(number).toString(36)}${this.count}`;
  }

  /** A CloudEvent that keeps every rule, of the resource that the target names. */
  event(change: Change = {}): CloudEvent {
    const good = {
      specversion: '1.0',
      id: randomUUID(),
      type: this.unique(),
      source: 'https://samsvar.invalid/events/1',
      subject: `/party/${this.on.parameter('party')}`,
      resource: this.on.parameter('resource'),
      time: new Date().toISOString(),
    };
    return JSON.parse(JSON.stringify({ ...good, ...change })) as CloudEvent;
  }

  /** Publishes an event as it stands. */
  publish(event: unknown, request: EventsRequest = {}): Promise<LiveExchange> {
    const contentType = 'application/cloudevents+json';
    return this.on.send('publishEvent', { body: JSON.stringify(event), contentType, ...request });
  }

  /** Events that were taken, one after the other. */
  async published(...events: readonly CloudEvent[]): Promise<readonly CloudEvent[]> {
    for (const event of events) this.on.bench.prepared(await this.publish(event), 200);
    return events;
  }

  /** What an app says to publish an event of an instance of the party. */
  appEvent(change: Change = {}, party = this.on.parameter('party')): AppEventRequest {
    const source = `${this.on.sourceOf()}/instances/${party}/${randomUUID()}`;
    const good = { specversion: '1.0', type: this.unique(), source, subject: `/party/${party}` };
    return JSON.parse(JSON.stringify({ ...good, ...change })) as AppEventRequest;
  }

  /** Publishes an event for an app: only one who holds its PlatformAccessToken can. */
  publishApp(event: unknown, request: EventsRequest = {}): Promise<LiveExchange> {
    return this.on.send('publishAppEvent', { as: 'app', json: event, ...request });
  }

  /** The id of an event of an app that was taken. */
  async appPublished(event: unknown, request: EventsRequest = {}): Promise<string> {
    const answer = await this.publishApp(event, request);
    this.on.bench.prepared(answer, 201);
    return String(answer.json());
  }

  /** Waits until a list shows these ids; inconclusive where it never does. */
  async listed(read: () => Promise<LiveExchange>, ids: readonly string[]): Promise<LiveExchange> {
    const { exchange, isSeen } = await seen(this.on.bench, read, ids);
    if (isSeen) return exchange;
    return this.on.bench.inconclusive('what was published is not listed in time');
  }

  /** Lets what was published become old enough to be listed, where the clock can be moved. */
  passYouth(): Promise<void> {
    return passYouth(this.on.bench);
  }

  /** Somebody who can be sent events: a receiver of ours, and subscriptions with its address. */
  async subscriber(as = 'org'): Promise<Subscriber> {
    const subscriber = await Subscriber.start(this.on, { as, word: this.unique() });
    this.on.bench.defer(() => subscriber.close());
    return subscriber;
  }

  /** An address for subscriptions that nobody listens at. */
  endPoint(): string {
    return `https://events.samsvar.invalid/samsvar/${this.unique()}`;
  }

  /** Asks for a subscription; what an earlier run of ours left behind is deleted first. */
  async subscribe(body: unknown, request: EventsRequest = {}): Promise<LiveExchange> {
    await sweepOnce(this.on, request.as ?? 'org');
    return this.on.send('createSubscription', { json: body, ...request });
  }

  /** A subscription that exists. */
  async subscription(body: object, request: EventsRequest = {}): Promise<Made> {
    const answer = await this.subscribe({ endPoint: this.endPoint(), ...body }, request);
    this.on.bench.prepared(answer, 201);
    return answer.json() as Made;
  }

  /** The filters of a subscription to the app that the target names. */
  appFilter(): { readonly sourceFilter: string } {
    return { sourceFilter: this.on.sourceOf() };
  }

  /** The filters of a subscription to the resource that the target names. */
  resourceFilter(): { readonly resourceFilter: string } {
    return { resourceFilter: this.on.parameter('resource') };
  }
}

/** A subscription as it is answered. */
export interface Made {
  readonly id: number;
  readonly endPoint: string;
  readonly resourceFilter: string;
  readonly sourceFilter?: string;
  readonly subjectFilter?: string;
  readonly typeFilter?: string;
  readonly consumer: string;
  readonly validated: boolean;
}

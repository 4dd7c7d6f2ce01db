import { setTimeout as pause } from 'node:timers/promises';
import { startReceiver, type Delivery, type LiveExchange, type Receiver } from '#environments';
import { SuiteError } from '#specs';
import { eventOf, type CloudEvent } from './cloud-event.ts';
import type { EventsBench } from './events-bench.ts';
import { sweepOnce } from './sweep.ts';

/** What was sent to one address: the request, and the event in it. */
export interface Sent {
  readonly delivery: Delivery;
  readonly event: CloudEvent | undefined;
}

/** Who subscribes, and a word of his own for his addresses. */
export interface SubscriberOptions {
  readonly as: string;
  readonly word: string;
}

/** Type of the event that asks an address whether it is there (reference 5.2). */
export const validationType = 'platform.events.validatesubscription';

/** On a mock deliveries come at once, or when its clock is moved to the next try; elsewhere they are waited for. */
const mockLooks = 40;
const mockLookMs = 15;
const lookMs = 1000;
const patienceMs = 90_000;
const nextTryMs = 31_000;

/** Somebody who can be sent events. */
export class Subscriber {
  private readonly on: EventsBench;
  private readonly receiver: Receiver;
  private readonly options: SubscriberOptions;

  private constructor(on: EventsBench, receiver: Receiver, options: SubscriberOptions) {
    this.on = on;
    this.receiver = receiver;
    this.options = options;
  }

  /** Starts the receiver; untested where the environment cannot reach one. */
  static async start(on: EventsBench, options: SubscriberOptions): Promise<Subscriber> {
    const { target } = on.bench.session;
    const { receiver: publicUrl, receiverPort } = target.parameters;
    if (publicUrl === undefined && !target.features.includes('loopback'))
      on.bench.untested('the target names no receiver that the service can reach');
    const place =
      publicUrl === undefined ? {} : { publicUrl, port: Number(receiverPort ?? '8443') };
    return new Subscriber(on, await patientStart(place), options);
  }

  /** The path of an address; `name` tells several apart. */
  path(name = 'hook'): string {
    return `/samsvar/${this.options.word}/${name}`;
  }

  /** Asks for a subscription that sends to that path. */
  async subscribe(filters: object, name = 'hook'): Promise<LiveExchange> {
    const { as } = this.options;
    await sweepOnce(this.on, as);
    const endPoint = `${this.receiver.baseUrl}${this.path(name)}`;
    return this.on.send('createSubscription', { as, json: { endPoint, ...filters } });
  }

  /** A subscription whose address was validated; inconclusive where it never is. */
  async validated(filters: object, name = 'hook'): Promise<number> {
    const made = await this.subscribe(filters, name);
    if (made.status !== 201)
      this.on.bench.inconclusive(`the subscription was answered with ${made.status}`);
    const { id } = made.json() as { id: number };
    const isThere = await this.until(async () => (await this.isValidated(id)) === true);
    return isThere ? id : this.on.bench.inconclusive('the subscription is not validated in time');
  }

  /** Whether a subscription is validated, as its owner reads it. */
  async isValidated(id: number): Promise<unknown> {
    const { as } = this.options;
    const read = await this.on.send('getSubscription', { as, path: { id: String(id) } });
    return read.status === 200 ? (read.json() as { validated?: unknown }).validated : undefined;
  }

  /** Answers the next requests to a path with these statuses. */
  answer(statuses: readonly number[], name = 'hook'): void {
    this.receiver.answer(this.path(name), statuses);
  }

  /** What was sent to a path so far; validations only where they are asked for. */
  sent(name = 'hook'): readonly Sent[] {
    return this.all(name).filter(({ event }) => event?.type !== validationType);
  }

  /** The validations that were sent to a path so far. */
  validations(name = 'hook'): readonly Sent[] {
    return this.all(name).filter(({ event }) => event?.type === validationType);
  }

  /** Waits until something is so; false when the deadline is over. */
  async until(isSo: () => Promise<boolean> | boolean): Promise<boolean> {
    const { control } = this.on.bench.session;
    if (control === undefined)
      return waitFor(isSo, { looks: patienceMs / lookMs, everyMs: lookMs });
    const onMock = { looks: mockLooks, everyMs: mockLookMs };
    if (await waitFor(isSo, onMock)) return true;
    await control.advanceClock(nextTryMs, 'altinn-events');
    return waitFor(isSo, onMock);
  }

  /** Ends the receiver. */
  close(): Promise<void> {
    return this.receiver.close();
  }

  private all(name: string): readonly Sent[] {
    return this.receiver.deliveries
      .filter(({ path }) => path === this.path(name))
      .map((delivery) => ({ delivery, event: eventOf(delivery.body) }));
  }
}

async function waitFor(
  isSo: () => Promise<boolean> | boolean,
  { looks, everyMs }: { readonly looks: number; readonly everyMs: number },
): Promise<boolean> {
  for (let look = 0; look < looks; look += 1) {
    if (await isSo()) return true;
    await pause(everyMs);
  }
  return isSo();
}

/** Another worker of the same run may hold the port for a while. */
async function patientStart(place: Parameters<typeof startReceiver>[0]): Promise<Receiver> {
  const end = performance.now() + 2 * patienceMs;
  for (;;) {
    try {
      return await startReceiver(place);
    } catch (error) {
      const isTaken = error instanceof SuiteError && error.code === 'receiver-not-started';
      if (!isTaken || performance.now() >= end) throw error;
      await pause(lookMs);
    }
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MockOptions } from '../start-mock.ts';
import { startMock, type Mock } from '../start-mock.ts';
import type { EventsState } from './call.ts';

/** What a test sends. */
export interface Sending {
  /** Default `org`. */
  readonly as?: string;
  readonly method?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A mock of Events with the app API beside it. */
export class EventsMock {
  readonly mock: Mock;

  private constructor(mock: Mock) {
    this.mock = mock;
  }

  static async start(options: MockOptions = {}): Promise<EventsMock> {
    return new EventsMock(await startMock({ apis: ['altinn-app', 'altinn-events'], ...options }));
  }

  get state(): EventsState {
    return this.mock.api('altinn-events').state;
  }

  /** Sends to a path below `/events/api/v1/`. */
  async send(
    path: string,
    { as = 'org', method, json, headers = {} }: Sending = {},
  ): Promise<Answered> {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const type = json === undefined ? {} : { 'Content-Type': 'application/json' };
    const { baseUrl } = this.mock.apis['altinn-events'] ?? {};
    const response = await fetch(`${baseUrl}/events/api/v1/${path}`, {
      method: method ?? (json === undefined ? 'GET' : 'POST'),
      headers: { ...this.credentials(as), ...type, ...headers },
      ...body,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  private credentials(as: string): Readonly<Record<string, string>> {
    const known = this.mock.apis['altinn-events']?.actors?.[as];
    return known === undefined ? {} : { Authorization: `Bearer ${known.token}`, ...known.headers };
  }

  /** Publishes a generic event; the status. */
  async publish(change: object = {}, as = 'org'): Promise<number> {
    const json = { ...genericEvent, ...change };
    return (await this.send('events', { as, json, headers: cloudEvents })).status;
  }

  /** Ids on a list. */
  async ids(path: string, sending: Sending = {}): Promise<readonly string[]> {
    const { text } = await this.send(path, sending);
    return (JSON.parse(text) as { id: string }[]).map(({ id }) => id);
  }

  passSeconds(seconds: number): void {
    this.mock.world().clock.advance(seconds * 1000);
  }

  close(): Promise<void> {
    return this.mock.close();
  }
}

/** Header line of one event in structured mode. */
export const cloudEvents = { 'Content-Type': 'application/cloudevents+json' } as const;

/** A generic event that is taken. */
export const genericEvent = {
  specversion: '1.0',
  id: 'one',
  type: 'no.samsvar.made',
  source: 'https://samsvar.invalid/1',
  subject: '/party/501337',
  resource: 'urn:altinn:resource:samsvar',
} as const;

/** Somebody on this machine who is sent events. */
export interface TestReceiver {
  readonly port: number;
  readonly bodies: readonly { readonly type: string; readonly id: string }[];
  /** Status of the answers from here on. */
  status: number;
  readonly close: () => Promise<void>;
}

/** Starts a receiver that speaks plain http: rules of the test send there. */
export async function startTestReceiver(): Promise<TestReceiver> {
  const bodies: { type: string; id: string }[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      bodies.push(
        JSON.parse(Buffer.concat(chunks).toString('utf8')) as { type: string; id: string },
      );
      response.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: TestReceiver = {
    port: (server.address() as AddressInfo).port,
    bodies,
    status: 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

import type { MockOptions } from '../start-mock.ts';
import { startMock, type Mock } from '../start-mock.ts';

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text. */
  readonly body: unknown;
}

/** A request, as `user` unless another actor is named. */
export interface Asked {
  readonly method?: string;
  readonly as?: string;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An instance of a running mock. */
export interface Made {
  /** `<party>/<guid>`. */
  readonly id: string;
  readonly guid: string;
  /** Its first data element. */
  readonly element: string;
}

/** A running mock, and what tests ask of its app API and of Storage. */
export class StorageMock {
  readonly mock: Mock;

  constructor(mock: Mock) {
    this.mock = mock;
  }

  /** Starts one. */
  static async start(options: MockOptions = {}): Promise<StorageMock> {
    return new StorageMock(await startMock(options));
  }

  /** Asks Storage; the path begins behind `/storage/api/v1`. */
  ask(path: string, asked: Asked = {}): Promise<Answered> {
    return this.#send(`${this.#base('altinn-storage')}/storage/api/v1${path}`, asked);
  }

  /** Asks the app API. */
  askApp(path: string, asked: Asked = {}): Promise<Answered> {
    return this.#send(`${this.#base('altinn-app')}${path}`, asked);
  }

  /** A new instance of an app, made through the app. */
  async made(app = 'ttd/kontrakt'): Promise<Made> {
    const json = { instanceOwner: { partyId: '501337' } };
    const { body } = await this.askApp(`/${app}/instances/create`, { method: 'POST', json });
    const { id, data } = body as { id: string; data: { id: string }[] };
    return { id, guid: id.split('/')[1] ?? '', element: data[0]?.id ?? '' };
  }

  #base(api: string): string {
    return this.mock.apis[api]?.baseUrl ?? '';
  }

  async #send(address: string, asked: Asked): Promise<Answered> {
    const { method = 'GET', as = 'user', json, text } = asked;
    const token = this.mock.actors[as]?.token;
    const headers = {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...asked.headers,
    };
    const body = json === undefined ? text : JSON.stringify(json);
    const response = await fetch(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const told = await response.text();
    return { status: response.status, headers: response.headers, body: read(told) };
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

import { expect } from '@playwright/test';
import { startMock, type Mock } from '../start-mock.ts';
import { apiKeys } from './access/keys.ts';
import { organisations } from './access/parties.ts';

/** A request below the base address, as `user` with his key unless another actor, or none, is named. */
export interface Asked {
  readonly method?: string;
  readonly as?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
}

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; empty where it is none. */
  readonly body: Record<string, unknown>;
}

/** A running mock of Altinn 2, and what tests ask of it. */
export class Altinn2Mock {
  readonly mock: Mock;

  constructor(mock: Mock) {
    this.mock = mock;
  }

  get baseUrl(): string {
    return this.mock.apis['altinn2']?.baseUrl ?? '';
  }

  /** Asks the API. */
  async ask(path: string, asked: Asked = {}): Promise<Answered> {
    const { method = 'GET', as = 'user', headers = {}, json, body } = asked;
    const given = json === undefined ? body : JSON.stringify(json);
    const response = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(as === null ? {} : this.credentials(as)),
        ...(json === undefined ? {} : { 'content-type': 'application/hal+json' }),
        ...headers,
      },
      ...(given === undefined ? {} : { body: given }),
    });
    const text = await response.text();
    const { status, statusText: reason } = response;
    return { status, reason, headers: response.headers, text, body: toRecord(text) };
  }

  /** Header lines of an actor: his key and, where he has one, his token. */
  credentials(actor: string): Record<string, string> {
    const known = this.mock.apis['altinn2']?.actors?.[actor];
    const { token, headers } = known ?? { token: '', headers: {} };
    return { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...headers };
  }

  /** Gives an order at the control address. */
  async tell(path: string, order: unknown): Promise<Answered> {
    const response = await fetch(`${this.mock.control}${path}`, {
      method: 'POST',
      body: JSON.stringify(order),
    });
    const { status, statusText: reason, headers } = response;
    const text = await response.text();
    return { status, reason, headers, text, body: toRecord(text) };
  }

  /** Sends a message that is taken, and gives the path where it is read. */
  async sent(query = '', message: object = {}): Promise<string> {
    const answer = await this.ask(`/my/messages${query}`, { method: 'POST', json: form(message) });
    expect(answer.status, answer.reason).toBe(201);
    return this.pathOf(answer.headers.get('location'));
  }

  /** Below the base address. */
  pathOf(address: string | null): string {
    return new URL(address ?? '', this.baseUrl).pathname.slice('/api'.length);
  }

  /** The ids of a list of messages. */
  async idsIn(path: string): Promise<readonly unknown[]> {
    const { body } = await this.ask(path, { headers: { accept: 'application/hal+json' } });
    const { messages } = toObject(body['_embedded']);
    return (messages as readonly Record<string, unknown>[]).map((one) => one['MessageId']);
  }
}

/** A message whose one form keeps every rule; members given replace its own. */
export function form(members: object = {}): Record<string, unknown> {
  const [main, file] = [mainForm('<Skjema><navn>Ola</navn></Skjema>'), attachment];
  return {
    Type: 'FormTask',
    ServiceCode: '9001',
    ServiceEdition: 1,
    _embedded: { forms: [main], attachments: [file] },
    ...members,
  };
}

/** A main form with this XML. */
export function mainForm(xml: string): Record<string, unknown> {
  return { Type: 'MainForm', DataFormatId: '8001', DataFormatVersion: 12345, FormData: xml };
}

const attachment = {
  FileName: 'a.txt',
  AttachmentType: 'Dokumentasjon',
  Data: Buffer.from('æøå').toString('base64'),
};

function toObject(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}

function toRecord(text: string): Record<string, unknown> {
  return /^[[{]/.test(text) ? toObject(JSON.parse(text)) : {};
}

/** Starts the mock with this API alone. */
export async function startAltinn2(): Promise<Altinn2Mock> {
  return new Altinn2Mock(await startMock({ apis: ['altinn2'] }));
}

export const company = organisations.company.number;
export const keys = apiKeys;

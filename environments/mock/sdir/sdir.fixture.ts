import { startMock, type Mock } from '../start-mock.ts';
import type { SdirFault } from '../faults/sdir/fault.ts';
import { organisations } from './access/subscriptions.ts';
import { markHeader } from './orders/order-book.ts';

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text. */
  readonly body: unknown;
}

/** A request, as `reporter` unless another actor is named. */
export interface Asked {
  readonly method?: string;
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
  /** Mark of an order. */
  readonly mark?: string;
}

/** Where the competences of version 1 stand today. */
export const competences = '/aps-additionalcompetence-external/v1/additionalcompetence';

let count = 0;

/** A competence that keeps every rule, another at each call. */
export function competence(change: object = {}): Record<string, unknown> {
  count += 1;
  const id = `${String((count % 28) + 1).padStart(2, '0')}8780${String(10_000 + count)}`;
  return {
    registratorName: 'Rederiet',
    person: { id, firstName: 'Åse', middleName: null, lastName: 'Prøve' },
    organization: { organisationNumber: organisations.reporter },
    competence: {
      periodStartDate: '2026-01-01',
      periodStopDate: '2026-02-01',
      completionDate: '2026-02-01T10:00:00+00:00',
      competenceCode: 'BS0',
    },
    vessel: { imoNumber: '1000007', callsign: 'LATB', name: 'TESTBÅT', id: 7 },
    ...change,
  };
}

/** A running mock, and what tests ask of it. */
export class SdirMock {
  readonly mock: Mock;

  constructor(mock: Mock) {
    this.mock = mock;
  }

  async ask(path: string, asked: Asked = {}): Promise<Answered> {
    const { method = 'GET', as = 'reporter', headers = {}, json, body, mark } = asked;
    const payload = json === undefined ? body : JSON.stringify(json);
    const response = await fetch(`${this.mock.apis['sdir']?.baseUrl}${path}`, {
      method,
      headers: {
        ...this.credentials(as),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(mark === undefined ? {} : { [markHeader]: mark }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  }

  /** Sends a batch of version 1. */
  post(items: unknown, asked: Asked = {}): Promise<Answered> {
    return this.ask(`${competences}/batch`, { method: 'POST', json: items, ...asked });
  }

  /** What the caller sees of version 1. */
  async list(asked: Asked = {}): Promise<readonly Record<string, unknown>[]> {
    return (await this.ask(competences, asked)).body as Record<string, unknown>[];
  }

  /** Gives an order and answers its mark. */
  async order(wish: object): Promise<string> {
    return String((await this.tell('/sdir/order', wish))['mark']);
  }

  async tell(path: string, order: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.mock.control}${path}`, {
      method: 'POST',
      body: JSON.stringify(order),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  async token(special: string): Promise<string> {
    const { token } = await this.tell('/token', { api: 'sdir', actor: 'reporter', special });
    return `Bearer ${String(token)}`;
  }

  credentials(actor: string): Record<string, string> {
    const known = this.mock.apis['sdir']?.actors?.[actor];
    return known === undefined ? {} : { authorization: `Bearer ${known.token}`, ...known.headers };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Runs with a mock of its own, on which the faults given are switched on. */
export async function withSdir(
  use: (sdir: SdirMock) => Promise<void>,
  faults: readonly SdirFault[] = [],
): Promise<void> {
  const mock = await startMock({ apis: ['sdir'], like: 'promise', faults: { sdir: faults } });
  try {
    await use(new SdirMock(mock));
  } finally {
    await mock.close();
  }
}

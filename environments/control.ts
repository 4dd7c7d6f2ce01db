import { request } from 'undici';
import { SuiteError } from '#specs';

/** Which token is wanted. */
export interface TokenWish {
  readonly actor: string;
  readonly special: string;
  /** API whose actor it is; absent: one of Altinn. */
  readonly api?: string;
}

/** What a mock can be told beside its API: never offered by a real environment. */
export interface Control {
  /** Moves the mock's clock forward, or that of one API alone where it has one. */
  readonly advanceClock: (ms: number, api?: string) => Promise<void>;
  /** Lets a service behind the API fail (`pdf`) for one instance, or work again. */
  readonly setDown: (what: string, down: boolean, instance: string) => Promise<void>;
  /** Puts an instance (by guid) into a task, or takes its process away (`null`). */
  readonly placeProcess: (instance: string, element: string | null) => Promise<void>;
  /** A special token: `expired`, `wrong-issuer`, `wrong-audience`, `wrong-key`, `missing-scope` …; of Altinn unless an API is named. */
  readonly mintToken: (wanted: TokenWish) => Promise<string>;
  /** Lets time pass for one forsendelse alone. */
  readonly passTime: (forsendelse: string, ms: number) => Promise<void>;
  /** Lets somebody outside act on a forsendelse: its recipient, a system of his, an operator. */
  readonly actOn: (forsendelse: string, act: string) => Promise<void>;
  /** An order of an API's own (the table in mock/README.md); gives what it was answered. */
  readonly order: (path: string, body: object) => Promise<Readonly<Record<string, unknown>>>;
  /** What the mock lists under this path. */
  readonly list: (path: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Opens the control address of a running mock. */
export function openControl(address: string): Control {
  const ask = async (path: string, body?: unknown): Promise<string> => {
    const answer = await request(`${address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300)
      throw new SuiteError(
        'control-refused',
        `The mock's control refused ${path}: ${answer.statusCode} ${text}`,
        { kind: 'inconclusive' },
      );
    return text;
  };
  return {
    advanceClock: async (ms, api) => void (await ask('/clock', { advanceMs: ms, api })),
    setDown: async (what, down, instance) =>
      void (await ask('/down', { what, on: down, instance })),
    placeProcess: async (instance, element) => void (await ask('/process', { instance, element })),
    mintToken: async (wanted) =>
      (JSON.parse(await ask('/token', wanted)) as { token: string }).token,
    passTime: async (forsendelse, ms) => void (await ask('/clock', { advanceMs: ms, forsendelse })),
    actOn: async (forsendelse, act) => void (await ask('/forsendelse', { forsendelse, act })),
    order: async (path, body) =>
      JSON.parse(await ask(path, body)) as Readonly<Record<string, unknown>>,
    list: async (path) =>
      JSON.parse(await ask(path)) as readonly Readonly<Record<string, unknown>>[],
  };
}

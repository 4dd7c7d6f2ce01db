import { request } from 'undici';
import { SuiteError } from '#specs';

/** What a mock can be told beside its API: never offered by a real environment. */
export interface Control {
  /** Moves the mock's clock forward. */
  readonly advanceClock: (ms: number) => Promise<void>;
  /** Lets a service behind the API fail (`pdf`) for one instance, or work again. */
  readonly setDown: (what: string, down: boolean, instance: string) => Promise<void>;
  /** Puts an instance (by guid) into a task, or takes its process away (`null`). */
  readonly placeProcess: (instance: string, element: string | null) => Promise<void>;
  /** A special token: `expired`, `wrong-issuer`, `wrong-audience`, `wrong-key`, `missing-scope` … */
  readonly mintToken: (wanted: { actor: string; special: string }) => Promise<string>;
}

/** Opens the control address of a running mock. */
export function openControl(address: string): Control {
  const tell = async (path: string, body: unknown): Promise<string> => {
    const answer = await request(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
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
    advanceClock: async (ms) => void (await tell('/clock', { advanceMs: ms })),
    setDown: async (what, down, instance) =>
      void (await tell('/down', { what, on: down, instance })),
    placeProcess: async (instance, element) => void (await tell('/process', { instance, element })),
    mintToken: async (wanted) =>
      (JSON.parse(await tell('/token', wanted)) as { token: string }).token,
  };
}

import type { Bench } from './bench.ts';

/** The closed list of tags beside those of the level, which come from the requirement. */
export type Tag = '@read-only' | '@writes' | '@writes-any' | '@slow';

/** What an environment must offer before a scenario can ask anything. */
export interface Needs {
  /** A missing one makes the requirements untested, with the reason. */
  readonly actors?: readonly string[];
  /** Values that the target must name (`Target.parameters`). */
  readonly parameters?: readonly string[];
  /** Optional parts of the service that the target declares to have. */
  readonly features?: readonly string[];
  /** The mock's control address: clock, failing services, special tokens. */
  readonly control?: boolean;
}

/** One scenario as registered: data, and a body that any runner can call. */
export interface Scenario {
  readonly api: string;
  readonly title: string;
  /** The requirements judged; `conform` and `verify` judge the first unless they name another. */
  readonly requirements: readonly string[];
  readonly needs: Needs;
  readonly tags: readonly Tag[];
  readonly body: (bench: Bench) => Promise<void>;
}

export type Registrar = (scenario: Scenario) => void;

const slot = Symbol.for('samsvar.registrar');
const shared = globalThis as { [slot]?: Registrar };

/** Sets who takes the scenarios of spec files loaded from now on; else Playwright does. */
export function useRegistrar(registrar: Registrar): void {
  shared[slot] = registrar;
}

if (shared[slot] === undefined) {
  const { registerWithPlaywright } = await import('./playwright.ts');
  useRegistrar(registerWithPlaywright);
}

/** Hands a scenario to the runner of this process. */
export function registerScenario(scenario: Scenario): void {
  shared[slot]?.(scenario);
}

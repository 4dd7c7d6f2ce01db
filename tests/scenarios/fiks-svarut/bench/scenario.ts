import type { Bench } from '../../../engine/bench.ts';
import { registerScenario, type Needs, type Tag } from '../../../engine/scenario.ts';
import { FiksBench } from './fiks-bench.ts';
import { Given } from './given.ts';
import { Life } from './life.ts';

/** What a scenario of Fiks SvarUt asks for. */
export interface FiksScenarioOptions {
  readonly requirement: string | readonly string[];
  readonly needs?: Needs;
  /** Default `@writes`. */
  readonly tags?: readonly Tag[];
}

/** What the body of a scenario of Fiks SvarUt works with. */
export interface FiksContext {
  /** Sends operations, judges answers and claims. */
  readonly on: FiksBench;
  readonly given: Given;
  /** Sees a forsendelse change. */
  readonly life: Life;
  readonly bench: Bench;
}

/** Registers one scenario of KS Fiks SvarUt; what the target does not name leaves it untested. */
export function scenario(
  title: string,
  options: FiksScenarioOptions,
  body: (context: FiksContext) => Promise<void>,
): void {
  const { requirement, needs = {} } = options;
  const { actors = ['sender'], parameters = ['kontoId'] } = needs;
  registerScenario({
    api: 'fiks-svarut',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs: { ...needs, actors, parameters },
    tags: options.tags ?? ['@writes'],
    body: async (bench) => {
      const on = new FiksBench(bench);
      const life = new Life(on);
      await body({ on, given: new Given(on), life, bench });
    },
  });
}

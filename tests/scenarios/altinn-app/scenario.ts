import { registerScenario, type Needs, type Tag } from '../../engine/scenario.ts';
import type { Bench } from '../../engine/bench.ts';
import { AppBench } from './app-bench.ts';
import { requireApp } from './app-under-test.ts';
import { Given } from './given.ts';
import type { Trait } from './traits.ts';

/** What a scenario of the app API asks for. */
export interface AppScenarioOptions {
  readonly requirement: string | readonly string[];
  /** Trait of the app; default `form`. The first app of the target that has it is asked. */
  readonly app?: Trait;
  readonly needs?: Needs;
  /** Default `@writes`. */
  readonly tags?: readonly Tag[];
}

/** What the body of a scenario of the app API works with. */
export interface AppContext {
  /** Sends operations to the app, judges answers and claims. */
  readonly on: AppBench;
  readonly app: AppBench['app'];
  readonly given: Given;
  readonly bench: Bench;
}

/** Registers one scenario of the Altinn app API. */
export function scenario(
  title: string,
  options: AppScenarioOptions,
  body: (context: AppContext) => Promise<void>,
): void {
  const { requirement } = options;
  registerScenario({
    api: 'altinn-app',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs: options.needs ?? {},
    tags: options.tags ?? ['@writes'],
    body: async (bench) => {
      const app = await requireApp(bench, options.app ?? 'form');
      const on = new AppBench(bench, app);
      await body({ on, app, given: new Given(on), bench });
    },
  });
}

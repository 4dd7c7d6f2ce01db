import type { Bench } from '../../engine/bench.ts';
import { registerScenario, type Needs, type Tag } from '../../engine/scenario.ts';
import { Altinn2Bench } from './altinn2-bench.ts';
import { Given } from './given.ts';

/** What a scenario of Altinn 2 asks for. */
export interface Altinn2ScenarioOptions {
  readonly requirement: string | readonly string[];
  readonly needs?: Needs;
  /** Default `@read-only`. */
  readonly tags?: readonly Tag[];
}

/** What the body of a scenario of Altinn 2 works with. */
export interface Altinn2Context {
  /** Sends operations, judges answers and claims. */
  readonly on: Altinn2Bench;
  readonly given: Given;
  readonly bench: Bench;
}

/** Registers one scenario of Altinn 2 as it was before it was closed. */
export function scenario(
  title: string,
  options: Altinn2ScenarioOptions,
  body: (context: Altinn2Context) => Promise<void>,
): void {
  const { requirement, needs = {}, tags = ['@read-only'] } = options;
  registerScenario({
    api: 'altinn2',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs: { actors: ['user'], ...needs, features: ['open', ...(needs.features ?? [])] },
    tags,
    body: async (bench) => {
      const on = new Altinn2Bench(bench);
      await body({ on, given: new Given(on), bench });
    },
  });
}

/** For scenarios that make what they ask about. */
export const writes: Pick<Altinn2ScenarioOptions, 'tags'> = { tags: ['@writes'] };

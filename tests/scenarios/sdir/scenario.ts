import type { Bench } from '../../engine/bench.ts';
import { registerScenario, type Needs, type Tag } from '../../engine/scenario.ts';
import { openCaller } from './caller.ts';
import { Given } from './given.ts';
import { SdirBench } from './sdir-bench.ts';

/** What a scenario of Sdir asks for. */
export interface SdirScenarioOptions {
  readonly requirement: string | readonly string[];
  readonly needs?: Needs;
  /** Default `@writes`. */
  readonly tags?: readonly Tag[];
}

/** What the body of a scenario of Sdir works with. */
export interface SdirContext {
  /** Sends operations, judges answers and claims. */
  readonly on: SdirBench;
  readonly given: Given;
  readonly bench: Bench;
}

/** Registers one scenario of Sdir; what the target does not name leaves it untested. */
export function scenario(
  title: string,
  options: SdirScenarioOptions,
  body: (context: SdirContext) => Promise<void>,
): void {
  const { requirement, needs = {} } = options;
  registerScenario({
    api: 'sdir',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs: { ...needs, actors: needs.actors ?? ['reporter'] },
    tags: options.tags ?? ['@writes'],
    body: async (bench) => body(await openContext(bench)),
  });
}

/** What scenarios work with, made for one of them. */
export async function openContext(bench: Bench): Promise<SdirContext> {
  const on = new SdirBench(bench, await openCaller(bench));
  return { on, given: new Given(on), bench };
}

import type { Bench } from '../../engine/bench.ts';
import { registerScenario, type Needs, type Tag } from '../../engine/scenario.ts';
import { EventsBench } from './events-bench.ts';
import { Given } from './given.ts';

/** What a scenario of Altinn Events asks for. */
export interface EventsScenarioOptions {
  readonly requirement: string | readonly string[];
  readonly needs?: Needs;
  /** Default `@read-only`. */
  readonly tags?: readonly Tag[];
}

/** What the body of a scenario of Altinn Events works with. */
export interface EventsContext {
  /** Sends operations, judges answers and claims. */
  readonly on: EventsBench;
  readonly given: Given;
  readonly bench: Bench;
}

/** Registers one scenario of Altinn Events; the caller is the service owner where nothing else is said. */
export function scenario(
  title: string,
  options: EventsScenarioOptions,
  body: (context: EventsContext) => Promise<void>,
): void {
  const { requirement, needs = {}, tags = ['@read-only'] } = options;
  registerScenario({
    api: 'altinn-events',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs: { actors: ['org'], ...needs },
    tags,
    body: async (bench) => {
      const on = new EventsBench(bench);
      await body({ on, given: new Given(on), bench });
    },
  });
}

/** For scenarios that make what they ask about. */
export const writes: Pick<EventsScenarioOptions, 'tags'> = { tags: ['@writes'] };

/** For those that wait until an event is seen or sent: half a minute where no clock can be moved. */
export const waits: Pick<EventsScenarioOptions, 'tags'> = { tags: ['@writes'] };

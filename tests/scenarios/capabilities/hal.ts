import type { Hal } from '#specs';
import { registerScenario } from '../../engine/scenario.ts';
import { Asker, type CapabilityHooks } from './asker.ts';
import { addressRules } from './hal-addresses.ts';
import type { HalContext } from './hal-context.ts';
import { travel } from './hal-journey.ts';
import { listRules } from './hal-lists.ts';
import { Walker } from './walker.ts';

/** Registers what an API's declaration promises of its links; no address but those of the front is known. */
export function registerHal(api: string, hal: Hal, hooks: CapabilityHooks = {}): void {
  const register = (
    title: string,
    requirement: string,
    body: (on: HalContext) => Promise<void>,
  ): void =>
    registerScenario({
      api,
      title,
      requirements: [requirement],
      needs: hooks.needs ?? {},
      tags: hooks.tags ?? ['@read-only'],
      body: async (bench) => {
        const asker = await Asker.open(bench, hooks);
        await body({ bench, asker, hal, walker: new Walker(hal, asker) });
      },
    });
  for (const { rule, title, body } of [...listRules, ...addressRules]) {
    const requirement = hal.requirements[rule];
    if (requirement !== undefined) register(title, requirement, body);
  }
  for (const journey of hal.journeys)
    register(`By relations from ${journey.from} to ${journey.name}`, journey.requirement, (on) =>
      travel(on, journey),
    );
}

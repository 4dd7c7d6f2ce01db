import type { Bench } from '../../engine/bench.ts';
import { registerScenario, type Needs, type Tag } from '../../engine/scenario.ts';
import { Given } from './given.ts';
import { RegisterBench } from './register-bench.ts';

/** What a scenario of the system register asks for. */
export interface RegisterScenarioOptions {
  readonly requirement: string | readonly string[];
  readonly needs?: Needs;
  /** Default `@writes`: nearly every scenario registers a system of its own. */
  readonly tags?: readonly Tag[];
}

/** What the body of a scenario of the system register works with. */
export interface RegisterContext {
  /** Sends operations, judges answers and claims. */
  readonly on: RegisterBench;
  readonly given: Given;
  readonly bench: Bench;
}

/** What a good system is made of. */
export const systemNeeds = [
  'vendorNumber',
  'resource',
  'otherResource',
  'accessPackage',
  'clientPackage',
] as const;

/** What a request needs beside that. */
const requestNeeds = [...systemNeeds, 'customer'] as const;

/** Registers one scenario of the system register; the caller is the vendor where nothing else is said. */
export function scenario(
  title: string,
  options: RegisterScenarioOptions,
  body: (context: RegisterContext) => Promise<void>,
): void {
  const { requirement, needs = {}, tags = ['@writes'] } = options;
  const { actors = [], parameters = [] } = needs;
  registerScenario({
    api: 'altinn-system-register',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs: {
      ...needs,
      actors: ['vendor', ...actors],
      parameters: [...requestNeeds, ...parameters],
    },
    tags,
    body: async (bench) => {
      const on = new RegisterBench(bench);
      await body({ on, given: new Given(on), bench });
    },
  });
}

/** For scenarios in which the customer answers: only an end user can. */
export const answered: Needs = { actors: ['user'], parameters: ['party'] };

/** For scenarios in which another vendor asks. */
export const across: Needs = { actors: ['otherVendor'], parameters: ['otherVendorNumber'] };

import type { Bench } from '../../engine/bench.ts';
import { registerScenario, type Needs } from '../../engine/scenario.ts';
import { AuthenticationBench } from './authentication-bench.ts';
import { Given } from './given.ts';

/** What a scenario of Altinn Authentication asks for. */
export interface AuthenticationScenarioOptions {
  readonly requirement: string | readonly string[];
  readonly needs?: Needs;
}

/** What the body of a scenario of Altinn Authentication works with. */
export interface AuthenticationContext {
  /** Sends operations, judges answers and claims. */
  readonly on: AuthenticationBench;
  readonly given: Given;
  readonly bench: Bench;
}

/** Registers one scenario of Altinn Authentication: nothing is ever changed by one. */
export function scenario(
  title: string,
  { requirement, needs = {} }: AuthenticationScenarioOptions,
  body: (context: AuthenticationContext) => Promise<void>,
): void {
  registerScenario({
    api: 'altinn-authentication',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs,
    tags: ['@read-only'],
    body: async (bench) => {
      const on = new AuthenticationBench(bench);
      await body({ on, given: new Given(on), bench });
    },
  });
}

/** For tokens that no issuer gives: the mock signs them. */
export const signed: Needs = { control: true };

/** The usual caller: an organisation without a scope of service owners. */
export const organisation: Needs = { actors: ['grantedOrganisation'] };

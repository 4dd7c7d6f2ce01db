import type { Bench } from '../../engine/bench.ts';
import { registerScenario, type Needs } from '../../engine/scenario.ts';
import { Grants } from './grants.ts';
import { MaskinportenBench } from './maskinporten-bench.ts';

/** What a scenario of Maskinporten asks for. */
export interface MaskinportenScenarioOptions {
  readonly requirement: string | readonly string[];
  readonly needs?: Needs;
}

/** What the body of a scenario of Maskinporten works with. */
export interface MaskinportenContext {
  /** Sends operations, judges answers and claims. */
  readonly on: MaskinportenBench;
  /** Signs grants of the clients that the environment has. */
  readonly grants: Grants;
  readonly bench: Bench;
}

/** Registers one scenario of Maskinporten: a grant changes nothing but that its jti is spent. */
export function scenario(
  title: string,
  { requirement, needs = {} }: MaskinportenScenarioOptions,
  body: (context: MaskinportenContext) => Promise<void>,
): void {
  registerScenario({
    api: 'maskinporten',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs,
    tags: ['@read-only'],
    body: async (bench) => {
      const on = new MaskinportenBench(bench);
      await body({ on, grants: new Grants(on), bench });
    },
  });
}

/** For grants that are wrong in a way of which no code is known: an issuer that others share is not asked. */
export const ownIssuer: Needs = { control: true };

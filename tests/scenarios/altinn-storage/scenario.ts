import { registerScenario, type Needs, type Tag } from '../../engine/scenario.ts';
import type { Bench } from '../../engine/bench.ts';
import { AppBench } from '../altinn-app/app-bench.ts';
import { requireApp, type AppUnderTest } from '../altinn-app/app-under-test.ts';
import type { Trait } from '../altinn-app/traits.ts';
import { Given } from './given.ts';
import { StorageBench } from './storage-bench.ts';

/** What a scenario of Storage asks for. */
export interface StorageScenarioOptions {
  readonly requirement: string | readonly string[];
  /** Trait of the app; default `form`. The first app of the target that has it is asked about. */
  readonly app?: Trait;
  readonly needs?: Needs;
  /** Default `@writes`. */
  readonly tags?: readonly Tag[];
}

/** What the body of a scenario of Storage works with. */
export interface StorageContext {
  /** Sends operations to Storage, judges answers and claims. */
  readonly on: StorageBench;
  /** Prepares instances, through the app. */
  readonly given: Given;
  /** Asks the app itself. */
  readonly inApp: AppBench;
  readonly app: AppUnderTest;
  readonly bench: Bench;
}

/** Registers one scenario of Altinn Storage. */
export function scenario(
  title: string,
  options: StorageScenarioOptions,
  body: (context: StorageContext) => Promise<void>,
): void {
  const { requirement } = options;
  registerScenario({
    api: 'altinn-storage',
    title,
    requirements: typeof requirement === 'string' ? [requirement] : requirement,
    needs: options.needs ?? {},
    tags: options.tags ?? ['@writes'],
    body: async (bench) => body(await openContext(bench, options.app ?? 'form')),
  });
}

/** What scenarios work with, for the app of the environment that has the trait. */
export async function openContext(bench: Bench, trait: Trait): Promise<StorageContext> {
  const beside = await bench.beside('altinn-app');
  const app = await requireApp(beside, trait);
  const inApp = new AppBench(beside, app);
  const on = new StorageBench(bench, app);
  return { on, given: new Given(on, inApp), inApp, app, bench };
}

import type { Batch } from '#specs';
import type { BatchHooks } from './batch-hooks.ts';
import { registerInterrupted } from './batch-interrupted.ts';
import { registerNamed } from './batch-named.ts';
import { registerRefused } from './batch-refused.ts';
import { registerStored } from './batch-stored.ts';
import { registerTogether } from './batch-together.ts';
import { registerTraces } from './batch-traces.ts';

const families = [
  registerStored,
  registerRefused,
  registerTraces,
  registerInterrupted,
  registerTogether,
  registerNamed,
];

/** Registers the scenarios of every batch operation that an API declares (specs/apis/<api>/capabilities.yaml). */
export function registerBatch(batch: Batch, hooks: BatchHooks): void {
  for (const operation of batch.operations)
    for (const register of families) register({ batch, operation, hooks });
}

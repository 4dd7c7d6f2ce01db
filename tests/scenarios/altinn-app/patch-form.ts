import type { LiveExchange } from '#environments';
import type { OwnInstance } from './given.ts';
import type { AppContext } from './scenario.ts';

/** One operation of a JSON Patch; unknown ones too. */
export interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

/** The wrapper that PATCH of data takes. */
export const wrapped = (dataElementId: string, patch: readonly PatchOperation[]): object => ({
  patches: [{ dataElementId, patch }],
  ignoredValidators: [],
});

/** Patches the form of an instance. */
export const patchForm = (
  { on }: AppContext,
  instance: OwnInstance,
  patch: readonly PatchOperation[],
): Promise<LiveExchange> =>
  on.send('patchData', { on: instance, json: wrapped(instance.formId, patch) });

import type { StoredDataElement, StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { KnownCall } from '../call.ts';

/** The data elements of an instance that a caller is shown: what was deleted for good only to the owner (4.5). */
export function shownData(call: KnownCall, instance: StoredInstance): readonly StoredDataElement[] {
  return instance.data.filter((one) => !isHidden(call, instance, one));
}

/** Whether a caller is not shown a data element: it was deleted for good, and he is not the owner. */
export function isHidden(
  { caller, state }: KnownCall,
  instance: StoredInstance,
  { deleteStatus }: StoredDataElement,
): boolean {
  return deleteStatus?.isHardDeleted === true && !state.rules.seesDeletedData(instance, caller);
}

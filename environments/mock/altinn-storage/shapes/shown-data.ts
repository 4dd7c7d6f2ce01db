import type { StoredDataElement, StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { KnownCall } from '../call.ts';

/** The data elements of an instance that a caller is shown: what was deleted for good only to the owner (4.5). */
export function shownData(
  { caller, state }: KnownCall,
  instance: StoredInstance,
): readonly StoredDataElement[] {
  if (state.rules.seesDeletedData(instance, caller)) return instance.data;
  return instance.data.filter((one) => one.deleteStatus?.isHardDeleted !== true);
}

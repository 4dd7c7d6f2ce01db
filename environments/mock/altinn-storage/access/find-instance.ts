import type { StoredDataElement, StoredInstance } from '../../altinn-app/instances/instance.ts';
import { plainGuid } from '../../altinn-app/instances/store.ts';
import type { StorageCall } from '../call.ts';

/** The instance of the path. */
export function findInstance(call: StorageCall): StoredInstance | undefined {
  const { guid = '', party } = call.params;
  const instance = call.state.instances.get(plainGuid(guid));
  if (instance === undefined || party === undefined) return instance;
  const { rules } = call.state;
  return rules.isAtParty(instance, Number(party)) ? instance : undefined;
}

/** The data element of the path on this instance. */
export function findElement(
  call: StorageCall,
  instance: StoredInstance,
): StoredDataElement | undefined {
  const guid = plainGuid(call.params['dataGuid'] ?? '');
  return call.state.rules.findsElement(instance, guid, call.state.instances);
}

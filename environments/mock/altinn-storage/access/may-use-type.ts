import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { KnownCall } from '../call.ts';
import { mayDo } from './decide.ts';

/** Whose data of which type is read or written. */
export interface TypeUse {
  readonly instance: StoredInstance;
  readonly dataType: string;
  readonly use: 'read' | 'write';
}

/** Whether the action that a data type demands for this is the caller's (reference altinn-platform 3.3). */
export function mayUseType(
  { caller, state }: KnownCall,
  { instance, dataType, use }: TypeUse,
): boolean {
  const type = state.apps.get(instance.appId)?.dataTypes.find((one) => one.id === dataType);
  const action = use === 'read' ? type?.actionRequiredToRead : type?.actionRequiredToWrite;
  return action == null || mayDo(state, { caller, action }, instance);
}

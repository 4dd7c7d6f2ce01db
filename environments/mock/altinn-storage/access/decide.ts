import { placeOf } from '../../altinn-app/access/access.ts';
import type { Caller } from '../../altinn-app/call.ts';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { StorageState } from '../call.ts';

/** What somebody wants to do: to an instance, or for a party of an app. */
export interface Wish {
  readonly caller: Caller;
  readonly action: string;
}

/** Whether the decision point lets somebody do this to an instance; a level too low is a refusal as any other. */
export function mayDo(state: StorageState, wish: Wish, instance: StoredInstance): boolean {
  const place = placeOf(instance);
  const { appId, partyId } = instance;
  return permits(state, wish, { appId, partyId, ...(place === undefined ? {} : { place }) });
}

/** What a question is about where no instance is. */
export interface Place {
  readonly appId: string;
  readonly partyId: number;
  readonly place?: string;
}

/** Whether the decision point lets somebody do this for a party of an app. */
export function permits(state: StorageState, { caller, action }: Wish, on: Place): boolean {
  const app = state.apps.get(on.appId);
  if (app === undefined) return false;
  const { rules } = state;
  if (!rules.permits({ app, pathAppId: on.appId, caller, action, ...on })) return false;
  return caller.authenticationLevel >= rules.requiredLevel(app, caller);
}

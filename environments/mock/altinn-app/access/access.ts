import type { Call } from '../call.ts';
import type { StoredInstance } from '../instances/instance.ts';
import type { AccessQuestion } from '../rules/access.ts';

/** The decision point's answer; `level-too-low` carries an obligation (E11). */
export type Decision = 'permit' | 'deny' | 'level-too-low';

/** What a question is about: an instance, or the party that one is to be made for. */
export type Resource = { readonly instance: StoredInstance } | { readonly partyId: number };

/** Asks the decision point about the call's own app and caller. */
export function decide(call: Call, action: string, resource: Resource): Decision {
  if (call.caller === undefined) return 'deny';
  const { rules } = call.state;
  const question: AccessQuestion = {
    app: call.app,
    caller: call.caller,
    action,
    ...whereAndWhose(call, resource),
  };
  if (!rules.permits(question)) return 'deny';
  const required = rules.requiredLevel(call.app, call.caller);
  return call.caller.authenticationLevel < required ? 'level-too-low' : 'permit';
}

/** Whether the caller may do this to the instance, now, at its current task. */
export function mayDo(call: Call, action: string, instance: StoredInstance): boolean {
  return decide(call, action, { instance }) === 'permit';
}

/** Where an instance stands: its current task, or the end event it reached. */
export function placeOf(instance: StoredInstance): string | undefined {
  return instance.process?.currentTask?.elementId ?? instance.process?.endEvent ?? undefined;
}

/** `org/app` exactly as the path has it. */
function pathAppId(call: Call): string {
  return `${call.params['org'] ?? ''}/${call.params['app'] ?? ''}`;
}

function whereAndWhose(
  call: Call,
  resource: Resource,
): Pick<AccessQuestion, 'partyId' | 'place' | 'pathAppId'> {
  if ('partyId' in resource) return { partyId: resource.partyId, pathAppId: pathAppId(call) };
  const { instance } = resource;
  const place = placeOf(instance);
  return {
    partyId: instance.partyId,
    // An instance of another app is none of this path's.
    pathAppId: instance.appId === call.app.id ? pathAppId(call) : '',
    ...(place === undefined ? {} : { place }),
  };
}

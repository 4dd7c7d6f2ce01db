import type { Reply } from '../../server/message.ts';
import { bindBody } from '../bind-body.ts';
import type { Call } from '../call.ts';
import { defects } from '../defects.ts';
import { bareProblem, empty, json, jsonText } from '../families.ts';
import { toInstance } from '../instances/instance-json.ts';
import { instanceOf, touch } from '../instances/store.ts';
import { nowText } from '../timestamp.ts';

/** POST complete: the owner confirms once; running instances too (reference 11). */
export function completeInstance(call: Call): Reply {
  const instance = instanceOf(call);
  const { caller } = call;
  if (instance === undefined || caller?.org === undefined) return empty(403);
  const confirmed = instance.completeConfirmations ?? [];
  if (!confirmed.some((one) => one.stakeholderId === caller.org)) {
    const confirmedOn = nowText(call.state.world);
    instance.completeConfirmations = [...confirmed, { stakeholderId: caller.org, confirmedOn }];
    touch(call.state, instance, caller);
  }
  return json(200, toInstance(call, instance));
}

interface Substatus {
  readonly label?: string | null;
  readonly description?: string | null;
}

/** PUT substatus: label first, then who asks, then whether there is such an instance. */
export function putSubstatus(call: Call): Reply {
  const members = { label: 'string', description: 'string' } as const;
  const shape = { type: 'Altinn.Platform.Storage.Interface.Models.Substatus', members };
  const bound = bindBody(call, { shape, parameter: 'substatus', media: 'json' });
  if ('reply' in bound) return bound.reply;
  const sent = bound.value as Substatus;
  const substatus = { label: sent.label ?? null, description: sent.description ?? null };
  const { label, description } = substatus;
  if (label === null || label === '') {
    const text = `Invalid sub status: ${JSON.stringify(substatus)}. Substatus must be defined and include a label.`;
    return jsonText(400, text);
  }
  return stored(call, { label, description });
}

function stored(call: Call, substatus: { label: string; description: string | null }): Reply {
  const { caller } = call;
  if (caller === undefined || !call.state.rules.maySetSubstatus(call.app, caller))
    return empty(403);
  const instance = instanceOf(call);
  if (instance === undefined) {
    return call.state.world.has(defects.substatusUnknownInstance)
      ? empty(500)
      : bareProblem(404, 'json');
  }
  instance.status.substatus = substatus;
  touch(call.state, instance, caller);
  return json(200, toInstance(call, instance, { appLinks: false }));
}

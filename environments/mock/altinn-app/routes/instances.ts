import type { Reply } from '../../server/message.ts';
import { decide } from '../access/access.ts';
import type { Call, Route } from '../call.ts';
import { levelRefusal } from '../instances/create-instance.ts';
import { bareProblem, bindingProblem, empty, json } from '../families.ts';
import { instanceResponse, toInstance } from '../instances/instance-json.ts';
import { instanceOf, markDeleted } from '../instances/store.ts';
import { getActive } from './active.ts';
import { createSimple } from './create.ts';
import { completeInstance, putSubstatus } from './completion.ts';
import { copyInstance } from './legacy-copy.ts';
import { createInstance } from './instantiate.ts';

/** GET instance: E1 or E11 refuse; marks the instance as read unless the app's owner looks. */
function getInstance(call: Call): Reply {
  const { caller } = call;
  const instance = instanceOf(call);
  if (caller === undefined) return empty(401);
  if (instance === undefined) return bareProblem(404, 'json');
  const decision = decide(call, 'read', { instance });
  if (decision === 'deny') return bareProblem(403, 'json');
  if (decision === 'level-too-low') return levelRefusal({ ...call, caller });
  const reply = json(200, instanceResponse(call, instance));
  if (caller.org !== call.app.org) instance.status.readStatus = 1;
  return reply;
}

/** DELETE instance: soft, or with `hard` both; the answer shows no data. */
function deleteInstance(call: Call): Reply {
  const sent = call.request.query.get('hard') ?? 'false';
  if (!/^\s*(true|false)\s*$/i.test(sent)) {
    return bindingProblem({ hard: [`The value '${sent}' is not valid.`] }, 'json');
  }
  const instance = instanceOf(call);
  if (instance === undefined || call.caller === undefined) return empty(403);
  const { rules, world } = call.state;
  if (rules.isProtected(call.app, instance, world.clock.now())) return empty(403);
  markDeleted(call.state, instance, { hard: /true/i.test(sent), caller: call.caller });
  return json(200, toInstance(call, instance, { data: 'none', platformLinks: false }));
}

const one = '/{org}/{app}/instances/{party:int}/{guid:guid}';

/** Instances: create, read, delete, list, complete. */
export const instancesRoutes: readonly Route[] = [
  {
    id: 'copyInstance',
    method: 'GET',
    path: '/{org}/{app}/legacy/instances/{party:int}/{guid:guid}/copy',
    access: 'authenticated',
    producesJson: true,
    handle: copyInstance,
  },
  {
    id: 'createInstance',
    method: 'POST',
    path: '/{org}/{app}/instances',
    access: 'authenticated',
    producesJson: true,
    handle: createInstance,
  },
  {
    id: 'createInstanceSimple',
    method: 'POST',
    path: '/{org}/{app}/instances/create',
    access: 'authenticated',
    producesJson: true,
    handle: createSimple,
  },
  {
    id: 'getInstance',
    method: 'GET',
    path: one,
    access: 'authenticated',
    producesJson: true,
    handle: getInstance,
  },
  {
    id: 'deleteInstance',
    method: 'DELETE',
    path: one,
    access: 'delete',
    producesJson: true,
    handle: deleteInstance,
  },
  {
    id: 'listActiveInstances',
    method: 'GET',
    access: 'authenticated',
    producesJson: true,
    path: '/{org}/{app}/instances/{party:int}/active',
    handle: getActive,
  },
  {
    id: 'completeInstance',
    method: 'POST',
    path: `${one}/complete`,
    access: 'complete',
    producesJson: true,
    handle: completeInstance,
  },
  {
    id: 'putSubstatus',
    method: 'PUT',
    path: `${one}/substatus`,
    access: 'authenticated',
    producesJson: true,
    handle: putSubstatus,
  },
];

import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { markDeleted, plainGuid, touch } from '../../altinn-app/instances/store.ts';
import { nowText } from '../../altinn-app/timestamp.ts';
import { representedParties } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/decide.ts';
import { findInstance } from '../access/find-instance.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { defects } from '../defects.ts';
import { empty, invalid, json, text } from '../replies.ts';
import { shownData } from '../shapes/shown-data.ts';
import { createInstance } from './create.ts';
import { listInstances } from './search.ts';

/** What an operation without a policy of its own does with the instance of the path: 404, 403, or goes on. */
export function onReadable(call: KnownCall, answers: (instance: StoredInstance) => Reply): Reply {
  const instance = findInstance(call);
  if (instance === undefined) return missing(call);
  const { caller, state } = call;
  return mayDo(state, { caller, action: 'read' }, instance) ? answers(instance) : empty(403);
}

function missing(call: KnownCall): Reply {
  const isTold = call.state.world.has(defects.unknownShowsToOutsiders) || couldRead(call);
  if (!isTold) return empty(403);
  return text(404, `Unable to find instance ${plainGuid(call.params['guid'] ?? '')}`);
}

// Whoever acts for the party of the path, or owns apps, could read an instance there; a guid alone is nobody's.
function couldRead({ caller, params, state }: KnownCall): boolean {
  if (params['party'] === undefined || caller.kind === 'system') return true;
  if (caller.org === undefined)
    return representedParties(caller.userId ?? 0).has(Number(params['party']));
  return [...state.apps.values()].some(({ org }) => org === caller.org);
}

function getInstance(call: KnownCall): Reply {
  return onReadable(call, (instance) => whole(call, instance));
}

/** 200 with the instance, links and all. */
export function whole(call: KnownCall, instance: StoredInstance): Reply {
  const data = shownData(call, instance);
  return json(200, call.state.rules.showsInstance(instance, { data }));
}

/** The instance that the policy has let the caller to. */
export function ofPolicy(call: KnownCall): StoredInstance {
  const instance = findInstance(call);
  if (instance === undefined) throw new Error('A policy let somebody to no instance.');
  return instance;
}

/** DELETE: always 200, without data and links (reference altinn-platform 4.4, row 4). */
function deleteInstance(call: KnownCall): Reply {
  const sent = call.request.query.get('hard') || 'false';
  if (!/^\s*(true|false)\s*$/i.test(sent))
    return invalid({ hard: [`The value '${sent}' is not valid.`] });
  const instance = ofPolicy(call);
  const { apps, rules, world } = call.state;
  const app = apps.get(instance.appId);
  if (app !== undefined && rules.isProtected(app, instance, world.clock.now()))
    return text(403, 'Instance cannot be deleted yet due to application restrictions.');
  markDeleted(call.state, instance, { hard: /true/i.test(sent), caller: call.caller });
  return json(200, rules.showsInstance(instance, { links: false, data: [] }));
}

/** POST complete: a second time changes nothing (row 7). */
function completeInstance(call: KnownCall): Reply {
  const instance = ofPolicy(call);
  const { caller, state } = call;
  if (caller.org === undefined) return empty(403);
  if (!state.rules.isConfirmed(instance, caller)) {
    const confirmed = { stakeholderId: caller.org, confirmedOn: nowText(state.world) };
    instance.completeConfirmations = [...(instance.completeConfirmations ?? []), confirmed];
    touch(state, instance, caller);
    state.rules.notes(state.world, instance, { type: 'ConfirmedComplete', caller });
  }
  return whole(call, instance);
}

const all = '/storage/api/v1/instances';

/** Where an instance of Storage stands. */
export const instancePath = `${all}/{party:int}/{guid:guid}`;

/** Instances: find, make, read, delete, confirm. */
export const instanceRoutes: readonly StorageRoute[] = [
  { id: 'listInstances', method: 'GET', path: all, access: 'token', handle: listInstances },
  {
    id: 'createInstance',
    method: 'POST',
    path: all,
    access: 'token',
    consumesJson: true,
    handle: createInstance,
  },
  {
    id: 'getInstanceByGuid',
    method: 'GET',
    path: `${all}/{guid:guid}`,
    access: 'token',
    handle: getInstance,
  },
  { id: 'getInstance', method: 'GET', path: instancePath, access: 'token', handle: getInstance },
  {
    id: 'deleteInstance',
    method: 'DELETE',
    path: instancePath,
    access: 'delete',
    handle: deleteInstance,
  },
  {
    id: 'completeInstance',
    method: 'POST',
    path: `${instancePath}/complete`,
    access: 'complete',
    handle: completeInstance,
  },
];

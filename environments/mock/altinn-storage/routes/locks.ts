import { randomUUID } from 'node:crypto';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { touch } from '../../altinn-app/instances/store.ts';
import type { Reply } from '../../server/message.ts';
import { findElement } from '../access/find-instance.ts';
import { readBody } from '../body.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { empty, json, problem } from '../replies.ts';
import { elementLink } from '../shapes/instance.ts';
import { instancePath, ofPolicy } from './instance.ts';

const longestSeconds = 300;
const tokenHeader = 'altinn-storage-lock-token';

/** Whether the party of the path is the owner's: locks alone compare it (row 8). */
const isOwners = ({ params }: KnownCall, { partyId }: StoredInstance): boolean =>
  Number(params['party']) === partyId;

function setDataLock(locked: boolean): (call: KnownCall) => Reply {
  return (call) => {
    const instance = ofPolicy(call);
    const element = findElement(call, instance);
    if (element === undefined || !isOwners(call, instance)) return problem(404);
    if (element.locked !== locked) touch(call.state, element, call.caller);
    element.locked = locked;
    const shown = call.state.rules.showsElement(instance, element, { links: false });
    return locked
      ? json(201, shown, [['Location', elementLink(instance, element)]])
      : json(200, shown);
  };
}

/** POST lock: given to the first who asks, for some seconds. */
function lockInstance(call: KnownCall): Reply {
  const ttl = secondsIn(call);
  if (typeof ttl !== 'number') return ttl;
  const instance = ofPolicy(call);
  if (!isOwners(call, instance)) return problem(404);
  const nowMs = call.state.world.clock.now().getTime();
  if (call.state.rules.isHeld(instance, nowMs))
    return problem(409, 'Lock is already held for this instance.');
  const token = `${randomUUID()}${randomUUID()}`;
  instance.hold = { token, untilMs: nowMs + ttl * 1000 };
  return json(200, { lockToken: token });
}

/** PATCH lock: whoever shows the token holds on for so long from now; 0 seconds let go. */
function prolongLock(call: KnownCall): Reply {
  const ttl = secondsIn(call);
  if (typeof ttl !== 'number') return ttl;
  const { hold, ...instance } = ofPolicy(call);
  const nowMs = call.state.world.clock.now().getTime();
  const isHolder = hold !== null && hold.token === call.request.header(tokenHeader);
  if (Number(call.params['party']) !== instance.partyId) return problem(404);
  if (hold === null || !isHolder) return problem(403);
  hold.untilMs = nowMs + ttl * 1000;
  return empty(204);
}

function secondsIn({ request }: KnownCall): number | Reply {
  const body = readBody(request);
  if ('reply' in body) return body.reply;
  const ttl = body.value['ttlSeconds'];
  if (typeof ttl === 'number' && ttl >= 0 && ttl <= longestSeconds) return ttl;
  return problem(400, `TtlSeconds must be a number from 0 to ${longestSeconds}.`);
}

const dataLock = `${instancePath}/data/{dataGuid:guid}/lock`;

/** Locks of data and of whole instances. */
export const lockRoutes: readonly StorageRoute[] = [
  { id: 'lockData', method: 'PUT', path: dataLock, access: 'write', handle: setDataLock(true) },
  {
    id: 'unlockData',
    method: 'DELETE',
    path: dataLock,
    access: 'write',
    handle: setDataLock(false),
  },
  {
    id: 'lockInstance',
    method: 'POST',
    path: `${instancePath}/lock`,
    access: 'write',
    handle: lockInstance,
  },
  {
    id: 'prolongLock',
    method: 'PATCH',
    path: `${instancePath}/lock`,
    access: 'write',
    handle: prolongLock,
  },
];

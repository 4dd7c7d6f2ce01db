import type { Reply } from '../../server/message.ts';
import { ProcessStartRefused, beginProcess } from '../process/begin-process.ts';
import type { Call, Route } from '../call.ts';
import { bareProblem, empty, json, plainText } from '../families.ts';
import { processStateReply } from '../process/process-state-reply.ts';
import { publishMoves } from '../process/publish-moves.ts';
import { instanceOf } from '../instances/store.ts';
import { completeProcess } from './complete-process.ts';
import { putNext } from './process-next.ts';

const base = '/{org}/{app}/instances/{party:int}/{guid:guid}/process';

/** Operations on an instance's process (reference 1.4). */
export const processRoutes: readonly Route[] = [
  { id: 'getProcess', method: 'GET', path: base, access: 'read', handle: getProcess },
  {
    id: 'startProcess',
    method: 'POST',
    path: `${base}/start`,
    access: 'instantiate',
    handle: postStart,
  },
  { id: 'getNextElements', method: 'GET', path: `${base}/next`, access: 'read', handle: getNext },
  {
    id: 'nextProcess',
    method: 'PUT',
    path: `${base}/next`,
    access: 'authenticated',
    handle: putNext,
  },
  {
    id: 'completeProcess',
    method: 'PUT',
    path: `${base}/completeProcess`,
    access: 'authenticated',
    handle: completeProcess,
  },
  {
    id: 'getProcessHistory',
    method: 'GET',
    path: `${base}/history`,
    access: 'read',
    handle: getHistory,
  },
];

function getProcess(call: Call): Reply {
  const instance = instanceOf(call);
  if (instance === undefined) return bareProblem(404);
  const title = `Failed to access process for ${instance.partyId}/${instance.guid}`;
  return processStateReply(call, instance, title);
}

async function postStart(call: Call): Promise<Reply> {
  const instance = instanceOf(call);
  if (instance === undefined) return bareProblem(404);
  const startEvent = call.request.query.get('startEvent');
  const before = instance.events.length;
  try {
    await beginProcess({ call, instance, ...(startEvent !== null && { startEvent }) });
  } catch (error) {
    if (error instanceof ProcessStartRefused) return plainText(409, error.message);
    throw error;
  }
  publishMoves(call.state, instance, before);
  return processStateReply(call, instance, 'Unable to start the process');
}

function getNext(call: Call): Reply {
  const instance = instanceOf(call);
  if (instance === undefined) return bareProblem(404);
  if (instance.process === null) return json(200, call.app.process.startEvents);
  if (instance.process.currentTask !== null) return json(200, []);
  return plainText(409, 'Instance does not have valid info about currentTask');
}

// Storage guards the history of an instance that it does not know.
function getHistory(call: Call): Reply {
  const instance = instanceOf(call);
  if (instance === undefined) return empty(403);
  const { events, process } = instance;
  return json(200, { processHistory: call.state.rules.history(events, process) });
}

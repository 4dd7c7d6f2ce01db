import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { touch } from '../../altinn-app/instances/store.ts';
import type { Reply } from '../../server/message.ts';
import { isRecord } from '../../server/narrow.ts';
import { mayDo } from '../access/decide.ts';
import { findInstance } from '../access/find-instance.ts';
import { readBody } from '../body.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { empty, json, text } from '../replies.ts';
import { toProcess } from '../shapes/instance.ts';
import { postedEvent } from '../shapes/event.ts';
import { withoutNulls } from '../shapes/present.ts';
import { readProcess } from '../shapes/read-process.ts';
import { instancePath, ofPolicy, onReadable, whole } from './instance.ts';

type Json = Readonly<Record<string, unknown>>;

function putProcess(call: KnownCall): Reply {
  const body = readBody(call.request);
  return 'reply' in body ? body.reply : moved(call, { process: body.value, events: [] });
}

function putInstanceAndEvents(call: KnownCall): Reply {
  const body = readBody(call.request);
  if ('reply' in body) return body.reply;
  const { state, events } = body.value;
  if (!isRecord(state)) return text(400, 'Missing parameter value: state is misformed or empty');
  return moved(call, {
    process: state,
    events: Array.isArray(events) ? events.filter(isRecord) : [],
  });
}

interface Moved {
  readonly process: Json;
  readonly events: readonly Json[];
}

// Whoever may move the process may say where it stands (reference altinn-platform 3.3).
function moved(call: KnownCall, { process, events }: Moved): Reply {
  const instance = findInstance(call);
  if (instance === undefined)
    return text(404, `Unable to find instance ${call.params['guid'] ?? ''}`);
  if (!mayMove(call, instance, process)) return empty(403);
  const { caller, state } = call;
  instance.process = readProcess(process);
  const { ended } = instance.process;
  if (ended !== null && !instance.status.isArchived)
    Object.assign(instance.status, { isArchived: true, archived: ended });
  instance.log.push(...events.map((event) => postedEvent(event, { call, instance })));
  touch(state, instance, caller);
  return whole(call, instance);
}

function mayMove({ caller, state }: KnownCall, instance: StoredInstance, process: Json): boolean {
  const task = process['currentTask'];
  const flowType = isRecord(task) ? task['flowType'] : undefined;
  const actions = state.rules.actionsOnProcess(instance, flowType);
  return actions.some((action) => mayDo(state, { caller, action }, instance));
}

function getHistory(call: KnownCall): Reply {
  const history = call.state.rules.tellsHistory(ofPolicy(call));
  return json(200, { processHistory: history.map(withoutNulls) });
}

function getAuthInfo(call: KnownCall): Reply {
  return onReadable(call, ({ process, appId }) =>
    json(200, withoutNulls({ process: toProcess(process), appId })),
  );
}

/** Where the process of an instance stands. */
export const processRoutes: readonly StorageRoute[] = [
  {
    id: 'putProcess',
    method: 'PUT',
    path: `${instancePath}/process`,
    access: 'token',
    consumesJson: true,
    handle: putProcess,
  },
  {
    id: 'putInstanceAndEvents',
    method: 'PUT',
    path: `${instancePath}/process/instanceandevents`,
    access: 'token',
    consumesJson: true,
    handle: putInstanceAndEvents,
  },
  {
    id: 'getProcessHistory',
    method: 'GET',
    path: `${instancePath}/process/history`,
    access: 'read',
    handle: getHistory,
  },
  {
    id: 'getProcessAuthInfo',
    method: 'GET',
    path: `${instancePath}/process/authinfo`,
    access: 'token',
    handle: getAuthInfo,
  },
];

import { refusal } from '../server/control-reply.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import type { Reply } from '../server/message.ts';
import type { AppState } from './call.ts';
import { json } from './families.ts';

/** Orders of the app API: services that are down, and where an instance stands in its process. */
export function appControl(state: AppState): NonNullable<ServedApi['control']> {
  return {
    'POST /down': (body) => setDown(state, body),
    'POST /process': (body) => placeProcess(state, body),
  };
}

function placeProcess(state: AppState, body: ControlBody): Reply {
  const instance = state.instances.get(String(body['instance']).toLowerCase());
  if (instance === undefined) return refusal('instance must be the guid of an instance.');
  if (body['element'] === null) instance.process = null;
  const element = state.apps.get(instance.appId)?.process.elements.get(String(body['element']));
  if (instance.process === null) return json(200, { instance: instance.guid });
  if (element === undefined) return refusal('element must be the id of a task, or null.');
  instance.process.currentTask = {
    flow: (instance.process.currentTask?.flow ?? 1) + 1,
    started: state.world.clock.now().toISOString(),
    elementId: element.id,
    name: element.name,
    altinnTaskType: element.taskType,
    flowType: 'CompleteCurrentMoveToNext',
  };
  return json(200, { instance: instance.guid });
}

function setDown(state: AppState, body: ControlBody): Reply {
  const { what, on, instance } = body;
  if (typeof what !== 'string') return refusal('what must name the part that is down, e.g. "pdf".');
  const name = typeof instance === 'string' ? `${what} ${instance}` : what;
  if (on === false) state.down.delete(name);
  else state.down.add(name);
  return json(200, { down: [...state.down] });
}

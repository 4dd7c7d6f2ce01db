import { refusal } from '../server/control-reply.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import type { Reply } from '../server/message.ts';
import type { StorageState } from './call.ts';
import { json } from './replies.ts';

/** Orders of Storage: instances that changed at one moment, which no client can bring about. */
export function storageControl(state: StorageState): NonNullable<ServedApi['control']> {
  return { 'POST /storage/one-moment': (body) => letChangeTogether(state, body) };
}

/** Gives the instances (by guid) the last change of the first. */
function letChangeTogether({ instances }: StorageState, body: ControlBody): Reply {
  const wanted = Array.isArray(body['instances']) ? body['instances'].map(String) : [];
  const found = wanted.flatMap((guid) => instances.get(guid.toLowerCase()) ?? []);
  const [first] = found;
  if (first === undefined || found.length < wanted.length)
    return refusal('instances must be a list of guids of instances.');
  for (const one of found) one.lastChanged = first.lastChanged;
  return json(200, { lastChanged: first.lastChanged });
}

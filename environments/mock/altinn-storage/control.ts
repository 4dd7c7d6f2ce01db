import { nowText, toMicroseconds } from '../altinn-app/timestamp.ts';
import { refusal } from '../server/control-reply.ts';
import type { Reply } from '../server/message.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import type { StorageState } from './call.ts';
import { json } from './replies.ts';

/** Orders of Storage: instances that changed at one moment, which no client can bring about. */
export function storageControl(state: StorageState): NonNullable<ServedApi['control']> {
  return { 'POST /storage/one-moment': (body) => changeAtOnce(state, body) };
}

function changeAtOnce({ instances, world }: StorageState, body: ControlBody): Reply {
  const wanted = Array.isArray(body['instances']) ? body['instances'].map(String) : [];
  const found = wanted.flatMap((guid) => instances.get(guid.toLowerCase()) ?? []);
  if (found.length !== wanted.length || found.length === 0)
    return refusal('instances must be a list of guids of instances.');
  const lastChanged = toMicroseconds(nowText(world));
  for (const instance of found) instance.lastChanged = lastChanged;
  return json(200, { lastChanged });
}

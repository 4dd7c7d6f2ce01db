import type { Reply } from '../../server/message.ts';
import { decide } from '../access/access.ts';
import { beginProcess } from '../process/begin-process.ts';
import type { Call } from '../call.ts';
import { copyFill, copyRefusal } from '../instances/copy-instance.ts';
import { empty, jsonText } from '../families.ts';
import { updateInstanceFields } from '../instances/instance-fields.ts';
import { parties } from '../../identities.ts';
import { storedOwnerOf } from '../access/party-lookup.ts';
import { publishMoves } from '../process/publish-moves.ts';
import { addInstance } from '../instances/store.ts';

/** GET legacy copy: for end users in a browser; the answer leads to the new instance (1.1). */
export async function copyInstance(call: Call): Promise<Reply> {
  const { app, caller, params, state } = call;
  if (caller?.kind !== 'user') return empty(403);
  const known = { ...call, caller };
  const refused = copyRefusal(known);
  if (refused !== undefined) return refused;
  const partyId = Number(params['party']);
  const party = parties.get(partyId);
  if (party === undefined || decide(call, 'instantiate', { partyId }) !== 'permit') {
    return empty(403);
  }
  const copied = copyFill(known, `${partyId}/${params['guid'] ?? ''}`);
  if ('reply' in copied) return jsonText(400, 'The source instance cannot be copied.');
  const owner = storedOwnerOf(party);
  const instance = addInstance(state, {
    app,
    caller,
    partyId,
    owner,
    dueBefore: null,
    visibleAfter: null,
  });
  copied.fill(instance);
  await beginProcess({ call, instance, prefill: {} });
  publishMoves(state, instance, 0);
  state.platform.publish('app.instance.created', instance);
  updateInstanceFields(app, instance);
  const location = `/${app.id}/#/instance/${partyId}/${instance.guid}`;
  return empty(302, [['Location', location]]);
}

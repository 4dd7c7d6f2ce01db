import { json } from '../altinn-app/families.ts';
import { refusal } from '../server/control-reply.ts';
import { textOf } from '../server/narrow.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import type { Reply } from '../server/message.ts';
import { partyOf } from './access/parties.ts';
import type { Altinn2State } from './call.ts';
import { correspondence } from './state/seed.ts';

/** Orders about Altinn 2: an agency sends a letter, which no client can. */
export function altinn2Control(state: Altinn2State): NonNullable<ServedApi['control']> {
  return { 'POST /correspondence': (body) => deliver(state, body) };
}

function deliver({ store, world }: Altinn2State, body: ControlBody): Reply {
  const box = partyOf(textOf(body['to']));
  if (box === undefined)
    return refusal('to must be the number of a person or organisation of the mock.');
  const place = { box, number: store.nextId(), at: world.clock.now() };
  const needsConfirmation = body['needsConfirmation'] === true;
  const { id } = store.keep(correspondence(place, { needsConfirmation }));
  return json(200, { messageId: id });
}

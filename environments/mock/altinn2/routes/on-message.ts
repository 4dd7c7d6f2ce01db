import type { Reply } from '../../server/message.ts';
import type { Party } from '../access/parties.ts';
import type { Altinn2Call } from '../call.ts';
import type { Message } from '../state/message.ts';

/** Handles a call about a message of the box that the address names; one that is not there is unknown. */
export function onMessage(
  handle: (call: Altinn2Call, message: Message) => Reply,
): (call: Altinn2Call) => Reply {
  return (call) => {
    const { store, rules } = call.state;
    const id = call.params['messageId'] ?? '';
    const message = rules.findsMessage(store, requireParty(call), id);
    if (message === undefined || message.isDeleted) return rules.unknownMessage();
    return handle(call, message);
  };
}

/** Whose data a call is about: admitted calls have it. */
export function requireParty({ party }: Altinn2Call): Party {
  if (party === undefined) throw new Error('A call for somebody was admitted without saying whom.');
  return party;
}

/** Who calls: admitted calls of users have it. */
export function requirePerson({ caller }: Altinn2Call): Party {
  if (caller?.person === undefined) throw new Error('A call was admitted without a person.');
  return caller.person;
}

/** The message as changed now by who calls. */
export function touched(call: Altinn2Call, message: Message): Message {
  return {
    ...message,
    changed: call.state.world.clock.now(),
    changedBy: requirePerson(call).name,
  };
}

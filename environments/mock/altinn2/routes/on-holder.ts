import type { Reply } from '../../server/message.ts';
import type { Altinn2Call } from '../call.ts';
import type { Holder } from '../state/holder.ts';
import { requireParty } from './on-message.ts';

/** Handles a call by somebody who manages the party that it is about. */
export function onParty(handle: (call: Altinn2Call) => Reply): (call: Altinn2Call) => Reply {
  return (call) => {
    const { rules } = call.state;
    const { caller } = call;
    return caller !== undefined && rules.manages(caller, requireParty(call))
      ? handle(call)
      : rules.refusesManaging();
  };
}

/** The same about somebody who holds something of it. */
export function onHolder(
  handle: (call: Altinn2Call, holder: Holder) => Reply,
): (call: Altinn2Call) => Reply {
  return onParty((call) => {
    const { id } = requireParty(call);
    const wanted = call.params['rightHolderId']?.toLowerCase();
    const holder = call.state.store.holders.find(
      ({ of, who }) => of === id && `r${who.id}` === wanted,
    );
    return holder === undefined ? call.state.rules.unknownHolder() : handle(call, holder);
  });
}

/** Keeps a holder instead of the one of the same party; who holds nothing is taken off the list. */
export function replaceHolder({ state }: Altinn2Call, holder: Holder): void {
  const { holders } = state.store;
  const at = holders.findIndex(({ of, who }) => of === holder.of && who.id === holder.who.id);
  const kept = state.rules.keepsHolder(holder) ? [holder] : [];
  if (at < 0) holders.push(...kept);
  else holders.splice(at, 1, ...kept);
}

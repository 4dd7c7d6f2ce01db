import type { FiksCall } from '../../fiks-svarut/call.ts';
import { errorReply, json } from '../../fiks-svarut/replies.ts';
import type { Forsendelse, Status } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { recipientOf } from '../../fiks-svarut/recipients.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import { changeStatus } from '../../fiks-svarut/life/settle.ts';
import { forsendelseOf, forsendelserOf } from '../../fiks-svarut/life/store.ts';
import { isRecord } from '../../server/narrow.ts';
import type { Reply } from '../../server/message.ts';
import type { FiksFault } from './fault.ts';

const hourMs = 3_600_000;

/** Does something to a forsendelse that a call is about. */
export type Effect = (forsendelse: Forsendelse, call: FiksCall) => void;

/** The forsendelse of the path; undefined where there is none. */
export function subjectOf({ state, params }: FiksCall): Forsendelse | undefined {
  return forsendelseOf(state, params['forsendelseId'] ?? '');
}

/** The ids of a status search, as they were sent. */
export function idsAsked({ json: reading }: FiksCall): readonly string[] {
  const value = reading !== undefined && 'value' in reading ? reading.value : undefined;
  const ids = isRecord(value) ? value['forsendelseIds'] : undefined;
  return Array.isArray(ids) ? ids.map(String) : [];
}

/** All forsendelser of the account of the path. */
export function ofAccount({ state, params }: FiksCall): readonly Forsendelse[] {
  return forsendelserOf(state, params['kontoId'] ?? '');
}

/** A status answer about these. */
export function statusReply({ state }: FiksCall, found: readonly Forsendelse[]): Reply {
  return json({ statuser: found.map((one) => state.rules.showsStatus(one)) });
}

/** A refusal of the service. */
export function refuses({ request, state }: FiksCall, status: number): Reply {
  return errorReply({ status, message: 'Kan ikke utføres' }, request, state.world);
}

/** Makes it another status, as if it had become so now. */
export function becomes(to: Status): Effect {
  return (forsendelse, { state }) => {
    const at = new Date(
      Math.max(state.world.clock.now().getTime(), forsendelse.statusMoment.getTime() + 1),
    );
    changeStatus(forsendelse, state.rules, { to, at, text: to });
  };
}

/** What acts on the forsendelser that a status search asks for, before they are told. */
export function whenLookedAt(
  when: (forsendelse: Forsendelse, call: FiksCall) => boolean,
  effect: Effect,
): Pick<FiksFault, 'requests'> {
  return {
    requests: {
      routes: ['hentStatuser'],
      change: (call) => {
        for (const id of idsAsked(call)) {
          const forsendelse = forsendelseOf(call.state, id);
          if (forsendelse !== undefined && when(forsendelse, call)) effect(forsendelse, call);
        }
        return call;
      },
    },
  };
}

/** Whether it has been in this status for a day, on its own clock. */
export function isADayIn(status: Status): (forsendelse: Forsendelse, call: FiksCall) => boolean {
  return (forsendelse, { state }) =>
    forsendelse.status === status &&
    state.world.clock.now().getTime() + forsendelse.aheadMs - forsendelse.statusOwnMs >=
      24 * hourMs;
}

/** Tells another status than there is. */
export function tells(
  status: (forsendelse: Forsendelse) => Status | undefined,
): Pick<FiksRules, 'showsStatus'> {
  return {
    showsStatus: (forsendelse) => {
      const row = fiksRules.showsStatus(forsendelse);
      return { ...row, status: status(forsendelse) ?? row['status'] };
    },
  };
}

/** How its recipient is reached. */
export function channelOf({ sent }: Pick<Forsendelse, 'sent'>): string {
  return recipientOf(sent.mottaker.digitalId).channel;
}

/** Acts on the forsendelse of the path beside the answer. */
export function also(effect: Effect): NonNullable<FiksFault['replies']>['change'] {
  return (reply, call) => {
    const forsendelse = subjectOf(call);
    if (forsendelse !== undefined) effect(forsendelse, call);
    return reply;
  };
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FiksState } from '../call.ts';
import type { Forsendelse, StoredDocument } from '../forsendelse/forsendelse.ts';
import type { SentForsendelse } from '../forsendelse/sent-forsendelse.ts';
import { settle } from './settle.ts';
import { textOfStatus } from './texts.ts';

/** What a new forsendelse is made of. */
interface Taken {
  readonly accountId: string;
  readonly sent: SentForsendelse;
  readonly documents: readonly StoredDocument[];
  readonly content: string;
}

/** Keeps a new forsendelse: MOTTATT, and never known before its documents are whole. */
export function keepForsendelse(state: FiksState, taken: Taken): Forsendelse {
  const received = state.world.clock.now();
  const forsendelse: Forsendelse = {
    ...taken,
    id: randomUUID(),
    received,
    status: 'MOTTATT',
    statusMoment: received,
    statusOwnMs: received.getTime(),
    aheadMs: 0,
    hendelser: [{ moment: received, text: textOfStatus('MOTTATT') }],
    signing: [],
  };
  state.forsendelser.set(forsendelse.id, forsendelse);
  return forsendelse;
}

/** The forsendelse with this id as it stands now. */
export function forsendelseOf(state: FiksState, id: string): Forsendelse | undefined {
  const forsendelse = state.forsendelser.get(id.toLowerCase());
  if (forsendelse !== undefined) settle(forsendelse, state.rules, state.world.clock.now());
  return forsendelse;
}

/** Those of an account as they stand now, in the order in which they came. */
export function forsendelserOf(state: FiksState, accountId: string): readonly Forsendelse[] {
  const now = state.world.clock.now();
  const own = [...state.forsendelser.values()].filter((one) => one.accountId === accountId);
  for (const forsendelse of own) settle(forsendelse, state.rules, now);
  return own;
}

const mostPauses = 50;

/**
 * Now, but at least so many milliseconds after the status of a forsendelse was set: its next one is told with
 * another moment, and none lies in the future. A clock that was turned back is not waited for.
 */
export async function momentAfter(
  { world: { clock } }: FiksState,
  { statusMoment }: Forsendelse,
  milliseconds = 1,
): Promise<Date> {
  const earliest = statusMoment.getTime() + milliseconds;
  for (let pauses = 0; clock.now().getTime() < earliest && pauses < mostPauses; pauses += 1) {
    await pause(1);
  }
  return clock.now();
}

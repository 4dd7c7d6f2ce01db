import { refusal } from '../server/control-reply.ts';
import { jsonReply } from '../server/json-reply.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import type { Reply } from '../server/message.ts';
import type { FiksState } from './call.ts';
import type { Forsendelse } from './forsendelse/forsendelse.ts';
import { acts, perform } from './life/acts.ts';
import { changesPerMove, moveOwnClock } from './life/settle.ts';
import { forsendelseOf, momentAfter } from './life/store.ts';
import { toTimestamp } from './timestamp.ts';

/** Orders about a forsendelse: time that passes for it alone, and what others do to it. */
export function fiksControl(state: FiksState): NonNullable<ServedApi['control']> {
  return {
    'POST /clock': (body) =>
      body['forsendelse'] === undefined ? undefined : passTime(state, body),
    'POST /forsendelse': (body) => letAct(state, body),
  };
}

async function passTime(state: FiksState, body: ControlBody): Promise<Reply> {
  const { advanceMs } = body;
  if (typeof advanceMs !== 'number' || advanceMs < 0)
    return refusal('advanceMs must be a number of milliseconds from 0.');
  const forsendelse = named(state, body);
  if (forsendelse === undefined) return refusal(unknown);
  const now = await momentAfter(state, forsendelse, changesPerMove);
  moveOwnClock(forsendelse, state.rules, { advanceMs, now });
  return shown(forsendelse, { now: now.toISOString() });
}

async function letAct(state: FiksState, body: ControlBody): Promise<Reply> {
  const forsendelse = named(state, body);
  if (forsendelse === undefined) return refusal(unknown);
  const name = String(body['act']);
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) return refusal(`act must be one of ${Object.keys(acts).join(', ')}.`);
  const outcome = await perform(state, forsendelse, act);
  if (outcome !== undefined) return shown(forsendelse, { ...outcome });
  const signing = forsendelse.signing.at(-1)?.status ?? 'none';
  return refusal(`${name} is not possible: status ${forsendelse.status}, signing ${signing}.`);
}

const unknown = 'forsendelse must be the id of a forsendelse that the mock has.';

function named(state: FiksState, body: ControlBody): Forsendelse | undefined {
  const id = body['forsendelse'];
  return typeof id === 'string' ? forsendelseOf(state, id) : undefined;
}

function shown(forsendelse: Forsendelse, more: Readonly<Record<string, unknown>>): Reply {
  const { id, status, statusMoment, signing } = forsendelse;
  return jsonReply(200, {
    forsendelse: id,
    status,
    sisteStatusEndring: toTimestamp(statusMoment),
    signering: signing.at(-1)?.status ?? null,
    ...more,
  });
}

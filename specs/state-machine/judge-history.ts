import { judgeEdge } from './judge-edge.ts';
import type { StateMachine } from './machine.ts';
import { compareTimes, readTime, type WireTime } from './wire-time.ts';

/** One look at a status. */
export interface Observation {
  readonly status: string;
  /** As answered: RFC 3339. A time that cannot be read is not compared; its form is judged elsewhere. */
  readonly sisteStatusEndring: string;
  /** When the answer came, in epoch milliseconds of the observer. */
  readonly seenAtMs: number;
}

/** What a history is judged with. */
export interface HistoryOptions {
  /** When the send began, in epoch milliseconds of the observer; absent: not compared. */
  readonly sentAtMs?: number;
  /** How far the clocks of service and observer may lie apart; default: 5 s. */
  readonly skewMs?: number;
}

/** The invariants that need no graph (reference fiks 3.3). */
export type HistoryRule =
  | 'time-goes-back'
  | 'time-changes-without-status'
  | 'status-changes-without-time'
  | 'later-than-now'
  | 'before-the-send'
  | 'terminal-state-left';

/** One invariant that an observation breaks. */
export interface Breach {
  readonly rule: HistoryRule;
  /** Place of the later observation, from 0. */
  readonly at: number;
  readonly expected: string;
  readonly actual: string;
}

const defaultSkewMs = 5000;

/** Judges looks at one forsendelse, in the order in which they were made. */
export function judgeHistory(
  machine: StateMachine,
  observations: readonly Observation[],
  options: HistoryOptions = {},
): readonly Breach[] {
  const looks = observations.map((one) => ({ ...one, time: readTime(one.sisteStatusEndring) }));
  return looks.flatMap((look, at) => {
    const before = looks[at - 1];
    const found = [
      ...alone(look, options),
      ...(before === undefined ? [] : between(machine, before, look)),
    ];
    return found.map((one) => ({ ...one, at }));
  });
}

interface Look extends Observation {
  readonly time: WireTime | undefined;
}

type Found = Omit<Breach, 'at'>;

function alone(look: Look, { sentAtMs, skewMs = defaultSkewMs }: HistoryOptions): Found[] {
  if (look.time === undefined) return [];
  const { ms } = look.time;
  const actual = look.sisteStatusEndring;
  const found: Found[] = [];
  if (ms > look.seenAtMs + skewMs) {
    const expected = `not later than ${new Date(look.seenAtMs).toISOString()}`;
    found.push({ rule: 'later-than-now', expected, actual });
  }
  if (sentAtMs !== undefined && ms < wholeSecond(look.time, sentAtMs) - skewMs) {
    const expected = `not before the send at ${new Date(sentAtMs).toISOString()}`;
    found.push({ rule: 'before-the-send', expected, actual });
  }
  return found;
}

/** A time without fraction may be cut to its second. */
function wholeSecond({ fraction }: WireTime, ms: number): number {
  return fraction === undefined ? Math.floor(ms / 1000) * 1000 : ms;
}

function between(machine: StateMachine, before: Look, look: Look): Found[] {
  return [...terminalLeft(machine, before, look), ...timeBreaches(before, look)];
}

function terminalLeft(machine: StateMachine, before: Look, look: Look): Found[] {
  const isTerminal = machine.states.some(
    ({ name, terminal }) => terminal && name === before.status,
  );
  const verdict = judgeEdge(machine, before.status, look.status);
  if (!isTerminal || verdict === 'documented' || verdict === 'inferred') return [];
  const expected = `${before.status}, which is terminal`;
  return [{ rule: 'terminal-state-left', expected, actual: look.status }];
}

function timeBreaches(before: Look, look: Look): Found[] {
  if (before.time === undefined || look.time === undefined) return [];
  const order = compareTimes(before.time, look.time);
  const actual = look.sisteStatusEndring;
  if (order > 0) {
    const expected = `${before.sisteStatusEndring} or later`;
    return [{ rule: 'time-goes-back', expected, actual }];
  }
  const changed = before.status !== look.status;
  if (order < 0 && !changed) {
    const expected = `${before.sisteStatusEndring}, since ${look.status} stayed`;
    return [{ rule: 'time-changes-without-status', expected, actual }];
  }
  // Without fractions two changes may fall into the same second.
  if (order < 0 || !changed || look.time.fraction === undefined) return [];
  const expected = `later than ${before.sisteStatusEndring}, since ${before.status} became ${look.status}`;
  return [{ rule: 'status-changes-without-time', expected, actual }];
}

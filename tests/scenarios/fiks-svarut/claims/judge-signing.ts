import type { LiveExchange } from '#environments';
import { judgeEdge, judgeStart, loadMachines, requireMachine } from '#specs';
import { seeChange } from '../../../engine/see-change.ts';
import type { FiksBench } from '../bench/fiks-bench.ts';
import { eventRows, type EventRow } from '../bench/seen-lists.ts';
import { inOrder, none } from './predicates.ts';

const machine = requireMachine(loadMachines('fiks-svarut'), 'signing');

/** The state of an assignment that nobody has answered. */
export const waiting = 'VENTER_SIGNERING';

/** What ends an assignment: none of them is followed, and no assignment has two (reference fiks 3.6). */
const ends = ['SIGNERT_AV_MOTTAKER', 'AVVIST_AV_MOTTAKER', 'UTLOPT'];

/** The requirements that every list of signing events is judged for; `judgeSigning`. */
export const signingInvariants: readonly string[] = [
  'FIKS-SIGN-007',
  'FIKS-SIGN-010',
  'FIKS-SIGN-011',
];

/** The states that an assignment has gone through, by their times: no order of rows is promised. */
export function signingStatuses(answer: LiveExchange): readonly string[] {
  return byTime(eventRows(answer)).map(({ status }) => String(status));
}

/** Judges the signing events of a forsendelse: one end and nothing behind it, documented steps, the order of rows. */
export function judgeSigning(on: FiksBench, answer: LiveExchange): void {
  const rows = eventRows(answer);
  const exchange = answer;
  const statuses = signingStatuses(answer);
  for (const [at, to] of statuses.slice(1).entries())
    seeChange(on.bench, machine, [statuses[at] ?? to, to]);
  on.verify('one end at most, and nothing behind it', {
    actual: behindAnEnd(rows).join(', '),
    expected: none,
    exchange,
    requirement: 'FIKS-SIGN-007',
  });
  on.verify('every step is documented', {
    actual: doubtful(statuses).join('; '),
    expected: none,
    exchange,
    requirement: 'FIKS-SIGN-010',
  });
  on.verify('the order of times', {
    actual: rows.map(({ tidspunkt }) => tidspunkt ?? ''),
    expected: inOrder,
    exchange,
    requirement: 'FIKS-SIGN-011',
  });
}

const momentOf = ({ tidspunkt = '' }: EventRow): number => Date.parse(tidspunkt);

// Rows of one moment are taken in the order of the machine: what ends an assignment comes last.
function byTime(rows: readonly EventRow[]): readonly EventRow[] {
  const rank = ({ status = '' }: EventRow): number => Number(ends.includes(status));
  return rows.toSorted((a, b) => momentOf(a) - momentOf(b) || rank(a) - rank(b));
}

function behindAnEnd(rows: readonly EventRow[]): readonly string[] {
  const sorted = byTime(rows);
  const first = sorted.findIndex(({ status = '' }) => ends.includes(status));
  return first < 0 ? [] : sorted.slice(first + 1).map(({ status }) => String(status));
}

function doubtful(statuses: readonly string[]): readonly string[] {
  const [first] = statuses;
  if (first === undefined) return [];
  const start = judgeStart(machine, first);
  const begins = start === 'documented' ? [] : [`begins as ${first}: ${start}`];
  const steps = statuses.slice(1).flatMap((to, at) => {
    const from = statuses[at] ?? to;
    const verdict = judgeEdge(machine, from, to);
    return verdict === 'documented' ? [] : [`${from} to ${to}: ${verdict}`];
  });
  return [...begins, ...steps];
}

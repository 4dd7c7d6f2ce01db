import {
  judgeEdge,
  judgeHistory,
  judgeStart,
  loadMachines,
  requireMachine,
  type Breach,
  type EdgeVerdict,
  type HistoryRule,
} from '#specs';
import { seeChange } from '../../../engine/see-change.ts';
import { none } from './predicates.ts';
import type { SentLetter } from '../bench/given.ts';
import type { Observation } from '../bench/life.ts';
import type { FiksContext } from '../bench/scenario.ts';

const machine = requireMachine(loadMachines('fiks-svarut'), 'forsendelse');

interface Rule {
  readonly says: string;
  readonly requirement: string;
  readonly rules: readonly HistoryRule[];
}

/** The invariants that need no graph (reference fiks 3.3). */
const invariants: readonly Rule[] = [
  {
    says: 'the time of change does not go back',
    requirement: 'FIKS-LIFE-021',
    rules: ['time-goes-back'],
  },
  {
    says: 'the time of change is another one exactly when the status is',
    requirement: 'FIKS-LIFE-022',
    rules: ['time-changes-without-status', 'status-changes-without-time'],
  },
  {
    says: 'the time of change is not later than now',
    requirement: 'FIKS-LIFE-023',
    rules: ['later-than-now'],
  },
  {
    says: 'the time of change is not before the send',
    requirement: 'FIKS-LIFE-024',
    rules: ['before-the-send'],
  },
  {
    says: 'a state that ends the life of a forsendelse stays',
    requirement: 'FIKS-LIFE-025',
    rules: ['terminal-state-left'],
  },
];

/** The requirements that every history is judged for; `judgeLife`. */
export const lifeInvariants: readonly string[] = [
  'FIKS-LIFE-001',
  ...invariants.map(({ requirement }) => requirement),
  'FIKS-LIFE-026',
  'FIKS-LIFE-027',
  'FIKS-LIFE-028',
];

const printed = ['SENDT_PRINT', 'PRINTET'];

/**
 * Judges all looks at a forsendelse so far: where it begins, what needs no graph, and every step that was seen as
 * documented, inferred, unknown or forbidden. States that were passed between two looks are not missed.
 */
export function judgeLife({ on, life }: FiksContext, { id, letter, sentMs }: SentLetter): void {
  const looks = life.looks(id);
  judgeFirst(on, looks);
  const breaches = judgeHistory(machine, looks, { sentAtMs: sentMs });
  for (const { says, requirement, rules } of invariants) {
    const broken = breaches.filter(({ rule }) => rules.includes(rule));
    const exchange = looks[broken[0]?.at ?? 0]?.exchange;
    on.verify(says, {
      actual: broken.map(textOf).join('; '),
      expected: none,
      exchange,
      requirement,
    });
  }
  judgeSteps(on, looks);
  if (letter.fields['kunDigitalLevering'] === true) judgePrint(on, looks);
}

type Bench = FiksContext['on'];

function textOf({ expected, actual }: Breach): string {
  return `${actual} instead of ${expected}`;
}

function judgeFirst(on: Bench, looks: readonly Observation[]): void {
  const [first] = looks;
  if (first === undefined) return;
  // A status that the machine does not know is a new one: noted by a check of the contract.
  const isKnown = machine.states.some(({ name }) => name === first.status);
  const verdict = isKnown ? judgeStart(machine, first.status) : 'inferred';
  on.verify(`${first.status} is received, or a path leads to it from there`, {
    actual: verdict,
    expected: /^(?:documented|inferred)$/,
    exchange: first.exchange,
    requirement: 'FIKS-LIFE-001',
  });
}

interface SeenStep {
  readonly from: string;
  readonly to: string;
  readonly verdict: EdgeVerdict;
  readonly look: Observation;
}

function stepsOf(looks: readonly Observation[]): readonly SeenStep[] {
  return looks.flatMap((look, at) => {
    const from = looks[at - 1]?.status ?? look.status;
    if (from === look.status) return [];
    return [{ from, to: look.status, verdict: judgeEdge(machine, from, look.status), look }];
  });
}

const isReturn = ({ to }: SeenStep): boolean => to === 'MOTTATT';

function judgeSteps(on: Bench, looks: readonly Observation[]): void {
  const steps = stepsOf(looks);
  for (const { from, to } of steps) seeChange(on.bench, machine, [from, to]);
  const forbidden = steps.filter(({ verdict }) => verdict === 'forbidden');
  const doubtful = steps.filter(({ verdict }) => verdict === 'inferred' || verdict === 'unknown');
  const rows = [
    ['it does not return to received', 'FIKS-LIFE-026', forbidden.filter(isReturn)],
    ['every step is documented', 'FIKS-LIFE-027', doubtful],
    ['no step is forbidden', 'FIKS-LIFE-028', forbidden.filter((one) => !isReturn(one))],
  ] as const;
  for (const [says, requirement, found] of rows) {
    const actual = found.map(({ from, to, verdict }) => `${from} to ${to}: ${verdict}`).join('; ');
    on.verify(says, { actual, expected: none, exchange: found[0]?.look.exchange, requirement });
  }
}

function judgePrint(on: Bench, looks: readonly Observation[]): void {
  const found = looks.find(({ status }) => printed.includes(status));
  on.verify('a purely digital forsendelse is not printed', {
    actual: found?.status ?? '',
    expected: none,
    exchange: found?.exchange ?? looks.at(-1)?.exchange,
    requirement: 'FIKS-LIFE-009',
  });
}

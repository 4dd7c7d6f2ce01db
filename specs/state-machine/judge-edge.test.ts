import { expect, test } from '@playwright/test';
import { judgeEdge, judgeStart } from './judge-edge.ts';
import { loadMachines, requireMachine } from './load-machines.ts';
import type { Basis, StateMachine } from './machine.ts';

const machines = loadMachines('fiks-svarut');
const life = requireMachine(machines, 'forsendelse');
const signing = requireMachine(machines, 'signing');

/** States and verdict, as words. */
const changes: readonly string[] = [
  'MOTTATT AKSEPTERT documented',
  'MOTTATT AVVIST documented',
  'AKSEPTERT SENDT_DIGITALT inferred',
  'KLAR_FOR_MOTTAK VARSLET inferred',
  'VARSLET SENDT_DIGITALT inferred',
  'VARSLET MANUELT_HANDTERT inferred',
  'SENDT_SDP LEST documented',
  'PRINTET LEST documented',
  'LEST SLETTET documented',
  'IKKE_LEVERT SLETTET documented',
  // Jumps: the states between two looks are missed.
  'MOTTATT VARSLET documented',
  'MOTTATT LEST documented',
  'AKSEPTERT PRINTET documented',
  'MOTTATT SENDT_DIGITALT inferred',
  'KLAR_FOR_MOTTAK PRINTET inferred',
  'SENDT_DIGITALT SLETTET documented',
  'MOTTATT SENDT_ALTINN inferred',
  // Staying is no step, also where the state may never be entered again.
  'MOTTATT MOTTATT documented',
  'SLETTET SLETTET documented',
  'AKSEPTERT MOTTATT forbidden',
  'SLETTET MOTTATT forbidden',
  'AVVIST SENDT_PRINT forbidden',
  'AVVIST LEST forbidden',
  'IKKE_LEVERT PRINTET forbidden',
  'IKKE_LEVERT SENDT_PRINT forbidden',
  'LEST VARSLET unknown',
  'SLETTET LEST unknown',
  'VARSLET AKSEPTERT unknown',
  'PRINTET SENDT_PRINT unknown',
  'MOTTATT MOTTAT unknown',
  'NOE MOTTATT unknown',
];

for (const change of changes) {
  test(`forsendelse ${change}`, () => {
    const [from = '', to = '', verdict] = change.split(' ');
    expect(judgeEdge(life, from, to)).toBe(verdict);
  });
}

for (const change of [
  'VENTER_SIGNERING SIGNERT_AV_MOTTAKER documented',
  'VENTER_SIGNERING UTLOPT documented',
  'VENTER_SIGNERING AVVIST_AV_SVARUT unknown',
  'AVVIST_AV_MOTTAKER SIGNERT_AV_MOTTAKER forbidden',
  'UTLOPT VENTER_SIGNERING forbidden',
  'SIGNERT_AV_MOTTAKER UTLOPT forbidden',
]) {
  test(`signing ${change}`, () => {
    const [from = '', to = '', verdict] = change.split(' ');
    expect(judgeEdge(signing, from, to)).toBe(verdict);
  });
}

test('a first state is judged from where a life may begin', () => {
  expect(judgeStart(life, 'MOTTATT')).toBe('documented');
  expect(judgeStart(life, 'SENDT_PRINT')).toBe('documented');
  expect(judgeStart(life, 'SENDT_DIGITALT')).toBe('inferred');
  expect(judgeStart(life, 'LEVERT')).toBe('unknown');
  expect(judgeStart(signing, 'AVVIST_AV_SVARUT')).toBe('documented');
  expect(judgeStart(signing, 'UTLOPT')).toBe('documented');
});

function machineOf(edges: readonly (readonly [string, string, Basis])[]): StateMachine {
  const names = [...new Set(edges.flatMap(([from, to]) => [from, to]))];
  return {
    api: 'x',
    name: 'x',
    initial: ['A'],
    states: names.map((name) => ({ name, terminal: false, finalForDelivery: false, knownIn: [] })),
    edges: edges.map(([from, to, basis]) => ({ from, to, basis, evidence: 'D', cause: 'c' })),
    forbidden: [{ from: 'A', to: 'D', basis: 'documented', evidence: 'D', reason: 'r' }],
  };
}

test('the best path decides, cycles end, and what is forbidden stays so though a path leads there', () => {
  const machine = machineOf([
    ['A', 'B', 'documented'],
    ['B', 'A', 'documented'],
    ['B', 'C', 'documented'],
    ['A', 'C', 'inferred'],
    ['C', 'D', 'documented'],
    ['A', 'E', 'inferred'],
  ]);
  expect(judgeEdge(machine, 'A', 'C')).toBe('documented');
  expect(judgeEdge(machine, 'B', 'D')).toBe('documented');
  expect(judgeEdge(machine, 'B', 'E')).toBe('inferred');
  expect(judgeEdge(machine, 'A', 'D')).toBe('forbidden');
  expect(judgeEdge(machine, 'D', 'A')).toBe('unknown');
});

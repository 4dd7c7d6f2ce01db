import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { registeredApis } from '../requirements/load-register.ts';
import { loadMachines, requireMachine } from './load-machines.ts';

const folders: string[] = [];

test.afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderOf(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-states-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'one'));
  writeFileSync(path.join(folder, 'one', 'states.yaml'), text);
  return folder;
}

const good = `
api: one
copies: {old: The old one, new: The new one}
machines:
  - name: life
    initial: [A]
    states:
      - {name: A, known-in: all}
      - {name: B, known-in: [new], terminal: true}
      - {name: C, known-in: old, final-for-delivery: true}
    edges:
      - {from: [A, C], to: B, basis: documented, evidence: D, cause: it ends}
    forbidden:
      - {from: any, to: A, basis: inferred, evidence: I, reason: it begins once}
`;

test('reads states, one edge per pair, and what is forbidden', () => {
  const told = { basis: 'documented', evidence: 'D', cause: 'it ends' };
  expect(loadMachines('one', folderOf(good))).toEqual([
    {
      api: 'one',
      name: 'life',
      initial: ['A'],
      states: [
        { name: 'A', terminal: false, finalForDelivery: false, knownIn: ['old', 'new'] },
        { name: 'B', terminal: true, finalForDelivery: false, knownIn: ['new'] },
        { name: 'C', terminal: false, finalForDelivery: true, knownIn: ['old'] },
      ],
      edges: [
        { from: 'A', to: 'B', ...told },
        { from: 'C', to: 'B', ...told },
      ],
      forbidden: [
        { from: 'any', to: 'A', basis: 'inferred', evidence: 'I', reason: 'it begins once' },
      ],
    },
  ]);
});

const mistakes: readonly (readonly [mistake: string, from: string, to: string, told: RegExp])[] = [
  ['another API', 'api: one', 'api: two', /"api: one" is missing at the top/],
  ['YAML that is none', 'copies: {', 'copies: {{', /has \d+ mistake/],
  ['a member of the file', 'copies:', 'copy: 1\ncopies:', /file: unknown member "copy"/],
  ['a member of a state', 'terminal: true', 'last: true', /states row 2: unknown member "last"/],
  [
    'no flag',
    'terminal: true',
    'terminal: yes!',
    /states row 2: "terminal:" must be true or false/,
  ],
  ['a copy that is none', '[new]', '[newer]', /states row 2: "newer" is none of the copies/],
  ['a beginning that is no state', '[A]\n', '[D]\n', /machine life: initial names D/],
  ['an edge from no state', '[A, C]', '[A, D]', /D -> B names D, which is none of its states/],
  ['an edge to no state', 'to: B', 'to: D', /A -> D names D/],
  ['any in an edge', '[A, C]', 'any', /any -> B names any/],
  ['the same edge twice', '[A, C]', '[A, A]', /edge A -> B stands more than once/],
  ['an edge to itself', '[A, C]', '[B, C]', /edge B -> B goes nowhere/],
  ['a forbidden edge', 'to: B', 'to: A', /edge C -> A is forbidden too/],
  ['no basis', 'basis: documented', 'basis: sure', /basis "sure" is none of documented, inferred/],
  ['no cause', ', cause: it ends', '', /edges row 1: "cause:" is missing/],
  ['a reason in an edge', 'cause:', 'reason:', /edges row 1: unknown member "reason"/],
  ['the same state twice', 'name: B', 'name: A', /state A stands more than once/],
  ['no list of states', 'states:', 'stats:', /machine life: "states:" must be a list/],
  ['no list of beginnings', 'initial: [A]', 'initial: [1]', /"initial:" must be a text or a list/],
  [
    'a forbidden state that is none',
    'from: any, to: A',
    'from: D, to: A',
    /forbidden D -> A names D/,
  ],
];

for (const [mistake, from, to, told] of mistakes) {
  test(`names ${mistake}`, () => {
    expect(good).toContain(from);
    expect(() => loadMachines('one', folderOf(good.replace(from, to)))).toThrow(told);
  });
}

test('names every mistake of the file at once, and a machine that stands twice', () => {
  const [, machine = ''] = good.split('machines:\n');
  const twice = `${good.replace('[A]\n', '[D]\n')}${machine.replace('[new]', '[newer]')}`;
  const load = (): unknown => loadMachines('one', folderOf(twice));
  expect(load).toThrow(/machine life stands more than once/);
  expect(load).toThrow(/initial names D/);
  expect(load).toThrow(/"newer" is none of the copies/);
});

test('an API without states has no machines, and a name that none has is refused', () => {
  expect(loadMachines('two', folderOf(good))).toEqual([]);
  const machines = loadMachines('one', folderOf(good));
  expect(requireMachine(machines, 'life').name).toBe('life');
  expect(() => requireMachine(machines, 'death')).toThrow(/named death\. Use one of: life\./);
});

test('the machines of this project are without mistakes', () => {
  const names = registeredApis().flatMap((api) => loadMachines(api).map(({ name }) => name));
  expect(names).toEqual(['forsendelse', 'signing']);
});

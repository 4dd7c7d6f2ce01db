import type { StateMachine } from './machine.ts';

/** What is wrong across the rows of a machine: states that it does not have, doubles, contradictions. */
export function machineProblems(machine: StateMachine): readonly string[] {
  const problems = [
    ...unknownStates(machine),
    ...doubles(
      'state',
      machine.states.map(({ name }) => name),
    ),
    ...doubles('edge', machine.edges.map(pairOf)),
    ...doubles('forbidden edge', machine.forbidden.map(pairOf)),
    ...loops(machine),
    ...contradictions(machine),
  ];
  return problems.map((problem) => `machine ${machine.name}: ${problem}`);
}

function pairOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} -> ${to}`;
}

function unknownStates({ states, initial, edges, forbidden }: StateMachine): string[] {
  const known = new Set(states.map(({ name }) => name));
  const named = [
    ...initial.map((name) => ['initial', name] as const),
    ...edges.flatMap((edge) => [edge.from, edge.to].map((name) => [pairOf(edge), name] as const)),
    ...forbidden.flatMap((edge) =>
      [edge.from, edge.to]
        .filter((name) => name !== 'any')
        .map((name) => [`forbidden ${pairOf(edge)}`, name] as const),
    ),
  ];
  return named
    .filter(([, name]) => name !== '' && !known.has(name))
    .map(([place, name]) => `${place} names ${name}, which is none of its states`);
}

function doubles(what: string, names: readonly string[]): string[] {
  const twice = new Set(names.filter((name, index) => name !== '' && names.indexOf(name) < index));
  return [...twice].map((name) => `${what} ${name} stands more than once`);
}

function loops({ edges, forbidden }: StateMachine): string[] {
  return [...edges, ...forbidden]
    .filter(({ from, to }) => from === to)
    .map((edge) => `edge ${pairOf(edge)} goes nowhere: staying is no step`);
}

function contradictions({ edges, forbidden }: StateMachine): string[] {
  return edges
    .filter(({ from, to }) =>
      forbidden.some((one) => one.to === to && (one.from === from || one.from === 'any')),
    )
    .map((edge) => `edge ${pairOf(edge)} is forbidden too`);
}

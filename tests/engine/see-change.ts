import { judgeEdge, type GraphNode, type SeenGraph, type StateMachine } from '#specs';
import type { Bench } from './bench.ts';

/** Keeps for the report a change of state that was seen, as the machine judges it. */
export function seeChange(bench: Bench, machine: StateMachine, [from, to]: [string, string]): void {
  const forbidden = judgeEdge(machine, from, to) === 'forbidden';
  bench.seen.add(toGraph(machine), { from, to, forbidden });
}

function toGraph({
  name,
  states,
  edges,
  forbidden,
  initial,
}: StateMachine): Omit<SeenGraph, 'steps'> {
  const kindOf = ({ name: id, terminal }: StateMachine['states'][number]): GraphNode['kind'] =>
    initial.includes(id) ? 'start' : terminal ? 'end' : 'state';
  return {
    name,
    nodes: states.map((state) => ({ id: state.name, kind: kindOf(state) })),
    edges: edges.map(({ from, to, basis }) => ({ from, to, basis })),
    forbidden: forbidden.map(({ from, to, reason }) => ({ from, to, reason })),
  };
}

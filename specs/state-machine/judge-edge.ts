import type { MachineEdge, StateMachine } from './machine.ts';

/** How a change of state is judged, the best word first. */
export type EdgeVerdict = 'documented' | 'inferred' | 'forbidden' | 'unknown';

/**
 * Judges a change that was seen between two looks. States between them may have been missed, so a change is as good as
 * the best path of edges; a forbidden change is forbidden whatever path there is, and staying is no change (documented).
 */
export function judgeEdge(machine: StateMachine, from: string, to: string): EdgeVerdict {
  if (!hasState(machine, from) || !hasState(machine, to)) return 'unknown';
  if (from === to) return 'documented';
  if (isForbidden(machine, from, to)) return 'forbidden';
  const documented = machine.edges.filter(({ basis }) => basis === 'documented');
  if (leads(documented, from, to)) return 'documented';
  return leads(machine.edges, from, to) ? 'inferred' : 'unknown';
}

const order: readonly EdgeVerdict[] = ['documented', 'inferred', 'forbidden', 'unknown'];

/** Judges the first state that is seen: the best of the changes that lead to it from where a life may begin. */
export function judgeStart(machine: StateMachine, first: string): EdgeVerdict {
  const verdicts = machine.initial.map((from) => judgeEdge(machine, from, first));
  return order.find((one) => verdicts.includes(one)) ?? 'unknown';
}

function hasState({ states }: StateMachine, name: string): boolean {
  return states.some((one) => one.name === name);
}

function isForbidden({ forbidden }: StateMachine, from: string, to: string): boolean {
  return forbidden.some((one) => one.to === to && (one.from === from || one.from === 'any'));
}

function leads(edges: readonly MachineEdge[], from: string, to: string): boolean {
  const reached = new Set([from]);
  // A set grows while it is walked: every state that is reached is left once.
  for (const state of reached)
    for (const edge of edges) if (edge.from === state) reached.add(edge.to);
  return reached.has(to);
}

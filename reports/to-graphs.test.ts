import { expect, test } from '@playwright/test';
import type { SeenStep } from '#specs';
import { result } from './stored-example.ts';
import { toGraphs } from './to-graphs.ts';

const edges = [
  { from: 'a', to: 'b' },
  { from: 'b', to: 'c' },
  { from: 'c', to: 'b' },
];

function graphOf(...scenarios: readonly (readonly SeenStep[])[]): ReturnType<typeof toGraphs>[0] {
  const nodes = ['a', 'b', 'c'].map((id) => ({ id, kind: 'state' }) as const);
  const results = scenarios.map((steps, at) =>
    result(String(at), [], { graphs: [{ name: 'life', nodes, edges, steps }] }),
  );
  const [graph] = toGraphs(results);
  if (graph === undefined) throw new Error('no graph was made');
  return graph;
}

const step = (from: string, to: string, change: Partial<SeenStep> = {}): SeenStep => ({
  from,
  to,
  forbidden: false,
  ...change,
});

test('an edge counts the scenarios that went it, also where states between were not looked at', () => {
  const graph = graphOf([step('a', 'b'), step('a', 'c')], [step('a', 'c')], []);
  expect(graph.edges.map(({ seen }) => seen)).toEqual([2, 2, 0]);
  expect(graph.unexpected).toEqual([]);
});

test('a change that no path explains is unexpected, and so is one that is forbidden', () => {
  const graph = graphOf([
    step('b', 'a'),
    step('b', 'c', { forbidden: true, by: 'end (stranger)' }),
  ]);
  expect(graph.unexpected).toEqual([
    { from: 'b', to: 'a', seen: 1 },
    { from: 'b', to: 'c', by: 'end (stranger)', seen: 1 },
  ]);
  expect(graph.edges.map(({ seen }) => seen)).toEqual([0, 0, 0]);
});

test('a request that must move nothing was refused or let through', () => {
  const graph = graphOf(
    [step('b', 'b', { forbidden: true, by: 'end (stranger)' })],
    [step('b', 'b', { forbidden: true, by: 'end (stranger)' })],
    [step('b', 'c', { forbidden: true, by: 'end (otherOrg)' })],
    [step('b', 'a', { forbidden: true })],
  );
  expect(graph.attempts).toEqual([
    { at: 'b', by: 'end (otherOrg)', refused: false, seen: 1 },
    { at: 'b', by: 'end (stranger)', refused: true, seen: 2 },
  ]);
});

test('scenarios that saw no graph make none', () => {
  expect(toGraphs([result('one', [])])).toEqual([]);
});

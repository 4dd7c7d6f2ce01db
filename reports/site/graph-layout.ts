import type { GraphNode } from '#specs';
import type { ReportedGraph } from '../to-graphs.ts';

/** A node with its place in the picture. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

/** Measures of the picture in pixels. */
export const box = { width: 168, height: 46, gapX: 76, gapY: 40, margin: 46 };

/** Nodes in columns by how many steps they are from a start, so that most edges lead to the right. */
export function placeNodes({ nodes, edges }: ReportedGraph): readonly PlacedNode[] {
  const depths = depthsOf(nodes, edges);
  const columns = new Map<number, GraphNode[]>();
  for (const node of nodes) {
    const depth = depths.get(node.id) ?? 0;
    columns.set(depth, [...(columns.get(depth) ?? []), node]);
  }
  const tallest = Math.max(...[...columns.values()].map(({ length }) => length));
  return [...columns].flatMap(([depth, own]) =>
    own.map((node, at) => ({
      ...node,
      x: box.margin + depth * (box.width + box.gapX),
      y: box.margin + (at + (tallest - own.length) / 2) * (box.height + box.gapY),
    })),
  );
}

/** The longest way from a start without going in circles: what comes later stands to the right. */
function depthsOf(
  nodes: ReportedGraph['nodes'],
  edges: ReportedGraph['edges'],
): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const walk = (id: string, depth: number, way: ReadonlySet<string>): void => {
    if (way.has(id) || (depths.get(id) ?? -1) >= depth) return;
    depths.set(id, depth);
    const next = new Set([...way, id]);
    for (const edge of edges) if (edge.from === id) walk(edge.to, depth + 1, next);
  };
  for (const { id, kind } of nodes) if (kind === 'start') walk(id, 0, new Set());
  for (const { id } of nodes) if (!depths.has(id)) walk(id, 0, new Set());
  return depths;
}

/** Width and height of the picture that holds all nodes, with room for edges that go back. */
export function sizeOf(nodes: readonly PlacedNode[]): {
  readonly width: number;
  readonly height: number;
} {
  const right = Math.max(...nodes.map(({ x }) => x)) + box.width;
  const bottom = Math.max(...nodes.map(({ y }) => y)) + box.height;
  return { width: right + box.margin, height: bottom + box.margin + box.gapY };
}

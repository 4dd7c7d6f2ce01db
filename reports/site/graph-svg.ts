import type { ReportedGraph } from '../to-graphs.ts';
import { box, placeNodes, sizeOf, type PlacedNode } from './graph-layout.ts';
import { safe, type Html } from './html.ts';

/** A graph as a picture: steps that were seen, those that were not, and what happened although it must not. */
export function graphSvg(graph: ReportedGraph, labelledBy: string): Html {
  const nodes = placeNodes(graph);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const { width, height } = sizeOf(nodes);
  const line = (from: string, to: string, kind: Kind): Html => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start === undefined || end === undefined ? safe`` : edge(start, end, kind);
  };
  const edges = graph.edges.map(({ from, to, seen }) =>
    line(from, to, seen > 0 ? { name: 'seen', label: String(seen) } : { name: 'idle' }),
  );
  const wrong = graph.unexpected.map(({ from, to, seen }) =>
    line(from, to, { name: 'wrong', label: `! ${seen}` }),
  );
  return safe`<svg role="img" aria-labelledby="${labelledBy}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${edges}${wrong}${nodes.map((node) => nodeShape(node, graph))}</svg>`;
}

interface Kind {
  readonly name: 'seen' | 'idle' | 'wrong';
  readonly label?: string;
}

/** To the right a soft curve from side to side; back or within a column a bow below. */
function edge(from: PlacedNode, to: PlacedNode, { name, label }: Kind): Html {
  const isForward = to.x > from.x;
  const start = isForward ? rightOf(from) : belowOf(from, 20);
  const end = isForward ? leftOf(to) : belowOf(to, -20);
  const way = isForward ? curve(start, end) : bow(start, end);
  const text =
    label === undefined
      ? safe``
      : safe`<text class="label-${name}" x="${way.x}" y="${way.y}" text-anchor="middle">${label}</text>`;
  return safe`<path class="edge-${name}" d="${way.d}"/>${arrow(end, isForward, name)}${text}`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Drawn apart from its line: a marker needs an id, which all pictures of the page would share. */
function arrow({ x, y }: Point, isForward: boolean, name: Kind['name']): Html {
  const points = isForward
    ? `${x},${y} ${x - 8},${y - 4} ${x - 8},${y + 4}`
    : `${x},${y} ${x - 4},${y + 8} ${x + 4},${y + 8}`;
  return safe`<polygon class="head-${name}" points="${points}"/>`;
}

function curve(start: Point, end: Point): Point & { readonly d: string } {
  const middle = (start.x + end.x) / 2;
  const d = `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`;
  return { d, x: middle, y: (start.y + end.y) / 2 - 5 };
}

function bow(start: Point, end: Point): Point & { readonly d: string } {
  const depth = Math.max(start.y, end.y) + box.gapY;
  const d = `M${start.x} ${start.y}C${start.x} ${depth} ${end.x} ${depth} ${end.x} ${end.y}`;
  return { d, x: (start.x + end.x) / 2, y: depth - 14 };
}

function rightOf({ x, y }: PlacedNode): Point {
  return { x: x + box.width, y: y + box.height / 2 };
}

function leftOf({ x, y }: PlacedNode): Point {
  return { x, y: y + box.height / 2 };
}

function belowOf({ x, y }: PlacedNode, shift: number): Point {
  return { x: x + box.width / 2 + shift, y: y + box.height };
}

function nodeShape(node: PlacedNode, graph: ReportedGraph): Html {
  const { id, kind, type = '', x, y } = node;
  const round = kind === 'start' || kind === 'end' ? box.height / 2 : 6;
  const sub =
    type === ''
      ? ''
      : safe`<text class="sub" x="${x + box.width / 2}" y="${y + 37}" text-anchor="middle">${type}</text>`;
  return safe`<g><rect class="node-${kind}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${round}"/><text x="${x + box.width / 2}" y="${y + (type === '' ? 28 : 21)}" text-anchor="middle">${short(id)}</text>${sub}${attemptMarks(node, graph)}</g>`;
}

/** How many requests were refused here, and how many were let through, above the corner of the node. */
function attemptMarks({ id, x, y }: PlacedNode, { attempts }: ReportedGraph): Html {
  const own = attempts.filter(({ at }) => at === id);
  const count = (refused: boolean): number =>
    own.filter((one) => one.refused === refused).reduce((sum, { seen }) => sum + seen, 0);
  const [refused, allowed] = [count(true), count(false)];
  const parts = [
    ...(refused > 0 ? [safe`<tspan class="refused">⊘ ${refused}</tspan>`] : []),
    ...(allowed > 0 ? [safe`<tspan class="wrong" dx="8">! ${allowed}</tspan>`] : []),
  ];
  return parts.length === 0
    ? safe``
    : safe`<text class="attempts" x="${x + box.width}" y="${y - 6}" text-anchor="end">${parts}</text>`;
}

function short(id: string): string {
  return id.length > 21 ? `${id.slice(0, 20)}…` : id;
}

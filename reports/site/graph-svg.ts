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

/** To the right a soft curve from side to side; back or within a column a bow below; what must not be, a bow above. */
function edge(from: PlacedNode, to: PlacedNode, { name, label }: Kind): Html {
  const side = name === 'wrong' ? 'above' : to.x > from.x ? 'right' : 'below';
  const { end, way } = ways[side](from, to);
  const text =
    label === undefined
      ? safe``
      : safe`<text class="label-${name}" x="${way.x}" y="${way.y}" text-anchor="middle">${label}</text>`;
  return safe`<path class="edge-${name}" d="${way.d}"/>${arrow(end, side, name)}${text}`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

type Side = 'right' | 'below' | 'above';

interface Way {
  readonly end: Point;
  /** Its path, and where a label stands. */
  readonly way: Point & { readonly d: string };
}

const ways: Readonly<Record<Side, (from: PlacedNode, to: PlacedNode) => Way>> = {
  right: (from, to) => toWay([rightOf(from), leftOf(to)], curve),
  below: (from, to) => toWay([belowOf(from, 20), belowOf(to, -20)], (a, b) => bow(a, b, 1)),
  above: (from, to) => toWay([aboveOf(from, 40), aboveOf(to, 10)], (a, b) => bow(a, b, -1)),
};

function toWay(
  [start, end]: readonly [Point, Point],
  draw: (start: Point, end: Point) => Way['way'],
): Way {
  return { end, way: draw(start, end) };
}

const arrowShapes: Readonly<Record<Side, (end: Point) => string>> = {
  right: ({ x, y }) => `${x},${y} ${x - 8},${y - 4} ${x - 8},${y + 4}`,
  below: ({ x, y }) => `${x},${y} ${x - 4},${y + 8} ${x + 4},${y + 8}`,
  above: ({ x, y }) => `${x},${y} ${x - 5},${y - 9} ${x + 5},${y - 9}`,
};

/** Drawn apart from its line: a marker needs an id, which all pictures of the page would share. */
function arrow(end: Point, side: Side, name: Kind['name']): Html {
  return safe`<polygon class="head-${name}" points="${arrowShapes[side](end)}"/>`;
}

function curve(start: Point, end: Point): Way['way'] {
  const middle = (start.x + end.x) / 2;
  const d = `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`;
  return { d, x: middle, y: (start.y + end.y) / 2 - 5 };
}

/** `direction`: 1 below, -1 above. */
function bow(start: Point, end: Point, direction: number): Way['way'] {
  const edgeOf = direction > 0 ? Math.max : Math.min;
  const depth = edgeOf(start.y, end.y) + direction * box.gapY;
  const d = `M${start.x} ${start.y}C${start.x} ${depth} ${end.x} ${depth} ${end.x} ${end.y}`;
  return { d, x: (start.x + end.x) / 2, y: depth - direction * 14 + (direction > 0 ? 0 : -9) };
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

function aboveOf({ x, y }: PlacedNode, shift: number): Point {
  return { x: x + box.width / 2 + shift, y };
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

/** How many requests were refused here, and how many were let through, above its left corner. */
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
    : safe`<text class="attempts" x="${x}" y="${y - 6}">${parts}</text>`;
}

function short(id: string): string {
  return id.length > 21 ? `${id.slice(0, 20)}…` : id;
}

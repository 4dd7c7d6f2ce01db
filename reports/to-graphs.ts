import type {
  ForbiddenChange,
  GraphEdge,
  GraphNode,
  ScenarioResult,
  SeenGraph,
  SeenStep,
} from '#specs';

/** A process or status machine with all that the scenarios of a run saw there. */
export interface ReportedGraph {
  readonly api: string;
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  /** `seen`: scenarios that went this way. */
  readonly edges: readonly (GraphEdge & { readonly seen: number })[];
  /** Requests that must move nothing: refused, or let through although they must not. */
  readonly attempts: readonly ReportedAttempt[];
  /** Changes that no path of edges explains, or that are forbidden. */
  readonly unexpected: readonly ReportedChange[];
  /** Changes that are never legal, whatever was seen. */
  readonly forbidden: readonly ForbiddenChange[];
}

export interface ReportedChange {
  readonly from: string;
  readonly to: string;
  readonly by?: string;
  /** Scenarios that saw it. */
  readonly seen: number;
}

export interface ReportedAttempt {
  readonly at: string;
  readonly by?: string;
  readonly refused: boolean;
  readonly seen: number;
}

type Named = SeenGraph & { readonly api: string };

/** The graphs of all scenarios, each once. */
export function toGraphs(results: readonly ScenarioResult[]): readonly ReportedGraph[] {
  const groups = new Map<string, Named[]>();
  for (const { api, graphs = [] } of results)
    for (const graph of graphs) {
      const key = `${api} ${graph.name}`;
      groups.set(key, [...(groups.get(key) ?? []), { ...graph, api }]);
    }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => foldGraph(group) ?? []);
}

function foldGraph(group: readonly Named[]): ReportedGraph | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const { api, name, nodes, edges, forbidden = [] } = first;
  const judged = group.map(({ steps }) =>
    steps.map((step) => ({ step, path: pathOf(edges, step) })),
  );
  const visited = judged.map((steps) => new Set(steps.flatMap(({ path }) => path ?? [])));
  const all = judged.flat();
  return {
    api,
    name,
    nodes,
    edges: edges.map((edge) => ({ ...edge, seen: visited.filter((one) => one.has(edge)).length })),
    attempts: counted(all.flatMap(({ step }) => attemptOf(step))),
    unexpected: counted(
      all.flatMap(({ step, path }) => (path === undefined ? toChange(step) : [])),
    ),
    forbidden,
  };
}

/** The shortest way of edges, since states between two looks may be missed; undefined where there is none, or it is forbidden. */
function pathOf(edges: readonly GraphEdge[], step: SeenStep): readonly GraphEdge[] | undefined {
  if (step.from === step.to) return [];
  if (step.forbidden) return undefined;
  const waysTo = new Map<string, readonly GraphEdge[]>([[step.from, []]]);
  // A map grows while it is walked: the nearest nodes are left first.
  for (const [node, way] of waysTo) {
    for (const edge of edges) {
      const next = [...way, edge];
      if (edge.from === node && edge.to === step.to) return next;
      if (edge.from === node && !waysTo.has(edge.to)) waysTo.set(edge.to, next);
    }
  }
  return undefined;
}

function attemptOf({ from, to, by, forbidden }: SeenStep): Omit<ReportedAttempt, 'seen'>[] {
  // A machine that is only watched is asked for nothing: its forbidden changes are no attempts.
  if (!forbidden || by === undefined) return [];
  return [{ at: from, by, refused: from === to }];
}

function toChange({ from, to, by }: SeenStep): Omit<ReportedChange, 'seen'> {
  return { from, to, ...(by === undefined ? {} : { by }) };
}

function counted<T extends object>(all: readonly T[]): readonly (T & { readonly seen: number })[] {
  const counts = new Map<string, T & { readonly seen: number }>();
  for (const one of all) {
    const key = JSON.stringify(one);
    counts.set(key, { ...one, seen: (counts.get(key)?.seen ?? 0) + 1 });
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

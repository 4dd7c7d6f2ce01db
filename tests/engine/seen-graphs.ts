import type { ScenarioResult, SeenGraph, SeenStep } from '#specs';

type Graph = Omit<SeenGraph, 'steps'>;

/** What a scenario saw of processes and status machines, each step once. */
export class SeenGraphs {
  private readonly byName = new Map<string, Graph & { steps: Map<string, SeenStep> }>();

  /** Keeps a step that was seen in a graph. */
  add(graph: Graph, step: SeenStep): void {
    const kept = this.byName.get(graph.name) ?? { ...graph, steps: new Map<string, SeenStep>() };
    kept.steps.set(JSON.stringify(step), step);
    this.byName.set(graph.name, kept);
  }

  /** All graphs in which a step was seen. */
  counts(): Pick<ScenarioResult, 'graphs'> {
    if (this.byName.size === 0) return {};
    const graphs = [...this.byName.values()];
    return { graphs: graphs.map((one) => ({ ...one, steps: [...one.steps.values()] })) };
  }
}

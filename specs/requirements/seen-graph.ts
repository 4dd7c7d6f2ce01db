/** A process or a status machine as a scenario knew it, and what it saw happen there. */
export interface SeenGraph {
  /** Unique within the API: an app, or a machine. */
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Changes that are never legal, over however many steps. */
  readonly forbidden?: readonly ForbiddenChange[];
  /** Each once, however often the scenario saw it. */
  readonly steps: readonly SeenStep[];
}

/** Where something can stand. */
export interface GraphNode {
  readonly id: string;
  readonly kind: 'start' | 'task' | 'service' | 'state' | 'end';
  /** What kind of task it is, as its definition says. */
  readonly type?: string;
}

/** A step that is legal. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Absent: documented. */
  readonly basis?: 'documented' | 'inferred';
}

/** See `ForbiddenEdge` of a state machine. */
export interface ForbiddenChange {
  /** A node, or `any`. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** A change that was seen; where a request that must be refused changed nothing, `to` is `from`. */
export interface SeenStep {
  readonly from: string;
  readonly to: string;
  /** What was asked and as whom, where it is known. */
  readonly by?: string;
  /** True where the rules forbid that it moves anything. */
  readonly forbidden: boolean;
}

/** What a step is based on: said by the publisher, or concluded. */
export type Basis = 'documented' | 'inferred';

/** A status machine of an API: one of the `machines` in specs/apis/<api>/states.yaml. */
export interface StateMachine {
  readonly api: string;
  readonly name: string;
  /** The states in which a life may begin. */
  readonly initial: readonly string[];
  readonly states: readonly MachineState[];
  readonly edges: readonly MachineEdge[];
  readonly forbidden: readonly ForbiddenEdge[];
}

/** One state. */
export interface MachineState {
  readonly name: string;
  /** Nothing follows but what the edges list. */
  readonly terminal: boolean;
  /** Delivered for good; reading and deletion may follow. */
  readonly finalForDelivery: boolean;
  /** Names of the published copies whose list of values has it. */
  readonly knownIn: readonly string[];
}

/** One step from a state to the next. */
export interface MachineEdge {
  readonly from: string;
  readonly to: string;
  readonly basis: Basis;
  /** Marks of the reference, as `D/K`. */
  readonly evidence: string;
  /** What makes it happen. */
  readonly cause: string;
}

/** A change that is never legal, over however many steps. */
export interface ForbiddenEdge {
  /** A state, or `any` for every other state than `to`. */
  readonly from: string;
  readonly to: string;
  readonly basis: Basis;
  readonly evidence: string;
  readonly reason: string;
}

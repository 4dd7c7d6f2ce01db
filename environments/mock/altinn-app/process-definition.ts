/** A BPMN process definition, reduced to what the engine runs. */
export interface ProcessDefinition {
  readonly id: string;
  readonly startEvents: readonly string[];
  readonly elements: ReadonlyMap<string, ProcessElement>;
  /** By source element id, in document order. */
  readonly flows: ReadonlyMap<string, readonly SequenceFlow[]>;
  /** Ids of tasks in document order, then service tasks. */
  readonly tasks: readonly string[];
}

export interface ProcessElement {
  readonly id: string;
  readonly kind: 'startEvent' | 'task' | 'serviceTask' | 'endEvent' | 'exclusiveGateway' | 'other';
  readonly name: string;
  /** `data`, `confirmation`, `signing`, `payment`, `feedback`, `pdf` …; '' for no task. */
  readonly taskType: string;
  readonly actions: readonly {
    readonly id: string;
    readonly type: 'ProcessAction' | 'ServerAction';
  }[];
  readonly signature?: {
    readonly dataTypesToSign: readonly string[];
    readonly signatureDataType: string;
    readonly runDefaultValidator: boolean;
  };
  readonly defaultFlow?: string;
  readonly connectedDataTypeId?: string;
}

export interface SequenceFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** An Altinn expression as JSON, e.g. `["equals", ["gatewayAction"], "reject"]`. */
  readonly condition?: unknown;
}

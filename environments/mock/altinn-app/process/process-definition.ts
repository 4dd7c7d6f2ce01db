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
  readonly kind: ElementKind;
  readonly name: string;
  /** `data`, `confirmation`, `signing`, `payment`, `feedback`, `pdf` …; '' for no task. */
  readonly taskType: string;
  readonly actions: readonly ElementAction[];
  readonly signature?: SignatureConfig;
  readonly payment?: PaymentConfig;
  /** File name of the PDF that a pdf service task makes, where the definition says one. */
  readonly pdfFilename?: string;
  readonly defaultFlow?: string;
  readonly connectedDataTypeId?: string;
}

/** What the service reads of BPMN; any other element is `other` and leads nowhere. */
export type ElementKind =
  'startEvent' | 'task' | 'serviceTask' | 'endEvent' | 'exclusiveGateway' | 'other';

export interface ElementAction {
  readonly id: string;
  readonly type: 'ProcessAction' | 'ServerAction';
}

/** `altinn:signatureConfig` of a signing task. */
export interface SignatureConfig {
  readonly dataTypesToSign: readonly string[];
  readonly signatureDataType: string;
  readonly runDefaultValidator: boolean;
}

/** `altinn:paymentConfig` of a payment task. */
export interface PaymentConfig {
  readonly paymentDataType: string;
  /** Data type of the receipt that the service makes once it is paid. */
  readonly receiptDataType?: string;
}

export interface SequenceFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** An Altinn expression as JSON, e.g. `["equals", ["gatewayAction"], "reject"]`. */
  readonly condition?: unknown;
}

import type {
  ElementAction,
  ElementKind,
  PaymentConfig,
  ProcessElement,
  SequenceFlow,
  SignatureConfig,
} from './process-definition.ts';
import { textOf, isRecord } from '../../server/narrow.ts';

/** A BPMN node as bpmn-moddle gives it, narrowed to the members that the reader looks at. */
export interface Node {
  readonly type: string;
  readonly id?: string;
  readonly body: string;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly children: readonly Node[];
  readonly rootElements: readonly Node[];
  readonly flowElements: readonly Node[];
}

const kinds: Readonly<Record<string, ElementKind>> = {
  'bpmn:StartEvent': 'startEvent',
  'bpmn:Task': 'task',
  'bpmn:ServiceTask': 'serviceTask',
  'bpmn:EndEvent': 'endEvent',
  'bpmn:ExclusiveGateway': 'exclusiveGateway',
};

/** Wraps one value of the parser; lists are wrapped when they are asked for. */
export function nodeOf(value: unknown): Node {
  const raw: Readonly<Record<string, unknown>> = isRecord(value) ? value : {};
  return {
    type: textOf(raw['$type']),
    ...(typeof raw['id'] === 'string' && { id: raw['id'] }),
    body: textOf(raw['$body']).trim(),
    raw,
    get children() {
      return listOf(raw['$children']);
    },
    get rootElements() {
      return listOf(raw['rootElements']);
    },
    get flowElements() {
      return listOf(raw['flowElements']);
    },
  };
}

/** True for a `<sequenceFlow>`. */
export function isFlow(node: Node): boolean {
  return node.type === 'bpmn:SequenceFlow';
}

/** A task, event or gateway with its `altinn:` extension. */
export function elementOf(node: Node): ProcessElement {
  const task = extension(node, 'taskExtension');
  const gateway = extension(node, 'gatewayExtension');
  const connectedDataTypeId = childText(gateway, 'connectedDataTypeId');
  const defaultFlow = nodeOf(node.raw['default']).id;
  return {
    id: node.id ?? '',
    kind: kinds[node.type] ?? 'other',
    name: textOf(node.raw['name']),
    taskType: childText(task, 'taskType') ?? '',
    actions: childrenOf(child(task, 'actions'), 'action').map(actionOf),
    ...configsOf(task),
    ...(defaultFlow !== undefined && { defaultFlow }),
    ...(connectedDataTypeId !== undefined && { connectedDataTypeId }),
  };
}

/** True for a task whose type stands where app libraries before version 8 read it, and nowhere else. */
export function hasOldTaskType(node: Node): boolean {
  const old = Object.keys(nodeOf(node.raw['$attrs']).raw).some((name) => /:tasktype$/i.test(name));
  return old && childText(extension(node, 'taskExtension'), 'taskType') === undefined;
}

/** A `<sequenceFlow>`; its condition is read as JSON, or kept as text where it is none. */
export function flowOf(node: Node): SequenceFlow {
  const condition = node.raw['conditionExpression'];
  return {
    id: node.id ?? '',
    source: nodeOf(node.raw['sourceRef']).id ?? '',
    target: nodeOf(node.raw['targetRef']).id ?? '',
    ...(condition !== undefined && { condition: conditionOf(nodeOf(condition).raw['body']) }),
  };
}

function conditionOf(body: unknown): unknown {
  const text = textOf(body).trim();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function configsOf(
  task: Node | undefined,
): Pick<ProcessElement, 'signature' | 'payment' | 'pdfFilename'> {
  const signature = signatureOf(child(task, 'signatureConfig'));
  const payment = paymentOf(child(task, 'paymentConfig'));
  const pdfFilename = childText(child(task, 'pdfConfig'), 'filename');
  return {
    ...(signature && { signature }),
    ...(payment && { payment }),
    ...(pdfFilename !== undefined && pdfFilename !== '' && { pdfFilename }),
  };
}

function signatureOf(config: Node | undefined): SignatureConfig | undefined {
  if (config === undefined) return undefined;
  return {
    dataTypesToSign: childrenOf(child(config, 'dataTypesToSign'), 'dataType').map((n) => n.body),
    signatureDataType: childText(config, 'signatureDataType') ?? '',
    runDefaultValidator: childText(config, 'runDefaultValidator') === 'true',
  };
}

function paymentOf(config: Node | undefined): PaymentConfig | undefined {
  if (config === undefined) return undefined;
  const receiptDataType = childText(config, 'paymentReceiptPdfDataType');
  return {
    paymentDataType: childText(config, 'paymentDataType') ?? '',
    ...(receiptDataType !== undefined && { receiptDataType }),
  };
}

function actionOf(node: Node): ElementAction {
  const type = textOf(node.raw['type']).toLowerCase();
  return { id: node.body, type: type === 'serveraction' ? 'ServerAction' : 'ProcessAction' };
}

function extension(node: Node, name: string): Node | undefined {
  const values = listOf(nodeOf(node.raw['extensionElements']).raw['values']);
  return values.find((value) => localName(value) === name);
}

function child(node: Node | undefined, name: string): Node | undefined {
  return childrenOf(node, name)[0];
}

function childText(node: Node | undefined, name: string): string | undefined {
  return child(node, name)?.body;
}

function childrenOf(node: Node | undefined, name: string): Node[] {
  return (node?.children ?? []).filter((entry) => localName(entry) === name);
}

/** The prefix is the author's choice; only the local name is compared, in any case. */
function localName(node: Node): string {
  return node.type.split(':').at(-1) ?? '';
}

function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.map(nodeOf) : [];
}

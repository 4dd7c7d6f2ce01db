import { BpmnModdle } from 'bpmn-moddle';

/** A task of a process definition, as the app itself publishes it. */
export interface GraphTask {
  readonly id: string;
  /** `data`, `confirmation`, `signing`, `payment`, `feedback`, or a service task's type. */
  readonly type: string;
  readonly service: boolean;
  readonly actions: readonly string[];
  /** Elements that the outgoing flows reach, gateways passed through. */
  readonly targets: readonly string[];
  /** True where an exclusive gateway decides which of the targets comes next. */
  readonly decided: boolean;
  /** True where that gateway has a condition on every flow and no default: the action must be named. */
  readonly needsAction: boolean;
  /** True where the task demands the signatures of `signatureConfig` before it is left. */
  readonly demandsSignature: boolean;
}

export interface ProcessGraph {
  readonly startEvent: string;
  readonly firstTask: string;
  readonly tasks: readonly GraphTask[];
  readonly endEvents: readonly string[];
}

interface Node {
  readonly $type: string;
  readonly id: string;
  readonly default?: unknown;
  /** Of a sequence flow. */
  readonly sourceRef?: Node;
  readonly targetRef?: Node;
  readonly extensionElements?: { readonly values?: readonly Extension[] };
}

interface Extension {
  readonly $type: string;
  readonly $body?: string;
  readonly $children?: readonly Extension[];
}

/** Where the sequence flows of a node lead: a definition need not repeat them as `outgoing`. */
type Flows = (node: Node) => readonly Node[];

interface Root {
  readonly rootElements: readonly {
    readonly $type: string;
    readonly flowElements?: readonly Node[];
  }[];
}

/** Reads a BPMN text: our own reading, apart from the mock's. */
export async function readProcessGraph(xml: string): Promise<ProcessGraph> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const process = (rootElement as Root).rootElements.find((one) => one.$type === 'bpmn:Process');
  const nodes = process?.flowElements ?? [];
  const start = nodes.find((one) => one.$type === 'bpmn:StartEvent');
  const next: Flows = (node) =>
    nodes.flatMap(({ sourceRef, targetRef }) =>
      sourceRef?.id === node.id && targetRef !== undefined ? [targetRef] : [],
    );
  return {
    startEvent: start?.id ?? '',
    firstTask: start === undefined ? '' : (next(start)[0]?.id ?? ''),
    tasks: nodes
      .filter((one) => /:(service)?task$/i.test(one.$type))
      .map((task) => toTask(task, next)),
    endEvents: nodes.filter((one) => one.$type === 'bpmn:EndEvent').map((one) => one.id),
  };
}

function toTask(node: Node, next: Flows): GraphTask {
  const texts = (name: string): readonly string[] =>
    (node.extensionElements?.values ?? []).flatMap((value) => textsOf(value, name));
  const reached = reach(node, next);
  const gateway = next(node).find((one) => one.$type === 'bpmn:ExclusiveGateway');
  return {
    id: node.id,
    type: texts('taskType')[0] ?? '',
    service: node.$type === 'bpmn:ServiceTask',
    actions: texts('action'),
    targets: reached.ids,
    decided: reached.gateway,
    needsAction: gateway !== undefined && gateway.default === undefined,
    demandsSignature: texts('runDefaultValidator')[0] === 'true',
  };
}

function textsOf(value: Extension, name: string): readonly string[] {
  const own = value.$type.split(':').at(-1) === name ? [(value.$body ?? '').trim()] : [];
  return [...own, ...(value.$children ?? []).flatMap((child) => textsOf(child, name))];
}

function reach(node: Node, next: Flows): { ids: readonly string[]; gateway: boolean } {
  const through = next(node).map((one) =>
    one.$type === 'bpmn:ExclusiveGateway'
      ? { ids: reach(one, next).ids, gateway: true }
      : { ids: [one.id], gateway: false },
  );
  return { ids: through.flatMap((one) => one.ids), gateway: through.some((one) => one.gateway) };
}

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
  readonly outgoing?: readonly { readonly targetRef: Node }[];
  readonly extensionElements?: { readonly values?: readonly Extension[] };
}

interface Extension {
  readonly $type: string;
  readonly $body?: string;
  readonly $children?: readonly Extension[];
}

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
  return {
    startEvent: start?.id ?? '',
    firstTask: start?.outgoing?.[0]?.targetRef.id ?? '',
    tasks: nodes.filter((one) => /:(service)?task$/i.test(one.$type)).map(toTask),
    endEvents: nodes.filter((one) => one.$type === 'bpmn:EndEvent').map((one) => one.id),
  };
}

function toTask(node: Node): GraphTask {
  const texts = (name: string): readonly string[] =>
    (node.extensionElements?.values ?? []).flatMap((value) => textsOf(value, name));
  const reached = reach(node);
  return {
    id: node.id,
    type: texts('taskType')[0] ?? '',
    service: node.$type === 'bpmn:ServiceTask',
    actions: texts('action'),
    targets: reached.ids,
    decided: reached.gateway,
    needsAction: gatewayOf(node)?.default === undefined && gatewayOf(node) !== undefined,
    demandsSignature: texts('runDefaultValidator')[0] === 'true',
  };
}

function gatewayOf(node: Node): Node | undefined {
  return node.outgoing
    ?.map((flow) => flow.targetRef)
    .find((one) => one.$type === 'bpmn:ExclusiveGateway');
}

function textsOf(value: Extension, name: string): readonly string[] {
  const own = value.$type.split(':').at(-1) === name ? [(value.$body ?? '').trim()] : [];
  return [...own, ...(value.$children ?? []).flatMap((child) => textsOf(child, name))];
}

function reach(node: Node): { ids: readonly string[]; gateway: boolean } {
  const next = (node.outgoing ?? []).map((flow) => flow.targetRef);
  const through = next.map((one) =>
    one.$type === 'bpmn:ExclusiveGateway'
      ? { ids: reach(one).ids, gateway: true }
      : { ids: [one.id], gateway: false },
  );
  return { ids: through.flatMap((one) => one.ids), gateway: through.some((one) => one.gateway) };
}

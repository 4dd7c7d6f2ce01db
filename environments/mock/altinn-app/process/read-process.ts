import { BpmnModdle } from 'bpmn-moddle';
import { elementOf, flowOf, hasOldTaskType, isFlow, nodeOf } from './read-process-element.ts';
import type { Node } from './read-process-element.ts';
import type { ProcessDefinition, ProcessElement, SequenceFlow } from './process-definition.ts';

/** A process definition that cannot be run; `reason` says what is wrong with it. */
export class ProcessFileError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`process.bpmn cannot be used: ${reason}. Expected BPMN 2.0 with one process.`);
    this.name = 'ProcessFileError';
    this.reason = reason;
  }
}

/**
 * Reads `process.bpmn`.
 * @throws ProcessFileError where the XML is broken, is not BPMN, or has no process or start event.
 */
export async function readProcess(xml: string): Promise<ProcessDefinition> {
  const { process, flowElements } = processOf(await parsed(xml));
  requireTaskTypes(flowElements);
  const elements = flowElements.filter((node) => !isFlow(node)).map(elementOf);
  const flows = flowElements.filter(isFlow).map(flowOf);
  requireStart(elements);
  requireEnds(flows, elements);
  return {
    id: process.id ?? '',
    startEvents: idsOf(elements, 'startEvent'),
    elements: new Map(elements.map((element) => [element.id, element])),
    flows: bySource(flows),
    tasks: [...idsOf(elements, 'task'), ...idsOf(elements, 'serviceTask')],
  };
}

// Making one describes all of BPMN to it: as dear as reading several processes.
const moddle = new BpmnModdle();

async function parsed(xml: string): Promise<Node> {
  try {
    return nodeOf((await moddle.fromXML(xml)).rootElement);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new ProcessFileError(text.replaceAll(/\s+/g, ' '));
  }
}

function processOf(root: Node): { process: Node; flowElements: readonly Node[] } {
  const process = root.rootElements.find((node) => node.type === 'bpmn:Process');
  if (process === undefined) throw new ProcessFileError('it holds no <process>');
  return { process, flowElements: process.flowElements };
}

function bySource(flows: readonly SequenceFlow[]): Map<string, SequenceFlow[]> {
  const grouped = new Map<string, SequenceFlow[]>();
  for (const flow of flows) grouped.set(flow.source, [...(grouped.get(flow.source) ?? []), flow]);
  return grouped;
}

function idsOf(elements: readonly ProcessElement[], kind: ProcessElement['kind']): string[] {
  return elements.filter((element) => element.kind === kind).map((element) => element.id);
}

function requireTaskTypes(nodes: readonly Node[]): void {
  const old = nodes.find(hasOldTaskType);
  if (old === undefined) return;
  throw new ProcessFileError(
    `task "${old.id ?? ''}" has its type in the attribute altinn:tasktype, which app libraries read before version 8 only; write <altinn:taskExtension><altinn:taskType> in its extensionElements`,
  );
}

function requireStart(elements: readonly ProcessElement[]): void {
  if (idsOf(elements, 'startEvent').length === 0)
    throw new ProcessFileError('it holds no <startEvent>');
}

function requireEnds(flows: readonly SequenceFlow[], elements: readonly ProcessElement[]): void {
  const known = new Set(elements.map((element) => element.id));
  const broken = flows.find((flow) => !known.has(flow.source) || !known.has(flow.target));
  if (broken === undefined) return;
  const ends = `"${broken.source}" to "${broken.target}"`;
  throw new ProcessFileError(`sequence flow "${broken.id}" joins ${ends}, one of them unknown`);
}

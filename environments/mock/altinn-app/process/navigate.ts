import { ProcessFailure } from './process-failure.ts';
import type { ProcessDefinition, ProcessElement, SequenceFlow } from './process-definition.ts';

/** Where to go on from, and how conditions are judged. */
export interface Navigation {
  readonly definition: ProcessDefinition;
  readonly from: string;
  /** Judges a flow's condition for the gateway that it leaves. */
  readonly holds: (flow: SequenceFlow, gateway: ProcessElement) => boolean;
}

/**
 * The element after `from`, through exclusive gateways (reference 2.2, step 8).
 * @throws ProcessFailure where not exactly one is reached.
 */
export function nextElement(navigation: Navigation): ProcessElement {
  const reached = targets(navigation, navigation.from).flatMap((id) => through(navigation, id));
  const [next, ...more] = reached;
  if (more.length > 0) {
    const advice = 'Please supply action and filters or define a default flow.';
    const text = `Multiple next elements found from ${navigation.from}. ${advice}`;
    throw new ProcessFailure(text, 'severalOpenFlows');
  }
  if (next === undefined || next.kind === 'other' || next.kind === 'startEvent')
    throw new ProcessFailure('Next process element was unexpectedly null');
  return next;
}

function targets({ definition }: Navigation, from: string): string[] {
  return (definition.flows.get(from) ?? []).map((flow) => flow.target);
}

function through(navigation: Navigation, id: string): ProcessElement[] {
  const element = navigation.definition.elements.get(id);
  if (element === undefined) return [];
  if (element.kind !== 'exclusiveGateway') return [element];
  return openFlows(navigation, element).flatMap((flow) => through(navigation, flow.target));
}

// Without any condition every flow is open; the default flow then wins where it is open too.
function openFlows(navigation: Navigation, gateway: ProcessElement): SequenceFlow[] {
  const flows = [...(navigation.definition.flows.get(gateway.id) ?? [])];
  const conditional = flows.some((flow) => flow.condition !== undefined);
  if (!conditional) return preferDefault(flows, gateway);
  const open = flows.filter(
    (flow) => flow.condition === undefined || navigation.holds(flow, gateway),
  );
  if (open.length !== 1) throw new ProcessFailure(notOne(open.length), 'gatewayNeedsAction');
  return open;
}

function preferDefault(flows: SequenceFlow[], gateway: ProcessElement): SequenceFlow[] {
  const chosen = flows.find((flow) => flow.id === gateway.defaultFlow);
  return chosen === undefined ? flows : [chosen];
}

// The service names its evaluator here, not the gateway.
function notOne(count: number): string {
  return `Exclusive gateway AltinnExpressionsExclusiveGateway returned ${count} flows. Expected 1`;
}

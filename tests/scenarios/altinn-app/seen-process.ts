import type { GraphEdge, SeenGraph, SeenStep } from '#specs';
import type { LiveExchange } from '#environments';
import type { AppBench, AppRequest, InstanceRef } from './app-bench.ts';
import type { AppUnderTest } from './app-under-test.ts';
import type { Standing } from './process-reading.ts';

// What scenarios see of an app's process, for the picture in the report. Judging is the scenarios' own.

/** The process of an app as a graph, gateways passed through. */
export function toGraph({ id, graph }: AppUnderTest): Omit<SeenGraph, 'steps'> {
  const edges: readonly GraphEdge[] = [
    { from: graph.startEvent, to: graph.firstTask },
    ...graph.tasks.flatMap(({ id: from, targets }) => targets.map((to) => ({ from, to }))),
  ];
  return {
    name: id,
    nodes: [
      { id: graph.startEvent, kind: 'start' },
      ...graph.tasks.map(
        ({ id: task, type, service }) =>
          ({ id: task, kind: service ? 'service' : 'task', type }) as const,
      ),
      ...graph.endEvents.map((end) => ({ id: end, kind: 'end' }) as const),
    ],
    edges,
  };
}

/** A request, and where its instance stood before and after it. */
export interface TriedStep {
  readonly before: Standing;
  readonly after: Standing;
  readonly operationId: string;
  readonly request?: AppRequest;
  /** True where it must move nothing. */
  readonly forbidden: boolean;
}

/** Keeps for the report what a request did to the process of its instance. */
export function seeStep(on: AppBench, tried: TriedStep): void {
  const graph = toGraph(on.app);
  const from = placeOf(tried.before, on.app);
  const to = placeOf(tried.after, on.app);
  if (from === undefined || to === undefined || (from === to && !tried.forbidden)) return;
  const step: SeenStep = {
    from,
    to,
    by: textOf(tried, on.caller()),
    forbidden: tried.forbidden,
  };
  on.bench.seen.add(graph, step);
}

/** Where an instance stands, as a node; undefined where the answer did not say. */
function placeOf({ task, ended, endEvent }: Standing, { graph }: AppUnderTest): string | undefined {
  if (!ended) return task ?? undefined;
  return endEvent ?? (graph.endEvents.length === 1 ? graph.endEvents[0] : undefined);
}

function textOf({ operationId, request }: TriedStep, caller: string): string {
  const json = request?.json as { readonly action?: unknown } | null | undefined;
  const action = typeof json?.action === 'string' ? ` "${json.action}"` : '';
  return `${operationId}${action} (${request?.as ?? caller})`;
}

const moving = ['nextProcess', 'completeProcess'];
const creating = ['createInstance', 'createInstanceSimple', 'copyInstance'];

/** Follows the instances of a scenario: what answers say of where they stand. */
export class ProcessWatch {
  private readonly standings = new Map<string, Standing>();

  /** Takes note of an answer; a request that moves its instance legally is a step that was seen. */
  look(on: AppBench, exchange: LiveExchange, request: AppRequest): void {
    const after = standingIn(exchange);
    const guid = request.on?.guid ?? guidIn(exchange);
    if (after === undefined || guid === undefined) return;
    const before = this.before(on, exchange, request.on);
    this.standings.set(guid, after);
    const { operationId = '' } = exchange;
    if (before !== undefined)
      seeStep(on, { before, after, operationId, request, forbidden: false });
  }

  private before(
    { app }: AppBench,
    { operationId = '' }: LiveExchange,
    instance: InstanceRef | undefined,
  ): Standing | undefined {
    if (creating.includes(operationId))
      return { task: app.graph.startEvent, flow: null, ended: false };
    return moving.includes(operationId) ? this.standings.get(instance?.guid ?? '') : undefined;
  }
}

interface Told {
  readonly id?: unknown;
  readonly process?: unknown;
  readonly currentTask?: { readonly elementId?: unknown } | null;
  readonly ended?: unknown;
  readonly endEvent?: unknown;
}

/** Where a successful answer says that its instance stands. */
function standingIn(exchange: LiveExchange): Standing | undefined {
  if (exchange.status < 200 || exchange.status > 299) return undefined;
  const body = objectOf(exchange.json());
  return toStanding(objectOf(body?.process) ?? body ?? {});
}

function toStanding({ currentTask, ended, endEvent }: Told): Standing | undefined {
  if (currentTask === undefined && ended === undefined) return undefined;
  return {
    task: textOrNull(currentTask?.elementId),
    flow: null,
    ended: typeof ended === 'string',
    ...(typeof endEvent === 'string' ? { endEvent } : {}),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function guidIn(exchange: LiveExchange): string | undefined {
  const id = objectOf(exchange.json())?.id;
  return typeof id === 'string' ? id.split('/')[1] : undefined;
}

function objectOf(value: unknown): Told | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}

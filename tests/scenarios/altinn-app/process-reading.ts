import type { LiveExchange } from '#environments';
import type { Expectation } from '../../engine/expectation.ts';
import type { AppContext } from './scenario.ts';
import type { InstanceRef } from './app-bench.ts';
import type { InstanceBody } from './given.ts';
import { seeStep } from './seen-process.ts';

/** The members of an AppProcessState that scenarios compare. */
export interface ProcessBody {
  readonly currentTask: {
    readonly elementId: string;
    readonly altinnTaskType: string;
    readonly flow: number;
    readonly flowType: string | null;
  } | null;
  readonly processTasks: readonly {
    readonly elementId: string;
    readonly altinnTaskType: string;
    readonly elementType: string;
  }[];
  readonly started: string | null;
  readonly ended: string | null;
  readonly endEvent: string | null;
}

/** Where an instance stands: task and flow counter, or its end. */
export interface Standing {
  readonly task: string | null;
  readonly flow: number | null;
  readonly ended: boolean;
  /** Where it ended; absent where that is not compared. */
  readonly endEvent?: string;
}

/** Reads where an instance stands. */
export async function readStanding(
  { given }: AppContext,
  instance: InstanceRef,
): Promise<Standing> {
  const read = await given.prepare('getProcess', { on: instance }, 200);
  return standingOf(read);
}

/** Where an answer with a process state says that the instance stands. */
export function standingOf(exchange: LiveExchange): Standing {
  const { currentTask, ended } = processOf(exchange);
  return {
    task: currentTask?.elementId ?? null,
    flow: currentTask?.flow ?? null,
    ended: ended !== null,
  };
}

/** The process state in an answer; an empty one where the answer holds none. */
export function processOf(exchange: LiveExchange): ProcessBody {
  const body = tryJson(exchange);
  return { ...noProcess, ...(body !== null && typeof body === 'object' ? body : {}) };
}

const noProcess: ProcessBody = {
  currentTask: null,
  processTasks: [],
  started: null,
  ended: null,
  endEvent: null,
};

/** Reads whether the form of an instance is locked. */
export async function readLocks(
  { given }: AppContext,
  instance: InstanceRef,
): Promise<Readonly<Record<string, boolean>>> {
  const read = await given.prepare('getInstance', { on: instance }, 200);
  return Object.fromEntries((read.json() as InstanceBody).data.map((one) => [one.id, one.locked]));
}

/** The parsed body, or undefined where it is no JSON. */
export function tryJson(exchange: LiveExchange): unknown {
  try {
    return exchange.json();
  } catch {
    return undefined;
  }
}

/** A request about an instance, and what must come of it. */
export interface Attempt {
  readonly send: () => Promise<LiveExchange>;
  readonly expect: Expectation;
}

/** Judges a request that must be refused, and by reads that the instance stays where it stands. */
export async function staysPut(
  context: AppContext,
  instance: InstanceRef,
  { send, expect }: Attempt,
): Promise<LiveExchange> {
  const before = await readStanding(context, instance);
  const answer = await send();
  context.on.conform(answer, expect);
  const after = await readStanding(context, instance);
  const { operationId = '' } = answer;
  seeStep(context.on, { before, after, operationId, forbidden: true });
  context.on.verify('the instance stays', {
    actual: after,
    expected: { ...before },
    exchange: answer,
  });
  return answer;
}

/** Judges a request that moves the process, and by reads that the instance has left its task. */
export async function leavesTask(
  context: AppContext,
  instance: InstanceRef,
  { send, expect }: Attempt,
): Promise<void> {
  const before = await readStanding(context, instance);
  const answer = await send();
  context.on.conform(answer, expect);
  const after = await readStanding(context, instance);
  context.on.verify('the instance has left the task', {
    actual: after.task !== before.task,
    expected: true,
    exchange: answer,
  });
}

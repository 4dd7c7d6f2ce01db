import type { Call, Caller } from '../call.ts';
import { enterTask } from './enter-task.ts';
import type { Prefill } from './enter-task.ts';
import type { StoredInstance, StoredProcess } from '../instances/instance.ts';
import { noteFirstProcess, noteProcess } from '../instances/instance-log.ts';
import type { ProcessElement } from './process-definition.ts';
import { nowText } from '../timestamp.ts';

/** What a process starts on. */
export interface ProcessStart {
  readonly call: Call;
  readonly instance: StoredInstance;
  readonly prefill?: Prefill;
  /** Absent: the only one that the definition has. */
  readonly startEvent?: string;
}

/** A start that the service refuses with 409 and this text. */
export class ProcessStartRefused extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'ProcessStartRefused';
  }
}

/**
 * Starts the process at its first task and makes the task's missing form data.
 * @throws ProcessStartRefused where it runs already or has no such start event.
 * @throws ProcessFailure where no one element follows the start event, or nobody implements it.
 * @throws PrefillError for a prefilled value of a wrong type.
 */
export function beginProcess(start: ProcessStart): Promise<void> {
  const { call, instance } = start;
  const { caller } = call;
  if (caller === undefined) throw new ProcessStartRefused('Nobody starts the process.');
  if (!call.state.rules.mayStart(instance.process))
    throw new ProcessStartRefused('Process is already started. Use next.');
  const first = firstTask(start);
  keep(start, first, caller);
  enterTask(call, instance, { element: first.element, caller, prefill: start.prefill ?? {} });
  return Promise.resolve();
}

interface FirstTask {
  readonly process: StoredProcess & { readonly started: string; readonly startEvent: string };
  readonly element: ProcessElement;
}

function firstTask(start: ProcessStart): FirstTask {
  const { rules, world } = start.call.state;
  const definition = start.call.app.process;
  const from = chosenStart(definition.startEvents, start.startEvent);
  if (from === undefined) throw new ProcessStartRefused('No matching startevent');
  const started = nowText(world);
  const element = rules.nextElement({ definition, from, holds: () => true });
  const task = {
    flow: rules.nextFlow(1),
    started: nowText(world),
    elementId: element.id,
    name: element.name,
    altinnTaskType: element.taskType,
    flowType: rules.flowType(undefined),
  };
  const process = { started, startEvent: from, currentTask: task, ended: null, endEvent: null };
  return { process, element };
}

function keep(start: ProcessStart, first: FirstTask, caller: Caller): void {
  const { process, element } = first;
  const { performedBy } = caller;
  start.instance.process = process;
  noteFirstProcess(start.instance);
  const at = process.currentTask?.started ?? process.started;
  const events = start.call.state.rules.keptEvents([
    {
      type: 'process_StartEvent',
      elementId: process.startEvent,
      at: process.started,
      performedBy,
    },
    { type: 'process_StartTask', elementId: element.id, at, performedBy },
  ]);
  noteProcess(start.instance, events, caller);
}

function chosenStart(all: readonly string[], wanted: string | undefined): string | undefined {
  if (wanted !== undefined && wanted !== '') return all.find((id) => id === wanted);
  return all.length === 1 ? all[0] : undefined;
}

import type { ElementAction, ProcessDefinition, ProcessElement } from './process-definition.ts';
import type { StoredProcess, StoredTask } from '../instances/instance.ts';

/** What the state of a process is made of. */
export interface StateView {
  readonly definition: ProcessDefinition;
  readonly process: StoredProcess | null;
  /** The decision point's answer for an action at the current task. */
  readonly may: (action: string) => boolean;
}

/** BPMN that lists `read` or `write` itself: the service fails to build the state (reference 2.3). */
export class DuplicateActionError extends Error {
  constructor(action: string) {
    super(`An item with the same key has already been added. Key: ${action}`);
    this.name = 'DuplicateActionError';
  }
}

const always: readonly ElementAction[] = [
  { id: 'read', type: 'ProcessAction' },
  { id: 'write', type: 'ProcessAction' },
];

/** AppProcessState, members in the service's order (reference 2.7). */
export function toProcessState(view: StateView): Record<string, unknown> {
  const { definition, process } = view;
  const task = process?.currentTask ?? null;
  const { started, startEvent, ended, endEvent } = process ?? notStarted;
  return {
    currentTask: task === null ? null : taskState(view, task),
    processTasks: definition.tasks.map((id) => taskInfo(definition.elements.get(id))),
    started,
    startEvent,
    ended,
    endEvent,
  };
}

const notStarted = { started: null, startEvent: null, ended: null, endEvent: null };

/** The action that the task lists although it is always there; undefined where there is none. */
export function duplicateAction(element: ProcessElement | undefined): string | undefined {
  const listed = (element?.actions ?? []).map((action) => action.id);
  return listed.find((id, i) => always.some((one) => one.id === id) || listed.indexOf(id) !== i);
}

function taskState(view: StateView, task: StoredTask): Record<string, unknown> {
  const element = view.definition.elements.get(task.elementId);
  const listed = [...always, ...(element?.actions ?? [])];
  const actions = listed.filter((action, i) => listed.findIndex((a) => a.id === action.id) === i);
  const process = actions.filter((action) => action.type === 'ProcessAction');
  return {
    actions: Object.fromEntries(process.map(({ id }) => [id, view.may(id)])),
    userActions: actions.map(({ id, type }) => ({
      id,
      authorized: view.may(id),
      type,
    })),
    read: view.may('read'),
    write: view.may('write'),
    elementType: elementType(element),
    flow: task.flow,
    started: task.started,
    elementId: task.elementId,
    name: task.name,
    altinnTaskType: task.altinnTaskType,
    ended: null,
    validated: null,
    flowType: task.flowType,
  };
}

function taskInfo(element: ProcessElement | undefined): Record<string, unknown> {
  return {
    altinnTaskType: element?.taskType ?? null,
    elementId: element?.id ?? null,
    elementType: elementType(element),
  };
}

function elementType(element: ProcessElement | undefined): 'Task' | 'ServiceTask' {
  return element?.kind === 'serviceTask' ? 'ServiceTask' : 'Task';
}

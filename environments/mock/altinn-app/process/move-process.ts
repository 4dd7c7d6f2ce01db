import type { Call, Caller } from '../call.ts';
import { enterTask } from './enter-task.ts';
import type { ExpressionContext } from './expression.ts';
import type { ProcessEvent, StoredInstance, StoredProcess } from '../instances/instance.ts';
import { leaveTask } from './leave-task.ts';
import { loadModel } from '../model/model.ts';
import type { ProcessElement } from './process-definition.ts';
import { snapshotOf } from './process-snapshot.ts';
import { noteProcess } from '../instances/instance-log.ts';
import { touch } from '../instances/store.ts';
import { nowText } from '../timestamp.ts';

type Where = Pick<Call, 'app' | 'state'>;

/** One step of a process: who takes it and with which action. */
export interface Step {
  readonly caller: Caller;
  readonly action?: string;
  readonly language: string;
}

/**
 * Moves the process one element on (reference 2.2, steps 8 and 9): the old task ends, the new one
 * starts, then the state is kept.
 * @throws ProcessFailure where there is no one way on, or a task cannot end or start.
 */
export async function moveProcess(
  call: Where,
  instance: StoredInstance,
  step: Step,
): Promise<void> {
  const { process } = instance;
  const left = call.app.process.elements.get(process?.currentTask?.elementId ?? '');
  if (process === null || left === undefined) return;
  const next = chosenNext(call, instance, { left, step });
  const before = snapshotOf(instance);
  try {
    if (step.action !== 'reject') await leaveTask(call, instance, { element: left, ...step });
    if (next.kind !== 'endEvent')
      enterTask(call, instance, { element: next, caller: step.caller, prefill: {} });
  } catch (error) {
    before.restore();
    throw error;
  }
  keepMove(call, instance, { process, left, next, step });
}

function chosenNext(
  call: Where,
  instance: StoredInstance,
  from: { readonly left: ProcessElement; readonly step: Step },
): ProcessElement {
  const { rules } = call.state;
  return rules.nextElement({
    definition: call.app.process,
    from: from.left.id,
    holds: (flow, gateway) => {
      const dataType = gateway.connectedDataTypeId;
      const ask = { ...from, ...(dataType !== undefined && { dataType }) };
      return rules.flowIsOpen(flow, expressionContext(call, instance, ask));
    },
  });
}

function expressionContext(
  call: Where,
  instance: StoredInstance,
  ask: { readonly left: ProcessElement; readonly step: Step; readonly dataType?: string },
): ExpressionContext {
  const ofTask = call.app.dataTypes.find((type) => type.taskId === ask.left.id && type.appLogic);
  return {
    gatewayAction: ask.step.action ?? null,
    language: ask.step.language,
    instance: {
      instanceOwnerPartyId: String(instance.partyId),
      instanceId: `${instance.partyId}/${instance.guid}`,
      appId: instance.appId,
    },
    model: (named) => {
      const dataType = named ?? ask.dataType ?? ofTask?.id;
      const element = instance.data.find((one) => one.dataType === dataType);
      return element && loadModel(call.app, element.dataType, element.content);
    },
  };
}

interface Move {
  readonly process: StoredProcess;
  readonly left: ProcessElement;
  readonly next: ProcessElement;
  readonly step: Step;
}

function keepMove(call: Where, instance: StoredInstance, move: Move): void {
  const at = nowText(call.state.world);
  const events = call.state.rules.keptEvents(eventsOf(move, at));
  if (move.next.kind === 'endEvent') endProcess(call, instance, { move, at });
  else instance.process = { ...move.process, currentTask: taskOf(call, move, at) };
  noteProcess(instance, events, move.step.caller);
  touch(call.state, instance, move.step.caller);
}

function eventsOf(move: Move, at: string): ProcessEvent[] {
  const { performedBy } = move.step.caller;
  const rejected = move.step.action === 'reject';
  const next = { elementId: move.next.id, at, performedBy };
  const ended = move.next.kind === 'endEvent';
  return [
    {
      type: rejected ? 'process_AbandonTask' : 'process_EndTask',
      elementId: move.left.id,
      at,
      performedBy,
    },
    { type: ended ? 'process_EndEvent' : 'process_StartTask', ...next },
    ...(ended ? [{ type: 'Submited' as const, ...next }] : []),
  ];
}

function taskOf(call: Where, move: Move, at: string): StoredProcess['currentTask'] {
  const { rules } = call.state;
  const { next } = move;
  return {
    flow: rules.nextFlow(move.process.currentTask?.flow ?? 1),
    started: at,
    elementId: next.id,
    name: next.name,
    altinnTaskType: next.taskType,
    flowType: rules.flowType(move.step.action),
  };
}

function endProcess(
  call: Where,
  instance: StoredInstance,
  end: { readonly move: Move; readonly at: string },
): void {
  const { rules } = call.state;
  const { at, move } = end;
  instance.process = { ...move.process, currentTask: null, ended: at, endEvent: move.next.id };
  if (rules.archivesAtEnd()) Object.assign(instance.status, { isArchived: true, archived: at });
  if (rules.deletesAtEnd(call.app)) {
    Object.assign(instance.status, { isSoftDeleted: true, softDeleted: at });
    Object.assign(instance.status, { isHardDeleted: true, hardDeleted: at });
  }
  const gone = call.app.dataTypes.filter((type) => type.appLogic?.autoDeleteOnProcessEnd === true);
  instance.data = instance.data.filter(
    (element) => !gone.some((type) => type.id === element.dataType),
  );
}

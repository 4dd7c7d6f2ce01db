import { mayDo } from '../access/access.ts';
import type { Call, Caller } from '../call.ts';
import type { StoredInstance, StoredTask } from '../instances/instance.ts';
import { defects } from '../defects.ts';
import { storePdf, receiptType } from './leave-task.ts';
import { moveProcess } from './move-process.ts';
import { holdInstance, noteContention } from './process-locks.ts';
import { ProcessFailure } from './process-failure.ts';
import { publishMoves } from './publish-moves.ts';
import { currentElement, sign } from './signing.ts';
import { snapshotOf } from './process-snapshot.ts';
import { blockingIssues, validateTask } from '../data/validation.ts';
import type { ValidationIssue } from '../data/validation.ts';

/** What a move came to; all but `moved` leave the state of the failing round as it was. */
export type MoveResult =
  | { readonly kind: 'moved' }
  /** Another call holds the instance. */
  | { readonly kind: 'held' }
  | {
      readonly kind: 'conflict';
      readonly title?: string;
      readonly detail: string;
      readonly issues: readonly ValidationIssue[] | null;
    }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'failed'; readonly title: string; readonly detail: string };

/** What PUT next asks for. */
export interface MoveRequest {
  readonly caller: Caller;
  /** Absent: no action; used in the first round only. */
  readonly action?: string;
  readonly language: string;
  /** True: the action only chooses the way; its handler does not run (completeProcess). */
  readonly withoutHandler?: boolean;
}

/** Rounds of one call; more are a loop in the definition. */
export const maxRounds = 100;

/**
 * PUT process/next (reference 2.2): one step, and on through service tasks.
 * @throws ProcessFailure for what the service answers as an exception.
 */
export async function processNext(
  call: Call,
  instance: StoredInstance,
  request: MoveRequest,
): Promise<MoveResult> {
  const barred = barrier(call, instance, request);
  if (barred !== undefined) return barred;
  if (call.state.rules.isHeld(instance, call.state.world.clock.now().getTime()))
    return refuseHeld(instance);
  const others = call.request.expectsPeers ?? (() => false);
  return holdInstance(instance, () => rounds(call, instance, request), others);
}

function refuseHeld(instance: StoredInstance): MoveResult {
  noteContention(instance);
  return { kind: 'held' };
}

// The service keeps the steps up to the task that failed.
async function rounds(
  call: Call,
  instance: StoredInstance,
  request: MoveRequest,
): Promise<MoveResult> {
  const before = snapshotOf(instance);
  const eventsBefore = instance.events.length;
  const undo = (): void => {
    if (!call.state.world.has(defects.stuckAtServiceTask)) before.restore();
  };
  try {
    const result = await throughServiceTasks(call, instance, request);
    if (result.kind !== 'moved') undo();
    return result;
  } catch (error) {
    undo();
    throw error;
  } finally {
    publishMoves(call.state, instance, eventsBefore);
  }
}

async function throughServiceTasks(
  call: Call,
  instance: StoredInstance,
  request: MoveRequest,
): Promise<MoveResult> {
  const { caller, language } = request;
  let result = await round(call, instance, request);
  for (let count = 1; result.kind === 'moved' && isServiceTask(call, instance); count += 1) {
    if (count >= maxRounds) return loopFound;
    result = barrier(call, instance, {}) ?? (await round(call, instance, { caller, language }));
  }
  return result;
}

const loopFound: MoveResult = {
  kind: 'failed',
  title: 'Process loop detected',
  detail: `More than ${maxRounds} iterations detected in process. Possible loop. Fix app process definition!`,
};

function isServiceTask(call: Call, instance: StoredInstance): boolean {
  const type = instance.process?.currentTask?.altinnTaskType;
  return type !== undefined && call.state.rules.runsByItself(type);
}

/** What bars the caller from moving at all: the state (step 3), then the rights (step 4). */
export function barrier(
  call: Call,
  instance: StoredInstance,
  request: Pick<MoveRequest, 'action'>,
): MoveResult | undefined {
  const { rules } = call.state;
  const detail = rules.stateProblem(instance.process);
  if (detail !== undefined) return { kind: 'conflict', detail, issues: null };
  const task = instance.process?.currentTask;
  if (!task) return undefined;
  if (request.action === '') throw new ProcessFailure(emptyAction, 'emptyAction');
  const may = (action: string): boolean => mayDo(call, action, instance);
  const question = { ...actionOf(request), taskType: task.altinnTaskType, may };
  return rules.mayMove(question) ? undefined : { kind: 'refused', detail: refusal(task, request) };
}

// What .NET says of an empty argument.
const emptyAction = "The value cannot be an empty string. (Parameter 'action')";

function refusal(task: StoredTask, request: Pick<MoveRequest, 'action'>): string {
  const where = `Task ID: ${task.elementId}. Task type: ${task.altinnTaskType}.`;
  const action = `Action: ${request.action ?? 'none'}.`;
  return `User is not authorized to perform process next. ${where} ${action}`;
}

async function round(
  call: Call,
  instance: StoredInstance,
  request: MoveRequest,
): Promise<MoveResult> {
  const element = currentElement(call, instance);
  const taskType = element?.taskType ?? '';
  const handled = await handledAction(call, instance, { ...request, taskType });
  if (handled !== undefined) return handled;
  if (call.state.rules.validatesOnLeave({ element, taskType, ...actionOf(request) })) {
    const invalid = validationConflict(call, instance);
    if (invalid !== undefined) return invalid;
  }
  await moveProcess(call, instance, request);
  return { kind: 'moved' };
}

/** The 409 of a task whose validation finds errors; undefined where it finds none. */
export function validationConflict(call: Call, instance: StoredInstance): MoveResult | undefined {
  const taskId = instance.process?.currentTask?.elementId ?? '';
  const issues = validateTask({ call, instance, taskId });
  const errors = blockingIssues(call.state, issues).length;
  if (errors === 0) return undefined;
  const detail = `${errors} validation errors found for task ${taskId}`;
  return { kind: 'conflict', title: 'Validation failed for task', detail, issues };
}

type Acting = MoveRequest & { readonly taskType: string };

// Reject abandons the task: no handler, no service task (step 6).
async function handledAction(
  call: Call,
  instance: StoredInstance,
  acting: Acting,
): Promise<MoveResult | undefined> {
  if (acting.action === 'reject') return undefined;
  if (call.state.rules.runsByItself(acting.taskType)) return runService(call, instance, acting);
  if (acting.action !== 'sign' || acting.withoutHandler === true) return undefined;
  if (sign(call, instance, acting.caller) === 'signed') return undefined;
  return { kind: 'refused', detail: 'Action handler for action sign failed!' };
}

async function runService(
  call: Call,
  instance: StoredInstance,
  acting: Acting,
): Promise<MoveResult | undefined> {
  const { taskType, action } = acting;
  if (!call.state.rules.serviceTaskTakes(taskType, action)) {
    const detail = `Service tasks do not support running user actions! Received action param ${action}.`;
    return { kind: 'conflict', title: 'User action not supported!', detail, issues: null };
  }
  try {
    await serviceTask(call, instance, acting);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProcessFailure)) throw error;
    return serviceFailure(call, `Service task ${taskType} failed with an exception!`);
  }
}

function serviceFailure(call: Call, detail: string): MoveResult {
  const title = 'Service task failed!';
  return call.state.world.has(defects.pdfDownInServiceTask)
    ? { kind: 'failed', title, detail }
    : { kind: 'conflict', title, detail, issues: null };
}

// Only the PDF is made here; the other service tasks hand over to systems that the mock has not.
async function serviceTask(call: Call, instance: StoredInstance, acting: Acting): Promise<void> {
  const element = currentElement(call, instance);
  if (element === undefined || acting.taskType.toLowerCase() !== 'pdf') return;
  const name = element.pdfFilename;
  await storePdf(call, instance, {
    element,
    caller: acting.caller,
    language: acting.language,
    dataType: receiptType,
    ...(name !== undefined && { filename: name }),
  });
}

function actionOf(request: Pick<MoveRequest, 'action'>): { readonly action?: string } {
  return request.action === undefined ? {} : { action: request.action };
}

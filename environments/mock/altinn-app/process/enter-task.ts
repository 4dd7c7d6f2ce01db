import type { DataType } from '../app/app-definition.ts';
import type { Call, Caller } from '../call.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { updateInstanceFields } from '../instances/instance-fields.ts';
import { emptyModel, isFormData, storedContentType } from '../model/model.ts';
import { setTaskLocks } from './process-locks.ts';
import type { ProcessElement } from './process-definition.ts';
import { ProcessFailure } from './process-failure.ts';
import { newDataElement } from '../instances/store.ts';

type Where = Pick<Call, 'app' | 'state'>;

/** Values by dotted path, as instances/create sends them. */
export type Prefill = Readonly<Record<string, string>>;

/** The task that is entered and by whom. */
export interface Entering {
  readonly element: ProcessElement;
  readonly caller: Caller;
  readonly prefill: Prefill;
}

/**
 * Starts a task (reference 2.3): earlier results of it go, its elements are unlocked, missing
 * elements are made.
 * @throws ProcessFailure for a task type that nobody implements.
 * @throws PrefillError for a prefilled value of a wrong type.
 */
export function enterTask(call: Where, instance: StoredInstance, entering: Entering): void {
  const { element } = entering;
  const { rules } = call.state;
  if (!rules.knowsTaskType(element.taskType))
    throw new ProcessFailure(unknownType(element), 'unknownTaskType');
  instance.data = instance.data.filter((one) => !isResultOf(one.references, element.id));
  if (rules.unlocksOnEnter())
    setTaskLocks(call.app, instance, { taskId: element.id, locked: false });
  createMissing(call, instance, entering);
}

/** Text of the service for a task type without an implementation. */
function unknownType(element: ProcessElement): string {
  return `No process task instance found for altinnTaskType ${element.taskType}`;
}

function isResultOf(references: StoredInstance['data'][number]['references'], id: string): boolean {
  return (references ?? []).some((one) => one.relation === 'GeneratedFrom' && one.value === id);
}

function createMissing(call: Where, instance: StoredInstance, entering: Entering): void {
  const missing = call.app.dataTypes
    .filter((type) => type.taskId === entering.element.id && type.appLogic?.autoCreate === true)
    .filter((type) => isFormData(type))
    .filter((type) => !instance.data.some((element) => element.dataType === type.id));
  for (const type of missing) createElement(call, instance, { type, entering });
  if (missing.length > 0) updateInstanceFields(call.app, instance);
}

function createElement(
  call: Where,
  instance: StoredInstance,
  create: { readonly type: DataType; readonly entering: Entering },
): void {
  const { type, entering } = create;
  const { rules } = call.state;
  const empty = emptyModel(call.app, type.id);
  const model = rules.prefills(call.app, type.id, { model: empty, prefill: entering.prefill });
  newDataElement(call.state, instance, {
    app: call.app,
    caller: entering.caller,
    dataType: type.id,
    filename: null,
    content: rules.storesModel(call.app, type.id, model),
    contentType: storedContentType(call.app, type.id),
  });
}

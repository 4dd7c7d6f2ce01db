import type { Call } from './call.ts';
import type { StoredInstance } from './instance.ts';
import { emptyModel, storedContentType, storedModel } from './model.ts';
import { prefillModel } from './prefill.ts';
import { newDataElement } from './store.ts';
import { nowText } from './timestamp.ts';

// Stands in for the engine until it starts processes itself.

/** What a process starts on. */
export interface ProcessStart {
  readonly call: Call;
  readonly instance: StoredInstance;
  readonly prefill: Readonly<Record<string, string>>;
}

/** Starts the process at its first task and makes the task's missing form data. */
export function beginProcess({ call, instance, prefill }: ProcessStart): Promise<void> {
  const { app, caller, state } = call;
  const [startEvent = ''] = app.process.startEvents;
  const target = app.process.flows.get(startEvent)?.[0]?.target ?? '';
  const element = app.process.elements.get(target);
  const started = nowText(state.world);
  instance.process = {
    ...{ started, startEvent, ended: null, endEvent: null },
    currentTask: {
      ...{ flow: 2, started, elementId: target, name: element?.name ?? '' },
      altinnTaskType: element?.taskType ?? '',
      flowType: 'CompleteCurrentMoveToNext',
    },
  };
  for (const type of app.dataTypes) {
    const missing = !instance.data.some((one) => one.dataType === type.id);
    if (type.appLogic?.autoCreate !== true || !missing || caller === undefined) continue;
    const model = prefillModel(app, type.id, { model: emptyModel(app, type.id), prefill });
    newDataElement(state, instance, {
      ...{ app, caller, dataType: type.id, content: storedModel(app, type.id, model) },
      ...{ contentType: storedContentType(app, type.id), filename: null },
    });
  }
  return Promise.resolve();
}

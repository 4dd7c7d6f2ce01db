import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { Call } from '../call.ts';
import { callerOf, elementTarget, type DataTarget } from '../data/data-target.ts';
import { bareProblem, json, titledProblem } from '../families.ts';
import { toInstance } from '../instances/instance-json.ts';
import { isFormData } from '../model/model.ts';
import { noteEvent } from '../instances/instance-log.ts';
import { touch } from '../instances/store.ts';
import { validateChanges } from '../data/validation.ts';
import { modelOf } from '../data/data-change.ts';
import { ignoredSources } from './data-create.ts';

/** DELETE data/{id}: 200 with the instance (reference 1.2 D7). */
export function deleteData(call: Call): Reply {
  const found = elementTarget(call);
  if ('reply' in found) return found.reply;
  const { target } = found;
  const problem = call.state.rules.dataAccess('delete', {
    ...target,
    caller: callerOf(call),
    may: (action) => mayDo(call, action, target.instance),
  });
  if (problem !== undefined) return titledProblem(problem.status, problem);
  if (call.state.rules.isLocked(target.element)) return bareProblem(409);
  return deleted(call, target);
}

function deleted(call: Call, target: DataTarget): Reply {
  const { instance, element } = target;
  const issues = issuesOf(call, target);
  instance.data = instance.data.filter((one) => one.id !== element.id);
  const caller = callerOf(call);
  touch(call.state, instance, caller);
  noteEvent(call.state, instance, { type: 'Deleted', caller, dataId: element.id });
  return json(200, {
    instance: toInstance(call, instance, { appLinks: false }),
    validationIssues: issues,
    newDataModels: [],
  });
}

function issuesOf(call: Call, target: DataTarget): unknown[] {
  const ignored = ignoredSources(call);
  if (ignored === undefined || !isFormData(target.type)) return [];
  const before = modelOf(call, target);
  const { id, dataType } = target.element;
  return validateChanges(call, [{ elementId: id, dataType, before, after: {} }], ignored);
}

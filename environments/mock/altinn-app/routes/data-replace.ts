import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { Model } from '../app/app-logic.ts';
import type { Call } from '../call.ts';
import { changedFields } from '../model/changed-fields.ts';
import { lockedReply, saveBytes, saveModel } from '../data/data-change.ts';
import { defects } from '../defects.ts';
import { callerOf, elementTarget, type DataTarget } from '../data/data-target.ts';
import { bareProblem, json, plainText, titledProblem } from '../families.ts';
import { toDataElement } from '../instances/instance-json.ts';
import { isFormData } from '../model/model.ts';
import { brokenRule, unsizedRefusal, uploadOf } from '../data/upload.ts';
import { linkOf } from './data-create.ts';
import { wrongType } from './data-read.ts';

/** PUT data/{id}: 201 with Location, or 200 with what a calculation changed (reference 1.2 D4). */
export function replaceData(call: Call): Reply {
  const found = elementTarget(call);
  if ('reply' in found) return found.reply;
  const { target } = found;
  const refused = wrongType(call, target) ?? unchangeable(call, target);
  if (refused !== undefined) return refused;
  return isFormData(target.type) ? replaceFormData(call, target) : replaceAttachment(call, target);
}

function unchangeable(call: Call, target: DataTarget): Reply | undefined {
  const problem = call.state.rules.dataAccess('update', {
    ...target,
    caller: callerOf(call),
    may: (action) => mayDo(call, action, target.instance),
  });
  return problem === undefined ? undefined : titledProblem(problem.status, problem);
}

function replaceFormData(call: Call, target: DataTarget): Reply {
  const { rules, world } = call.state;
  const { type, instance } = target;
  const reading = rules.readsModel(call.app, type.id, {
    body: call.request.body,
    contentType: call.request.header('content-type'),
    dtd: world.has(defects.entitiesExpanded),
  });
  if ('error' in reading) return titledProblem(reading.error.status, reading.error);
  if (instance.process?.currentTask == null) return withoutTask;
  if (rules.isLocked(target.element)) return lockedReply(call, target, reading.model);
  return stored(call, target, reading.model);
}

const withoutTask = titledProblem(409, {
  title: 'No current task',
  detail: 'Cannot update data element without a current task',
});

function stored(call: Call, target: DataTarget, sent: Model): Reply {
  const { rules, world } = call.state;
  const { element, instance, type } = target;
  const calculated = rules.calculates(call.app, type.id, sent);
  // The service answers with the element as it was before the write.
  const before = toDataElement(call, element, { instance });
  saveModel(call, target, calculated ?? sent);
  const isStale = world.has(defects.staleElementAfterPut);
  const shown = isStale ? before : toDataElement(call, element, { instance });
  const changed = calculated === undefined ? {} : changedFields(sent, calculated);
  if (Object.keys(changed).length > 0) return json(200, { changedFields: changed, ...shown });
  return json(201, shown, [['Location', linkOf(shown)]]);
}

function replaceAttachment(call: Call, target: DataTarget): Reply {
  const { rules } = call.state;
  const { element, instance, type } = target;
  const problem = brokenRule(call, type);
  if (problem !== undefined) return plainText(400, problem.description);
  const unsized = unsizedRefusal(call);
  if (unsized !== undefined) return unsized;
  if (rules.isLocked(element)) return bareProblem(409);
  if (rules.isEmptyUpload(call.request.body)) return emptied(call, target);
  element.filename = rules.replacementName(uploadOf(call)) ?? element.filename;
  element.contentType = call.request.header('content-type') ?? element.contentType;
  saveBytes(call, target, rules.storesUpload(call.request.body));
  const shown = toDataElement(call, element, { instance });
  return json(201, shown, [['Location', linkOf(shown)]]);
}

// Storage refuses an empty file after it has overwritten the old one (recorded D4-32, D3-23).
function emptied(call: Call, target: DataTarget): Reply {
  if (call.state.world.has(defects.emptyPutDestroys)) target.element.content = Buffer.alloc(0);
  const text = '422 - Unprocessable Entity - "Could not process attached file"';
  return plainText(422, text);
}

import type { Reply } from '../../server/message.ts';
import type { Model } from '../app/app-logic.ts';
import { defects } from '../defects.ts';
import type { Call } from '../call.ts';
import { callerOf, type DataTarget } from './data-target.ts';
import { bareProblem } from '../families.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { loadModel } from '../model/model.ts';
import { noteEvent } from '../instances/instance-log.ts';
import { markChanged, touch } from '../instances/store.ts';

/** The model of an element's stored bytes. */
export function modelOf(call: Call, target: DataTarget): Model {
  return loadModel(call.app, target.type.id, target.element.content);
}

/** Stores a model on an element and carries its fields to the instance; the model as stored. */
export function saveModel(call: Call, target: DataTarget, model: Model): Model {
  const bytes = call.state.rules.storesModel(call.app, target.type.id, model);
  saveBytes(call, target, bytes);
  const stored = modelOf(call, target);
  updateFields(call, target.instance, { typeId: target.type.id, model: stored });
  return stored;
}

/** Stores bytes on an element: it is unread after an organisation changed it. */
export function saveBytes(call: Call, target: DataTarget, bytes: Buffer): void {
  const { element, instance } = target;
  const caller = callerOf(call);
  element.content = bytes;
  element.size = bytes.length;
  markChanged(instance, element, caller);
  touch(call.state, element, caller);
  touch(call.state, instance, caller);
  noteEvent(call.state, instance, { type: 'Saved', caller, dataId: element.id });
}

/** Copies the metadata's presentation and data fields from a model; absent values change nothing. */
export function updateFields(
  call: Call,
  instance: StoredInstance,
  of: { readonly typeId: string; readonly model: Model },
): void {
  const { fieldValues } = call.state.rules;
  const values = (list: 'presentationFields' | 'dataFields'): Record<string, string> =>
    fieldValues(call.app, of.typeId, { list, model: of.model });
  Object.assign(instance.presentationTexts, values('presentationFields'));
  Object.assign(instance.dataValues, values('dataFields'));
}

/** 409 E1 for a locked element; the service has by then carried the model's fields to the instance. */
export function lockedReply(call: Call, target: DataTarget, model: Model): Reply {
  if (call.state.world.has(defects.lockedFormShows)) {
    updateFields(call, target.instance, { typeId: target.type.id, model });
  }
  return bareProblem(409);
}

/** A caller other than the app's owner has read the element. */
export function markRead(call: Call, target: Pick<DataTarget, 'instance' | 'element'>): void {
  if (callerOf(call).org === call.app.org) return;
  target.element.isRead = true;
  target.instance.status.readStatus = 1;
}

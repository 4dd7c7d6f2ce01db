import type { DataType } from '../app/app-definition.ts';
import type { Call, Caller } from '../call.ts';
import { titledProblem } from '../families.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import type { Reply } from '../../server/message.ts';
import { elementOf, instanceOf, plainGuid } from '../instances/store.ts';

/** What a data operation acts on, or the refusal. */
export type Found<T> = { readonly target: T } | { readonly reply: Reply };

/** A data element with its instance and type. */
export interface DataTarget {
  readonly instance: StoredInstance;
  readonly element: StoredDataElement;
  readonly type: DataType;
}

/** The caller of a route that its policy lets in. */
export function callerOf(call: Call): Caller {
  if (call.caller === undefined)
    throw new Error('A route with a policy was called without a token.');
  return call.caller;
}

/** Storage's words for an instance that it does not have. */
export function missingInstanceText(call: Call): string {
  const guid = plainGuid(call.params['guid'] ?? '');
  return `404 - Not Found - "Unable to find instance ${guid}"`;
}

/** The instance of the path, or 404 E4. */
export function instanceTarget(call: Call): Found<StoredInstance> {
  const target = instanceOf(call);
  if (target !== undefined) return { target };
  const text = { title: 'Instance Not Found', detail: missingInstanceText(call) };
  return { reply: titledProblem(404, text) };
}

/** The element of the path with its type, or 404 and 400 E4 (reference 1.2, common errors). */
export function elementTarget(call: Call): Found<DataTarget> {
  const found = instanceTarget(call);
  if ('reply' in found) return found;
  const instance = found.target;
  const element = elementOf(call, instance);
  if (element === undefined) return { reply: missingElement(instance, call.params['dataGuid']) };
  const type = call.app.dataTypes.find((one) => one.id === element.dataType);
  if (type === undefined) return { reply: unknownType(element.dataType) };
  return { target: { instance, element, type } };
}

/** 404 E4 for an element that the instance does not have. */
export function missingElement(instance: StoredInstance, guid?: string): Reply {
  const detail = missingElementText(instance, guid);
  return titledProblem(404, { title: 'Data Element Not Found', detail });
}

/** Words for an element that the instance does not have. */
export function missingElementText(instance: StoredInstance, guid = ''): string {
  const id = `${instance.partyId}/${instance.guid}`;
  return `Did not find data element ${plainGuid(guid)} on instance ${id}`;
}

/** 400 (not 404) E4 for a data type that the metadata lack. */
export function unknownType(id: string): Reply {
  return titledProblem(400, { title: 'Data Type Not Found', detail: unknownTypeText(id) });
}

/** Words for a data type that the metadata lack. */
export function unknownTypeText(id: string): string {
  return `Could not find the specified data type: "${id}" in applicationmetadata.json`;
}

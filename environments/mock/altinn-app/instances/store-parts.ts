import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { DataType } from '../app/app-definition.ts';
import type { CallerCall } from './create-instance.ts';
import { defects } from '../defects.ts';
import { handMadeProblem, jsonText, titledProblem } from '../families.ts';
import type { StoredInstance } from './instance.ts';
import { isFormData, storedContentType } from '../model/model.ts';
import type { RequestPart } from './request-parts.ts';
import { newDataElement, type NewDataElement } from './store.ts';

/** Puts parts on a new instance, in order; the first refusal ends it (M15, M25-M28). */
export function storeParts(
  call: CallerCall,
  instance: StoredInstance,
  parts: readonly RequestPart[],
): Reply | undefined {
  for (const [index, part] of parts.entries()) {
    const type = call.app.dataTypes.find((one) => one.id === part.name);
    const refusal =
      type === undefined
        ? noSuchType(call, part, index)
        : storePart(call, instance, { part, type });
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function noSuchType(call: CallerCall, part: RequestPart, index: number): Reply {
  const detail = `Data type with id ${part.name} from request part ${index} not found in application metadata`;
  const status = call.state.world.has(defects.secondInstancePart) ? 500 : 400;
  return titledProblem(status, { title: 'Data type not found', detail }, 'json');
}

interface TypedPart {
  readonly part: RequestPart;
  readonly type: DataType;
}

function storePart(
  call: CallerCall,
  instance: StoredInstance,
  { part, type }: TypedPart,
): Reply | undefined {
  const { caller, state } = call;
  const problem = state.rules.dataAccess('create', {
    type,
    instance,
    caller,
    may: (action) => mayDo(call, action, instance),
    contentLength: part.body.length,
  });
  if (problem !== undefined) {
    const { title, status, detail } = problem;
    return handMadeProblem(status, { title, status, detail }, 'json');
  }
  const content = isFormData(type)
    ? formContent(call, { part, type })
    : attachmentContent(call, instance, part);
  if ('status' in content) return content;
  newDataElement(state, instance, { app: call.app, caller, dataType: type.id, ...content });
  return undefined;
}

type Content = Pick<NewDataElement, 'content' | 'contentType' | 'filename'>;

function formContent({ app, state }: CallerCall, { part, type }: TypedPart): Content | Reply {
  const reading = state.rules.readsModel(app, type.id, {
    body: part.body,
    contentType: part.contentType,
    dtd: state.world.has(defects.entitiesExpanded),
  });
  if ('error' in reading) {
    const { status, title, detail } = reading.error;
    return titledProblem(status, { title, detail }, 'json');
  }
  const model = state.rules.calculates(app, type.id, reading.model) ?? reading.model;
  const content = state.rules.storesModel(app, type.id, model);
  return { content, contentType: storedContentType(app, type.id), filename: null };
}

function attachmentContent(
  { state }: CallerCall,
  instance: StoredInstance,
  { body: content, contentType, filename }: RequestPart,
): Content | Reply {
  // A parameter passes the check of the type and then fails to be one.
  if (contentType.includes(';')) {
    const id = `${instance.partyId}/${instance.guid}`;
    const text = `Instantiation of data elements failed for instance ${id} for party ${instance.partyId}`;
    return jsonText(state.world.has(defects.partTypeParameter) ? 500 : 400, text);
  }
  return { content, contentType, filename };
}

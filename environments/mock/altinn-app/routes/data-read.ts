import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { Call } from '../call.ts';
import { markRead, modelOf } from '../data/data-change.ts';
import { callerOf, elementTarget, type DataTarget } from '../data/data-target.ts';
import { json, plainText, titledProblem, bindingProblem } from '../families.ts';
import { isFormData, toXml } from '../model/model.ts';
import { modelMediaType } from '../negotiate.ts';

/** GET data/{id}: form data as JSON or XML, attachments as they are (reference 1.2 D3). */
export function readData(call: Call): Reply {
  const wantsRowId = call.request.query.get('includeRowId');
  if (wantsRowId !== null && !isFlag(wantsRowId)) {
    return bindingProblem({ includeRowId: [`The value '${wantsRowId}' is not valid.`] });
  }
  const found = elementTarget(call);
  if ('reply' in found) return found.reply;
  const { target } = found;
  const refused = wrongType(call, target) ?? unreadable(call, target);
  if (refused !== undefined) return refused;
  const reply = isFormData(target.type) ? formData(call, target) : download(call, target);
  markRead(call, target);
  return reply;
}

const isFlag = (text: string): boolean => /^\s*(true|false)\s*$/i.test(text);

/** 400 E7 where the path names another type than the element's. */
export function wrongType(call: Call, target: DataTarget): Reply | undefined {
  const named = call.params['dataType'];
  if (call.state.rules.isOfType(target.type, named)) return undefined;
  const { element, type } = target;
  return plainText(
    400,
    `Data type ${named ?? ''} does not match data element ${element.id}, which is of type ${type.id}`,
  );
}

function unreadable(call: Call, target: DataTarget): Reply | undefined {
  const problem = call.state.rules.dataAccess('read', {
    ...target,
    caller: callerOf(call),
    may: (action) => mayDo(call, action, target.instance),
  });
  return problem === undefined ? undefined : titledProblem(problem.status, problem);
}

function formData(call: Call, target: DataTarget): Reply {
  const includeRowId = /true/i.test(call.request.query.get('includeRowId') ?? '');
  const model = modelOf(call, target);
  return modelReply(call, {
    typeId: target.type.id,
    model: call.state.rules.showsModel(call.app, target.type.id, { model, includeRowId }),
  });
}

/** A model as JSON, or as XML where the Accept header names it. */
export function modelReply(
  call: Call,
  of: { readonly typeId: string; readonly model: Readonly<Record<string, unknown>> },
): Reply {
  const mediaType = modelMediaType(call.request.header('accept'));
  if (mediaType === 'application/json') return json(200, of.model);
  const headers = [['Content-Type', `${mediaType}; charset=utf-8`]] as const;
  if (mediaType === 'text/json') return { ...json(200, of.model), headers };
  const xml = toXml(call.app, of.typeId, of.model)
    .toString()
    .replace(/^<\?xml[^>]*\?>/, '');
  return { status: 200, headers, body: Buffer.from(xml) };
}

function download(call: Call, target: DataTarget): Reply {
  const { element } = target;
  const { downloads, downloadDisposition } = call.state.rules;
  const named =
    element.filename === null
      ? []
      : [['Content-Disposition', downloadDisposition(element.filename)] as const];
  return {
    status: 200,
    headers: [['Content-Type', element.contentType], ...named],
    body: downloads(element.content),
  };
}

import { downloadDisposition } from '../../altinn-app/data/content-disposition.ts';
import type { DataType } from '../../altinn-app/app/app-definition.ts';
import type { StoredDataElement, StoredInstance } from '../../altinn-app/instances/instance.ts';
import { newDataElement, plainGuid, touch } from '../../altinn-app/instances/store.ts';
import type { Reply } from '../../server/message.ts';
import { findElement } from '../access/find-instance.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { defects } from '../defects.ts';
import { crash, invalid, json, text } from '../replies.ts';
import { elementLink } from '../shapes/instance.ts';
import { contentTypeOf, fileNameOf, referencesOf, refsOf } from '../upload.ts';
import { instancePath, ofPolicy, onReadable } from './instance.ts';
import { mayUseType } from '../access/may-use-type.ts';
import { empty } from '../replies.ts';

/** What a data operation acts on. */
export interface Target {
  readonly instance: StoredInstance;
  readonly element: StoredDataElement;
}

/** Goes on with the element of the path, or answers 404. */
export function onElement(
  call: KnownCall,
  instance: StoredInstance,
  answers: (target: Target) => Reply,
): Reply {
  const element = findElement(call, instance);
  const isGone =
    element?.deleteStatus?.isHardDeleted === true &&
    !call.state.rules.seesDeletedData(instance, call.caller);
  return element === undefined || isGone ? missingElement(call) : answers({ instance, element });
}

function missingElement({ params }: KnownCall): Reply {
  const guid = plainGuid(params['dataGuid'] ?? '');
  return text(404, `Unable to find any data element with id: ${guid}.`);
}

/** GET data: the stored bytes and media type, a name where there is one (row 10). */
function getData(call: KnownCall): Reply {
  const { caller, state } = call;
  return onReadable(call, (instance) =>
    onElement(call, instance, ({ element }) => {
      if (!mayUseType(call, { instance, dataType: element.dataType, use: 'read' }))
        return empty(403);
      if (state.rules.marksRead(caller.org === instance.org)) element.isRead = true;
      const name = element.filename;
      const disposition =
        name === null ? [] : [['Content-Disposition', downloadDisposition(name)] as const];
      const headers = [['Content-Type', element.contentType] as const, ...disposition];
      return { status: 200, headers, body: state.rules.givesBytes(element) };
    }),
  );
}

/** POST data: neither media types nor counts are checked (reference altinn-platform 11.1). */
function createData(call: KnownCall): Reply {
  const { caller, request, state } = call;
  const instance = ofPolicy(call);
  const dataType = request.query.get('dataType') ?? '';
  if (dataType === '') return text(400, noDataType);
  const app = state.apps.get(instance.appId);
  const type = app?.dataTypes.find((one) => one.id === dataType);
  if (app === undefined || type === undefined)
    return text(400, 'Requested element type is not declared in application metadata');
  const refused = uploadRefusal(call, instance, type);
  if (refused !== undefined) return refused;
  const element = newDataElement(state, instance, {
    app,
    caller,
    dataType,
    content: state.rules.storesBytes(request.body),
    contentType: contentTypeOf(request),
    filename: fileNameOf(request) ?? null,
    refs: refsOf(request),
    references: referencesOf(request),
  });
  touch(state, instance, caller);
  const location = elementLink(instance, element);
  return json(201, state.rules.showsElement(instance, element), [['Location', location]]);
}

const noDataType =
  'Missing parameter values: instanceId, elementType or attached file content cannot be null';

function uploadRefusal(
  call: KnownCall,
  instance: StoredInstance,
  { id: dataType }: DataType,
): Reply | undefined {
  const { request, state } = call;
  if (!mayUseType(call, { instance, dataType, use: 'write' })) return empty(403);
  if (/^\s*multipart\//i.test(request.header('content-type') ?? ''))
    return state.world.has(defects.multipartUpload)
      ? crash()
      : text(400, 'Send the bytes alone, not as a part of a multipart body.');
  return state.rules.isEmpty(request.body) ? text(400, 'No data attachments found') : undefined;
}

/** PUT data: a refused one without bytes has by then lost the old ones (row 11). */
function putData(call: KnownCall): Reply {
  const sent = call.params['dataGuid'] ?? '';
  if (!/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(sent))
    return invalid({ dataGuid: [`The value '${sent}' is not valid.`] });
  return onElement(call, ofPolicy(call), (target) => replaced(call, target));
}

function replaced(call: KnownCall, { instance, element }: Target): Reply {
  const { caller, request, state } = call;
  if (!mayUseType(call, { instance, dataType: element.dataType, use: 'write' })) return empty(403);
  if (state.rules.isLocked(element))
    return text(409, `Data element ${element.id} is locked and cannot be updated`);
  if (state.rules.isEmpty(request.body)) {
    if (state.world.has(defects.emptyPutDestroys)) element.content = Buffer.alloc(0);
    return text(422, 'Could not process attached file');
  }
  element.content = state.rules.storesBytes(request.body);
  element.size = element.content.length;
  element.contentType = contentTypeOf(request);
  element.filename = fileNameOf(request) ?? null;
  element.isRead = caller.kind !== 'org';
  element.refs = refsOf(request) ?? element.refs;
  element.references = referencesOf(request) ?? element.references;
  touch(state, element, caller);
  touch(state, instance, caller);
  state.rules.notes(state.world, instance, { type: 'Saved', caller, dataId: element.id });
  return json(200, state.rules.showsElement(instance, element));
}

/** DELETE data: now, or later where the data type knows that (row 13). */
function deleteData(call: KnownCall): Reply {
  const sent = call.request.query.get('delay') || 'false';
  if (!/^\s*(true|false)\s*$/i.test(sent))
    return invalid({ delay: [`The value '${sent}' is not valid.`] });
  return onElement(call, ofPolicy(call), (target) => deleted(call, target, /true/i.test(sent)));
}

function deleted(call: KnownCall, { instance, element }: Target, delayed: boolean): Reply {
  const { caller, state } = call;
  const { dataType } = element;
  if (!mayUseType(call, { instance, dataType, use: 'write' })) return empty(403);
  const type = state.apps.get(instance.appId)?.dataTypes.find((one) => one.id === dataType);
  if (delayed && type?.appLogic?.autoDeleteOnProcessEnd !== true)
    return text(400, `DataType ${dataType} does not support delayed deletion`);
  const now = state.world.clock.now().toISOString();
  if (delayed) element.deleteStatus = { isHardDeleted: true, hardDeleted: now };
  else instance.data = state.rules.without(instance.data, element);
  element.lastChangedBy = caller.id;
  touch(state, instance, caller);
  state.rules.notes(state.world, instance, { type: 'Deleted', caller, dataId: element.id });
  const view = { links: false, changed: 'whom' } as const;
  return json(200, state.rules.showsElement(instance, element, view));
}

const one = `${instancePath}/data/{dataGuid:guid}`;

/** Data up and down. */
export const dataRoutes: readonly StorageRoute[] = [
  {
    id: 'createData',
    method: 'POST',
    path: `${instancePath}/data`,
    access: 'write',
    handle: createData,
  },
  { id: 'getData', method: 'GET', path: one, access: 'token', handle: getData },
  // The only one whose id is bound, not matched: 400 instead of 404 (row 21).
  {
    id: 'putData',
    method: 'PUT',
    path: `${instancePath}/data/{dataGuid}`,
    access: 'write',
    handle: putData,
  },
  { id: 'deleteData', method: 'DELETE', path: one, access: 'write', handle: deleteData },
];

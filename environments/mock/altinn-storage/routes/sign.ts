import { randomUUID } from 'node:crypto';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { newDataElement } from '../../altinn-app/instances/store.ts';
import { signingRules } from '../../altinn-app/rules/signing.ts';
import { nowText } from '../../altinn-app/timestamp.ts';
import type { Reply } from '../../server/message.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { readBody } from '../body.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { json, problem } from '../replies.ts';
import { instancePath, ofPolicy } from './instance.ts';

type Json = Readonly<Record<string, unknown>>;

/** POST sign: 201 with a text, and problems as they should be (row 17). */
function signInstance(call: KnownCall): Reply {
  const body = readBody(call.request);
  if ('reply' in body) return body.reply;
  const instance = ofPolicy(call);
  const signed = signedElements(instance, body.value);
  if (typeof signed === 'string') return problem(404, signed);
  return stored(call, instance, { sent: body.value, signed });
}

function signedElements(instance: StoredInstance, sent: Json): StoredInstance['data'] | string {
  const wanted = Array.isArray(sent['dataElementSignatures'])
    ? sent['dataElementSignatures'].filter(isRecord)
    : [];
  const ids = wanted.map((one) => textOf(one['dataElementId']));
  const unknown = ids.find((id) => !instance.data.some((element) => element.id === id));
  if (unknown !== undefined) return `Unable to find any data element with id: ${unknown}.`;
  return instance.data.filter((element) => ids.includes(element.id));
}

function stored(
  { caller, state }: KnownCall,
  instance: StoredInstance,
  { sent, signed }: { readonly sent: Json; readonly signed: StoredInstance['data'] },
): Reply {
  const app = state.apps.get(instance.appId);
  const dataType = textOf(sent['signatureDocumentDataType']);
  if (app?.dataTypes.some((one) => one.id === dataType) !== true)
    return problem(400, 'The data type of the signature document is not one of the app.');
  const task = textOf(sent['generatedFromTask']) || null;
  const element = newDataElement(state, instance, {
    app,
    caller,
    dataType,
    content: Buffer.from(JSON.stringify(documentOf({ caller, state }, instance, signed))),
    contentType: 'application/json',
    isSignature: true,
    filename: `${dataType}.json`,
    references:
      task === null ? null : [{ value: task, relation: 'GeneratedFrom', valueType: 'Task' }],
  });
  element.locked = true;
  state.rules.notes(state.world, instance, { type: 'Signed', caller });
  return json(201, 'SignDocument is created');
}

function documentOf(
  { caller, state }: Pick<KnownCall, 'caller' | 'state'>,
  instance: StoredInstance,
  signed: StoredInstance['data'],
): Json {
  return {
    Id: randomUUID(),
    InstanceGuid: instance.guid,
    SignedTime: nowText(state.world),
    SigneeInfo: signingRules.signeeOf(caller),
    DataElementSignatures: signed.map((element) => signingRules.signatureOf(element)),
  };
}

/** Signatures of data elements. */
export const signRoutes: readonly StorageRoute[] = [
  {
    id: 'signInstance',
    method: 'POST',
    path: `${instancePath}/sign`,
    access: 'sign',
    handle: signInstance,
  },
];

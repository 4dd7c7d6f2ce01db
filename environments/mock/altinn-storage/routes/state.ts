import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { touch } from '../../altinn-app/instances/store.ts';
import type { Reply } from '../../server/message.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { mayDo } from '../access/decide.ts';
import { findInstance } from '../access/find-instance.ts';
import { readBody } from '../body.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { defects } from '../defects.ts';
import { crash, empty, json, text } from '../replies.ts';
import { shownData } from '../shapes/shown-data.ts';
import { instancePath, ofPolicy, whole } from './instance.ts';

/** PUT readstatus: does not count as a change (recorded SI-28). */
function putReadStatus(call: KnownCall): Reply {
  const word = call.request.query.get('status') ?? '';
  const status = call.state.rules.readsStatus(word);
  const names = 'Unread, Read, UpdatedSinceLastReview';
  if (status === undefined)
    return text(400, `Invalid read status: ${word}. Accepted types include: ${names}`);
  const instance = ofPolicy(call);
  instance.status.readStatus = status;
  return whole(call, instance);
}

/** PUT substatus: the label first, then whether there is such an instance, then who asks (row 22). */
function putSubstatus(call: KnownCall): Reply {
  const body = readBody(call.request);
  if ('reply' in body) return body.reply;
  const label = textOf(body.value['label']);
  const description = textOf(body.value['description']) || null;
  if (label === '') return withoutLabel(body.value['label'] ?? null, description);
  const instance = findInstance(call);
  const { caller, state } = call;
  if (instance === undefined) return substatusOfNothing(call);
  if (!state.rules.maySetSubstatus(instance, caller)) return empty(403);
  instance.status.substatus = { label, description };
  touch(state, instance, caller);
  state.rules.notes(state.world, instance, { type: 'SubstatusUpdated', caller });
  return whole(call, instance);
}

function withoutLabel(label: unknown, description: string | null): Reply {
  const sent = JSON.stringify({ label, description });
  const words = `Invalid sub status: ${sent}. Substatus must be defined and include a label.`;
  return text(400, words);
}

function substatusOfNothing({ state }: KnownCall): Reply {
  return state.world.has(defects.substatusUnknownInstance) ? crash() : empty(403);
}

/** PUT presentationtexts and datavalues: merged, and no change of the instance's own (reference 12). */
function putTexts(
  member: 'presentationTexts' | 'dataValues',
  sentAs: string,
): (call: KnownCall) => Reply {
  return (call) => {
    const body = readBody(call.request);
    if ('reply' in body) return body.reply;
    const sent = body.value[sentAs];
    if (!isRecord(sent))
      return text(400, `Missing parameter value: ${member} is misformed or empty`);
    const instance = findInstance(call);
    if (instance === undefined || !mayChangeState(call, instance)) return empty(403);
    instance[member] = call.state.rules.merges(instance[member], sent);
    const data = shownData(call, instance);
    return json(200, call.state.rules.showsInstance(instance, { data, links: false }));
  };
}

function mayChangeState({ caller, state }: KnownCall, instance: StoredInstance): boolean {
  const actions = state.rules.actionsOnState(instance);
  return actions.some((action) => mayDo(state, { caller, action }, instance));
}

/** What is known of an instance beside its data. */
export const stateRoutes: readonly StorageRoute[] = [
  {
    id: 'putReadStatus',
    method: 'PUT',
    path: `${instancePath}/readstatus`,
    access: 'read',
    handle: putReadStatus,
  },
  {
    id: 'putSubstatus',
    method: 'PUT',
    path: `${instancePath}/substatus`,
    access: 'token',
    handle: putSubstatus,
  },
  {
    id: 'putPresentationTexts',
    method: 'PUT',
    path: `${instancePath}/presentationtexts`,
    access: 'token',
    consumesJson: true,
    handle: putTexts('presentationTexts', 'texts'),
  },
  {
    id: 'putDataValues',
    method: 'PUT',
    path: `${instancePath}/datavalues`,
    access: 'token',
    consumesJson: true,
    handle: putTexts('dataValues', 'values'),
  },
];

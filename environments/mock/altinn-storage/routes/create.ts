import type { StoredInstance, StoredProcess } from '../../altinn-app/instances/instance.ts';
import { addInstance } from '../../altinn-app/instances/store.ts';
import { noteFirstProcess } from '../../altinn-app/instances/instance-log.ts';
import { parties } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { permits } from '../access/decide.ts';
import { readBody } from '../body.ts';
import type { KnownCall } from '../call.ts';
import { defects } from '../defects.ts';
import { crash, empty, json, text } from '../replies.ts';
import { linkOf } from '../shapes/instance.ts';
import { readProcess } from '../shapes/read-process.ts';

type Json = Readonly<Record<string, unknown>>;

/** POST instances (reference altinn-platform 4.4, row 9): the app first, then the owner, then the rights. */
export function createInstance(call: KnownCall): Reply {
  const body = readBody(call.request);
  if ('reply' in body) return body.reply;
  const refused = appRefusal(call) ?? ownerRefusal(call, body.value);
  if (refused !== undefined) return refused;
  const partyId = Number(partyIdOf(body.value));
  const { caller, state } = call;
  const place = { appId: appIdOf(call), partyId };
  if (!permits(state, { caller, action: 'instantiate' }, place)) return empty(403);
  const instance = stored(call, { body: body.value, partyId });
  if (instance === undefined)
    return text(404, `Did not find application with appId=${place.appId}`);
  return json(201, state.rules.showsInstance(instance), [['Location', linkOf(instance)]]);
}

const appIdOf = ({ request }: KnownCall): string =>
  [...request.query].find(([name]) => name.toLowerCase() === 'appid')?.[1] ?? '';

function appRefusal(call: KnownCall): Reply | undefined {
  const { apps, world } = call.state;
  const appId = appIdOf(call);
  const defect = appId === '' ? defects.createWithoutApp : defects.createAppIdWithoutSlash;
  if (!appId.includes('/'))
    return world.has(defect) ? crash() : text(400, 'AppId must be an owner, a slash and a name.');
  return apps.has(appId) ? undefined : text(404, `Did not find application with appId=${appId}`);
}

function ownerRefusal(call: KnownCall, body: Json): Reply | undefined {
  const { world } = call.state;
  const blank = text(400, 'Cannot create an instance without an instanceOwner.PartyId.');
  if (!isRecord(body['instanceOwner']))
    return world.has(defects.createWithoutOwner) ? crash() : blank;
  const partyId = partyIdOf(body);
  if (partyId.trim() === '') return blank;
  if (/^\s*\d{1,10}\s*$/.test(partyId)) return undefined;
  return world.has(defects.createPartyNotNumber)
    ? crash()
    : text(400, 'The instanceOwner.PartyId must be a number.');
}

function partyIdOf(body: Json): string {
  const owner = body['instanceOwner'];
  const partyId = isRecord(owner) ? owner['partyId'] : undefined;
  return typeof partyId === 'number' ? String(partyId) : textOf(partyId);
}

function stored(
  { caller, request, state, params }: KnownCall,
  { body, partyId }: { readonly body: Json; readonly partyId: number },
): StoredInstance | undefined {
  const app = state.apps.get(appIdOf({ caller, request, state, params }));
  if (app === undefined) return undefined;
  const textIn = (name: string): string | null => textOf(body[name]) || null;
  const instance = addInstance(state, {
    app,
    caller,
    partyId,
    owner: ownerAsSent(body, partyId),
    dueBefore: textIn('dueBefore'),
    visibleAfter: textIn('visibleAfter'),
  });
  instance.process = processOf(body);
  instance.presentationTexts = textsIn(body['presentationTexts']);
  instance.dataValues = textsIn(body['dataValues']);
  noteFirstProcess(instance);
  return instance;
}

// Numbers of the owner are kept as they were sent; the register is not asked.
function ownerAsSent(body: Json, partyId: number): StoredInstance['instanceOwner'] {
  const owner = isRecord(body['instanceOwner']) ? body['instanceOwner'] : {};
  const textIn = (name: string): string | null => textOf(owner[name]) || null;
  return {
    partyId: String(parties.get(partyId)?.partyId ?? partyId),
    personNumber: textIn('personNumber'),
    organisationNumber: textIn('organisationNumber'),
    username: textIn('username'),
    externalIdentifier: textIn('externalIdentifier'),
  };
}

const processOf = (body: Json): StoredProcess | null =>
  isRecord(body['process']) ? readProcess(body['process']) : null;

function textsIn(value: unknown): Record<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter(([, one]) => typeof one === 'string')) as Record<
    string,
    string
  >;
}

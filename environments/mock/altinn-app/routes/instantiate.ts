import type { Reply } from '../../server/message.ts';
import { readJson } from '../../server/read-json.ts';
import type { Call } from '../call.ts';
import {
  instantiate,
  instantiationRefusal,
  partyRefusal,
  requireParty,
  type CallerCall,
} from '../instances/create-instance.ts';
import { defects } from '../defects.ts';
import { bindingProblem, empty, jsonText } from '../families.ts';
import { readTemplate, type Template } from '../instances/instance-template.ts';
import type { WantedOwner } from '../access/party-lookup.ts';
import {
  requestParts,
  takePart,
  unreadable,
  type RequestPart,
} from '../instances/request-parts.ts';
import { storeParts } from '../instances/store-parts.ts';

const noPartyNoTemplate =
  'Cannot create an instance without an instanceOwner.partyId. Either provide instanceOwner party Id as a query parameter or an instanceTemplate object in the body.';
const partyTwice =
  'You cannot provide an instanceOwnerPartyId as a query param as well as an instanceTemplate in the body. Choose one or the other.';

/** POST instances: multipart, a template alone, or nothing but a party in the query (1.1, section 3). */
export async function createInstance(call: Call): Promise<Reply> {
  const sent = call.request.query.get('instanceOwnerPartyId');
  if (sent !== null && sent !== '' && !/^\s*[+-]?\d{1,10}\s*$/.test(sent)) {
    return bindingProblem({ instanceOwnerPartyId: [`The value '${sent}' is not valid.`] }, 'json');
  }
  if (call.caller === undefined) return empty(401);
  const known: CallerCall = { ...call, caller: call.caller };
  const closed = instantiationRefusal(known);
  if (closed !== undefined) return closed;
  const read = requestParts(call);
  return 'reply' in read ? read.reply : fromParts(known, read.parts, sent === '' ? null : sent);
}

async function fromParts(
  call: CallerCall,
  parts: readonly RequestPart[],
  partyId: string | null,
): Promise<Reply> {
  const { taken, rest } = takePart(parts, 'instance');
  const template = readTemplate(taken);
  if (template === 'malformed') return malformed(call, defects.templateNotJson, 'instance');
  const owner = ownerOf(template, partyId);
  if ('reply' in owner) return owner.reply;
  const notification = takePart(rest, 'notification');
  if (isBroken(notification.taken)) {
    return malformed(call, defects.notificationNotJson, 'notification');
  }
  const problem = call.state.rules.partProblem(call.app, notification.rest);
  if (problem !== undefined) return jsonText(400, problem);
  return made(call, { owner: owner.owner, template, parts: notification.rest });
}

function malformed(call: CallerCall, defect: string, part: string): Reply {
  if (call.state.world.has(defect)) return empty(500);
  return unreadable(`The part named ${part} is not JSON`);
}

// What names the owner: template or query, never both.
function ownerOf(
  template: Template | undefined,
  partyId: string | null,
): { owner: WantedOwner } | { reply: Reply } {
  if (template === undefined) {
    return partyId === null ? { reply: jsonText(400, noPartyNoTemplate) } : { owner: { partyId } };
  }
  const named = template.owner.partyId ?? '';
  if (partyId !== null && named !== '') return { reply: jsonText(400, partyTwice) };
  return { owner: template.owner };
}

function isBroken(part: RequestPart | undefined): boolean {
  if (part === undefined) return false;
  return 'fault' in readJson(part.body.toString('utf8'), { newtonsoft: true });
}

async function made(
  call: CallerCall,
  from: {
    readonly owner: WantedOwner;
    readonly template: Template | undefined;
    readonly parts: readonly RequestPart[];
  },
): Promise<Reply> {
  const found = requireParty(from.owner);
  if ('reply' in found) return found.reply;
  const refusal = partyRefusal(call, found.party);
  if (refusal !== undefined) return refusal;
  const keepsStatus = call.state.world.has(defects.templateStatusStored);
  const status = keepsStatus ? from.template?.status : undefined;
  return instantiate(call, {
    party: found.party,
    dueBefore: from.template?.dueBefore ?? null,
    visibleAfter: from.template?.visibleAfter ?? null,
    prefill: {},
    ...(status === undefined ? {} : { status }),
    fill: (instance) => storeParts(call, instance, from.parts),
    view: { party: true, data: 'readable' },
  });
}

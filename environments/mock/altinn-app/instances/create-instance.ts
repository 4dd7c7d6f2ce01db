import type { Party } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import { decide } from '../access/access.ts';
import { beginProcess } from '../process/begin-process.ts';
import type { Call, Caller } from '../call.ts';
import { defects } from '../defects.ts';
import { bareProblem, json, jsonText } from '../families.ts';
import { appLink, toInstance, type InstanceView } from './instance-json.ts';
import type { StoredInstance } from './instance.ts';
import { updateInstanceFields } from './instance-fields.ts';
import {
  lookupParty,
  namesOwner,
  storedOwnerOf,
  type WantedOwner,
} from '../access/party-lookup.ts';
import { PrefillError } from '../model/prefill.ts';
import { ProcessFailure } from '../process/process-failure.ts';
import { publishMoves } from '../process/publish-moves.ts';
import { addInstance } from './store.ts';

/** A call whose caller is known: routes that instantiate demand a token. */
export type CallerCall = Call & { readonly caller: Caller };

/** What an instance is made from once the checks are passed. */
export interface Instantiation {
  readonly party: Party;
  readonly dueBefore: string | null;
  readonly visibleAfter: string | null;
  readonly prefill: Readonly<Record<string, string>>;
  /** Status members that the client's template sets (a listed defect). */
  readonly status?: Partial<StoredInstance['status']>;
  /** Puts data on the instance before its process starts; a reply undoes the instance. */
  readonly fill?: (instance: StoredInstance) => Reply | undefined;
  readonly view: InstanceView;
}

/** 400 where nobody is named as owner (the two ways of instantiating share the text). */
const ownerMissing =
  'Error: instanceOwnerPartyId query parameter is empty and InstanceOwner is missing from instance template. You must populate instanceOwnerPartyId or InstanceOwner';

/** 403 where the app is closed to everybody but its owner; undefined where it is not. */
export function instantiationRefusal(call: CallerCall): Reply | undefined {
  if (call.state.rules.mayInstantiate(call.app, call.caller)) return undefined;
  return jsonText(403, `User instantiation is disabled for this application ${call.app.id}`);
}

/** The owner's party, or the refusal: nobody named, or not found. */
export function requireParty(owner: WantedOwner): { party: Party } | { reply: Reply } {
  if (!namesOwner(owner)) return { reply: jsonText(400, ownerMissing) };
  const found = lookupParty(owner);
  return 'party' in found ? found : { reply: jsonText(404, found.problem) };
}

/** Rights of caller and party: E1, E11 or the text about party types. */
export function partyRefusal(call: CallerCall, party: Party): Reply | undefined {
  const decision = decide(call, 'instantiate', { partyId: party.partyId });
  if (decision === 'deny') return bareProblem(403, 'json');
  if (decision === 'level-too-low') return levelRefusal(call);
  const { rules } = call.state;
  if (rules.allowsPartyType(call.app, party.partyTypeName, party.unitType)) return undefined;
  const text = `Party ${party.partyId} is not allowed to instantiate this application ${call.app.id}`;
  return jsonText(403, text);
}

/** E11: the authentication level that the policy demands. */
export function levelRefusal(call: CallerCall): Reply {
  const level = call.state.rules.requiredLevel(call.app, call.caller);
  return json(403, { RequiredAuthenticationLevel: String(level) });
}

/**
 * Makes the instance, fills it, starts its process and answers 201. What goes wrong after it was
 * made takes it away again.
 */
export async function instantiate(call: CallerCall, from: Instantiation): Promise<Reply> {
  const { party, dueBefore, visibleAfter } = from;
  const instance = addInstance(call.state, {
    app: call.app,
    caller: call.caller,
    partyId: party.partyId,
    owner: storedOwnerOf(party),
    dueBefore,
    visibleAfter,
  });
  Object.assign(instance.status, from.status);
  try {
    const refusal = from.fill?.(instance);
    if (refusal !== undefined) return undone(call, instance, refusal);
    await beginProcess({ call, instance, prefill: from.prefill });
  } catch (error) {
    call.state.instances.delete(instance.guid);
    return failed(call, party, error);
  }
  publishMoves(call.state, instance, 0);
  call.state.platform.publish('app.instance.created', instance);
  updateInstanceFields(call.app, instance);
  return json(201, toInstance(call, instance, from.view), [['Location', appLink(call, instance)]]);
}

// What the app throws on the way is told by a text alone.
function failed(call: CallerCall, party: Party, error: unknown): Reply {
  const { world } = call.state;
  const isClients = error instanceof PrefillError;
  if (!isClients && !(error instanceof ProcessFailure)) throw error;
  const repaired = isClients && !world.has(defects.prefillConversion);
  return jsonText(repaired ? 400 : 500, failureText(call.app.id, party.partyId));
}

/** The text of an instantiation that broke. */
export function failureText(appId: string, partyId: number): string {
  return `Instantiation of appId ${appId} failed for party ${partyId}`;
}

function undone(call: Call, instance: StoredInstance, refusal: Reply): Reply {
  call.state.instances.delete(instance.guid);
  return refusal;
}

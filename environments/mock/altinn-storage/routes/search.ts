import { organisationParty, personParty } from '../../identities.ts';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { Reply } from '../../server/message.ts';
import { mayDo, permits } from '../access/decide.ts';
import type { KnownCall } from '../call.ts';
import { defects } from '../defects.ts';
import { crash, empty, json, text } from '../replies.ts';
import type { Page } from '../rules/search.ts';
import { beginOf } from '../search/begin.ts';
import { tokenAfter, type Cursor } from '../search/continuation.ts';
import type { Filtering } from '../search/filters.ts';
import { nextLink, selfLink } from '../search/links.ts';
import { readBounds } from '../search/read-bounds.ts';
import { readSearch } from '../search/read-search.ts';
import type { Search } from '../search/search.ts';
import { shownData } from '../shapes/shown-data.ts';

/** GET instances: who asks decides what must be named, and which rows are shown (reference altinn-platform 4.2). */
export function listInstances(call: KnownCall): Reply {
  const search = readSearch(call.request);
  if ('reply' in search) return search.reply;
  const refused = impossible(search) ?? refusal(call, search);
  if (refused !== undefined) return refused;
  const party = partyOf(search);
  if ('reply' in party) return party.reply;
  return found(call, search, party.partyId);
}

function impossible(search: Search): Reply | undefined {
  if (search.partyId !== undefined && search.ownerIdentifier !== undefined)
    return text(400, 'Both InstanceOwner.PartyId and InstanceOwnerIdentifier cannot be given.');
  if (search.a3Ref !== undefined && search.a3Ref.length !== 12)
    return text(400, 'The A3 reference needs to be exactly 12 characters long.');
  return undefined;
}

function refusal(call: KnownCall, search: Search): Reply | undefined {
  const { caller } = call;
  if (caller.org !== undefined) return ownerRefusal(call, search);
  if (search.partyId !== undefined || search.ownerIdentifier !== undefined) return undefined;
  return text(400, 'Either InstanceOwnerPartyId or InstanceOwnerIdentifier need to be defined.');
}

function ownerRefusal(call: KnownCall, search: Search): Reply | undefined {
  const { caller, state } = call;
  if (!state.rules.mayList(caller)) return empty(403);
  if (search.org === undefined && search.appId === undefined)
    return text(400, 'Org or AppId must be defined.');
  if (isOwn(call, search)) return undefined;
  if (search.appId === undefined) return text(400, 'AppId must be defined.');
  if (!search.appId.includes('/')) {
    if (state.world.has(defects.listAppIdWithoutSlash)) return crash();
    return text(400, 'AppId must be an owner and a name with a slash between them.');
  }
  const place = { appId: search.appId, partyId: search.partyId ?? 0 };
  return permits(state, { caller, action: 'read' }, place) ? undefined : empty(403);
}

function isOwn({ caller }: KnownCall, search: Search): boolean {
  return orgOf(search)?.toLowerCase() === caller.org;
}

const orgOf = ({ org, appId }: Search): string | undefined => org ?? appId?.split('/')[0];

type Owner = { readonly partyId: number | undefined } | { readonly reply: Reply };

function partyOf({ partyId, ownerIdentifier }: Search): Owner {
  if (ownerIdentifier === undefined) return { partyId };
  const [kind = '', number = ''] = ownerIdentifier.split(':');
  const length = lengths[kind.toLowerCase()];
  if (length === undefined || number.length !== length || !/^\d+$/.test(number))
    return { reply: text(400, 'Invalid InstanceOwnerIdentifier.') };
  const party = kind.toLowerCase() === 'person' ? personParty(number) : organisationParty(number);
  if (party !== undefined) return { partyId: party.partyId };
  return { reply: json(200, { count: 0, self: null, next: null, instances: [] }) };
}

const lengths: Readonly<Record<string, number>> = { person: 11, organisation: 9 };

function found(call: KnownCall, search: Search, partyId: number | undefined): Reply {
  const { rules, world } = call.state;
  const bounds = readBounds(search, { rules, world });
  if ('reply' in bounds) return bounds.reply;
  const begins = beginOf(search, { rules, world });
  if ('reply' in begins) return begins.reply;
  const org = call.caller.org === undefined ? search.org : orgOf(search);
  const filtering = { search, bounds, org, partyId, world };
  const { cursor } = begins;
  const page = begins.isEnd ? [] : pageOf(call, filtering, cursor);
  return pageReply(call, search, { page, cursor });
}

function pageOf(
  call: KnownCall,
  filtering: Filtering,
  cursor: Cursor | undefined,
): readonly StoredInstance[] {
  const { instances, rules, world } = call.state;
  const { search } = filtering;
  const isOwner = call.caller.org !== undefined;
  const ascending = rules.isAscending(search);
  const rows = [...instances.values()]
    .filter((one) => !one.status.isHardDeleted || rules.findsHardDeleted(isOwner))
    .filter((one) => rules.matches(one, filtering))
    .filter((one) => rules.isBehind(one, { cursor, ascending, world }))
    .toSorted((a, b) => rules.compares(a, b, ascending));
  return rules.cuts(rows, search.size, cursor);
}

function pageReply(
  call: KnownCall,
  search: Search,
  { page, cursor }: Pick<Page, 'page' | 'cursor'>,
): Reply {
  const { caller, request, state } = call;
  const { rules } = state;
  const mayRead = (one: StoredInstance): boolean =>
    caller.org !== undefined || mayDo(state, { caller, action: 'read' }, one);
  const cut = { page, size: search.size, caller, cursor, mayRead };
  const shown = rules.shows(cut);
  return json(200, {
    count: rules.counts(shown),
    self: selfLink(request),
    next: rules.leadsOn(cut) ? nextLink(request, tokenAfter(page)) : null,
    instances: shown.map((one) => {
      const data = search.includeDataElements ? shownData(call, one) : [];
      return rules.showsInstance(one, { data });
    }),
  });
}

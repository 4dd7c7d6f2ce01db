import type { Reply } from '../../server/message.ts';
import type { Party } from '../access/parties.ts';
import { isReply, type Altinn2Call, type Altinn2Route } from '../call.ts';
import type { Part } from '../formats/resource.ts';
import { applyOptions } from '../odata/apply-options.ts';
import { selfOf, show, showList } from '../show.ts';
import { reporteeMembers } from './reportees.ts';
import { holdingOf, rightMembers, rightPart, roleMembers, rolePart } from './role-parts.ts';

const access = { login: 'owner', key: 'ServiceOwner' } as const;

/** What a service owner may ask of persons and organisations (reference altinn2 5.4, 5.6). */
export const ownerRoutes: readonly Altinn2Route[] = [
  {
    id: 'listOwnersReportees',
    method: 'GET',
    path: '/serviceowner/reportees',
    ...access,
    scopes: ['serviceowner/reportees'],
    handle: listReportees,
  },
  {
    id: 'listOwnersRoles',
    method: 'GET',
    path: '/serviceowner/authorization/roles',
    ...access,
    scopes: ['serviceowner/rolesandrights'],
    handle: listRoles,
  },
  {
    id: 'listOwnersRights',
    method: 'GET',
    path: '/serviceowner/authorization/rights',
    ...access,
    scopes: ['serviceowner/rolesandrights'],
    handle: listRights,
  },
];

/** Names of kinds of reportees, in one language for service owners. */
function typeOf({ kind, form }: Party): string {
  if (kind === 'person') return 'Person';
  return form === 'BEDR' ? 'Business' : 'Enterprise';
}

function partyPart(party: Party): Part {
  const isPerson = party.kind === 'person';
  return {
    fields: [
      ['Name', party.name],
      ['Type', typeOf(party)],
      ['SocialSecurityNumber', isPerson ? party.number : undefined],
      ['OrganizationNumber', isPerson ? undefined : party.number],
      ['ParentOrganizationNumber', party.parent],
      ['OrganizationForm', party.form],
      ['Status', isPerson ? undefined : 'Active'],
    ],
  };
}

function listReportees(call: Altinn2Call): Reply {
  const { rules } = call.state;
  const number = call.query.get('subject') ?? '';
  const subject = rules.findsParty(number);
  if (subject === undefined) return rules.unknownProfile(number);
  const found = rules.representedBy(subject).filter((party) => opensService(call, subject, party));
  return showList(call, {
    rel: 'reportees',
    links: [selfOf(call, '/serviceowner/reportees')],
    items: found.map(partyPart),
    type: 'Altinn.Api.Models.Reportee',
    members: reporteeMembers,
    to: 'owner',
  });
}

/** Whether the subject has a right to the service that is asked for, where one is. */
function opensService(call: Altinn2Call, subject: Party, party: Party): boolean {
  const { rules } = call.state;
  const [code, edition] = [call.query.get('serviceCode'), call.query.get('serviceEdition')];
  if (code === null) return true;
  const rights = rules.rightsOf(holdingOf(call, party.id, subject.id));
  return rules.opensService(rights, code, edition);
}

function listRoles(call: Altinn2Call): Reply {
  return between(call, 'Roles', ({ of, who }) => {
    const items = holdingOf(call, of.id, who.id).roles.map((role) => rolePart(call, role));
    return { items, type: 'Altinn.Api.Models.Role', members: roleMembers };
  });
}

function listRights(call: Altinn2Call): Reply {
  return between(call, 'Rights', ({ of, who }) => {
    const holding = holdingOf(call, of.id, who.id);
    const items = call.state.rules.rightsOf(holding).map(rightPart);
    return { items, type: 'Altinn.Api.Models.Right', members: rightMembers };
  });
}

interface Held {
  readonly items: readonly Part[];
  readonly type: string;
  readonly members: readonly string[];
}

function between(
  call: Altinn2Call,
  name: 'Roles' | 'Rights',
  held: (parties: { readonly of: Party; readonly who: Party }) => Held,
): Reply {
  const { query, state } = call;
  const [subject, reportee] = [query.get('subject') ?? '', query.get('reportee') ?? ''];
  const [who, of] = [state.rules.findsParty(subject), state.rules.findsParty(reportee)];
  if (who === undefined || of === undefined) return state.rules.unknownProfile(subject);
  const limit = state.rules.pageLimit('owner');
  const items = applyOptions(call, { ...held({ of, who }), limit });
  if (isReply(items)) return items;
  const fields = [
    ['Subject', partyPart(who)],
    ['Reportee', partyPart(of)],
    [name, items],
  ] as const;
  const links = [selfOf(call, `/serviceowner/authorization/${name.toLowerCase()}`)];
  return show(call, { name: 'Authorization', fields, links });
}

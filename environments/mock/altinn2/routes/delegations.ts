import type { Reply } from '../../server/message.ts';
import { isReply, type Altinn2Call, type Altinn2Route } from '../call.ts';
import { link, template, type Part } from '../formats/resource.ts';
import { readSent, type Sent } from '../formats/read-body.ts';
import { addressOf, noContent, selfOf, show, showList } from '../show.ts';
import type { HeldRight, HeldRole, Holder } from '../state/holder.ts';
import { onHolder, onParty, replaceHolder } from './on-holder.ts';
import { requireParty, requirePerson } from './on-message.ts';
import { nameIn, numberIn } from './reportees.ts';
import { rightMembers, rightPart, roleMembers, rolePart } from './role-parts.ts';

const access = { login: 'user', key: 'Authorization' } as const;
const reading = { ...access, scopes: ['delegations.read'] };
const writing = { ...access, scopes: ['delegations.write'] };
const all = '/{who}/authorization/delegations';
const one = `${all}/{rightHolderId}`;

/** Who holds roles and rights of a party, and how they are given and taken (reference altinn2 5.6). */
export const delegationRoutes: readonly Altinn2Route[] = [
  { id: 'listDelegations', method: 'GET', path: all, ...reading, handle: onParty(listHolders) },
  { id: 'createDelegation', method: 'POST', path: all, ...writing, handle: onParty(delegate) },
  { id: 'getDelegation', method: 'GET', path: one, ...reading, handle: onHolder(readHolder) },
  {
    id: 'listDelegatedRoles',
    method: 'GET',
    path: `${one}/roles`,
    ...reading,
    handle: onHolder(listRoles),
  },
  {
    id: 'deleteDelegatedRole',
    method: 'DELETE',
    path: `${one}/roles/{roleId:int}`,
    ...writing,
    handle: onHolder(removeRole),
  },
  {
    id: 'listDelegatedRights',
    method: 'GET',
    path: `${one}/rights`,
    ...reading,
    handle: onHolder(listRights),
  },
  {
    id: 'deleteDelegatedRight',
    method: 'DELETE',
    path: `${one}/rights/{rightId:int}`,
    ...writing,
    handle: onHolder(removeRight),
  },
];

const pathOf = ({ params }: Altinn2Call, id = ''): string =>
  `/${params['who']}/authorization/delegations${id === '' ? '' : `/${id}`}`;

function holderPart(call: Altinn2Call, { who }: Holder): Part {
  const { rules } = call.state;
  const path = addressOf(call, pathOf(call, `r${who.id}`));
  const isPerson = who.kind === 'person';
  return {
    fields: [
      ['RightHolderId', `r${who.id}`],
      ['Name', who.name],
      ['LastName', who.lastName],
      ['SocialSecurityNumber', isPerson ? rules.masks(who.number) : undefined],
      ['OrganizationNumber', isPerson ? undefined : who.number],
    ],
    links: [
      ['self', link(path)],
      ['rights', link(`${path}/rights`)],
      ['roles', link(`${path}/roles`)],
    ],
  };
}

function listHolders(call: Altinn2Call): Reply {
  const { id } = requireParty(call);
  const holders = call.state.store.holders.filter(({ of }) => of === id);
  return showList(call, {
    rel: 'rightholders',
    links: [
      ['find', template(addressOf(call, `${pathOf(call)}/{receiverId}`))],
      selfOf(call, pathOf(call)),
    ],
    items: holders.map((holder) => holderPart(call, holder)),
    type: 'Altinn.Api.Models.RightHolder',
    members: ['RightHolderId', 'Name', 'LastName', 'OrganizationNumber'],
    to: 'user',
  });
}

function readHolder(call: Altinn2Call, holder: Holder): Reply {
  const { rules } = call.state;
  const { fields, links = [] } = holderPart(call, holder);
  const path = addressOf(call, pathOf(call, `r${holder.who.id}`));
  const nested = (rel: string, items: readonly Part[]): Part => ({
    fields: [],
    links: [['self', link(`${path}/${rel}`)]],
    embedded: { rel, items },
  });
  const roles = holder.roles.map((role) => rolePart(call, role));
  const rights = rules.rightsOf(holder).map(rightPart);
  return show(call, {
    name: 'RightHolder',
    fields: [...fields, ['Roles', nested('roles', roles)], ['Rights', nested('rights', rights)]],
    links,
  });
}

function listRoles(call: Altinn2Call, { who, roles }: Holder): Reply {
  return showList(call, {
    rel: 'roles',
    links: [selfOf(call, `${pathOf(call, `r${who.id}`)}/roles`)],
    items: roles.map((role) => rolePart(call, role)),
    type: 'Altinn.Api.Models.Role',
    members: roleMembers,
    to: 'user',
  });
}

function listRights(call: Altinn2Call, holder: Holder): Reply {
  return showList(call, {
    rel: 'rights',
    links: [selfOf(call, `${pathOf(call, `r${holder.who.id}`)}/rights`)],
    items: call.state.rules.rightsOf(holder).map(rightPart),
    type: 'Altinn.Api.Models.Right',
    members: rightMembers,
    to: 'user',
  });
}

function removeRole(call: Altinn2Call, holder: Holder): Reply {
  const { rules } = call.state;
  const role = holder.roles.find(({ id }) => id === Number(call.params['roleId']));
  if (role === undefined) return rules.unknownHolder();
  if (!rules.canRemoveRole(role)) return rules.refusesRemoval();
  replaceHolder(call, { ...holder, roles: holder.roles.filter((one) => one !== role) });
  return noContent();
}

function removeRight(call: Altinn2Call, holder: Holder): Reply {
  const { rules } = call.state;
  const id = Number(call.params['rightId']);
  const right = rules.rightsOf(holder).find((one) => one.id === id);
  if (right === undefined) return rules.unknownHolder();
  if (!rules.canRemoveRight(right)) return rules.refusesRemoval();
  replaceHolder(call, { ...holder, rights: holder.rights.filter((one) => one.id !== id) });
  return noContent();
}

function delegate(call: Altinn2Call): Reply {
  const { rules } = call.state;
  const sent = readSent(call.request);
  if (sent === undefined) return rules.refusesBody();
  const who = rules.findsParty(numberIn(sent));
  if (who === undefined || !rules.agreesWithName(who, nameIn(sent))) return rules.refusesDelegate();
  const roles = rolesIn(call, sent);
  if (isReply(roles)) return roles;
  const of = requireParty(call).id;
  const before = call.state.store.holders.find((one) => one.of === of && one.who.id === who.id);
  const holder = before ?? { of, who, roles: [], rights: [] };
  replaceHolder(call, {
    ...holder,
    roles: [...holder.roles, ...roles],
    rights: [...holder.rights, ...rightsIn(call, sent)],
  });
  return { status: 201, headers: [] };
}

function rolesIn(call: Altinn2Call, sent: Sent): readonly HeldRole[] | Reply {
  const { rules, store, world } = call.state;
  const definitions = sent
    .embedded('roles')
    .map(({ fields }) => rules.findsDefinition(Number(fields['RoleDefinitionId'])));
  if (definitions.some((one) => one === undefined || !rules.isDelegable(one)))
    return rules.refusesRole();
  return definitions.flatMap((one) => {
    if (one === undefined) return [];
    const delegator = requirePerson(call).name;
    return [{ id: store.nextId(), definition: one.id, delegator, delegated: world.clock.now() }];
  });
}

function rightsIn({ state }: Altinn2Call, sent: Sent): readonly HeldRight[] {
  return sent.embedded('rights').map(({ fields }) => ({
    id: state.store.nextId(),
    service: {
      code: fields['ServiceCode'] ?? '',
      edition: Number(fields['ServiceEditionCode']),
    },
    action: fields['Action'] === 'ReadArchive' ? 'ArchiveRead' : (fields['Action'] ?? ''),
  }));
}

import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { selfOf, showList } from '../show.ts';
import { requireParty, requirePerson } from './on-message.ts';
import { holdingOf, rightMembers, rightPart, roleMembers, rolePart } from './role-parts.ts';

const access = { login: 'user', key: 'Authorization' } as const;
const reading = { ...access, scopes: ['rolesandrights.read'] };

/** Roles and rights of who calls (reference altinn2 5.6). */
export const authorizationRoutes: readonly Altinn2Route[] = [
  {
    id: 'listRoles',
    method: 'GET',
    path: '/{who}/authorization/roles',
    ...reading,
    handle: listRoles,
  },
  {
    id: 'deleteRole',
    method: 'DELETE',
    path: '/{who}/authorization/roles/{roleId:int}',
    ...access,
    scopes: ['rolesandrights.write'],
    handle: ({ state }) => state.rules.givesUpRole(),
  },
  {
    id: 'listRights',
    method: 'GET',
    path: '/{who}/authorization/rights',
    ...reading,
    handle: listRights,
  },
];

function listRoles(call: Altinn2Call): Reply {
  const { roles } = holdingOf(call, requireParty(call).id, requirePerson(call).id);
  return showList(call, {
    rel: 'roles',
    links: [selfOf(call, `/${call.params['who']}/authorization/roles`)],
    items: roles.map((role) => rolePart(call, role)),
    type: 'Altinn.Api.Models.Role',
    members: roleMembers,
    to: 'user',
  });
}

function listRights(call: Altinn2Call): Reply {
  const holding = holdingOf(call, requireParty(call).id, requirePerson(call).id);
  return showList(call, {
    rel: 'rights',
    links: [selfOf(call, `/${call.params['who']}/authorization/rights`)],
    items: call.state.rules.rightsOf(holding).map(rightPart),
    type: 'Altinn.Api.Models.Right',
    members: rightMembers,
    to: 'user',
  });
}

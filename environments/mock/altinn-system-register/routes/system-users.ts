import { bareProblem, bindingProblem, json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { isVendor, refuseOther } from '../access/requester.ts';
import type { RegisterCall, RegisterRoute } from '../call.ts';
import { uncached } from '../replies.ts';
import { page, queryValue } from './lists.ts';
import { toSystemUser } from './show-request.ts';

/** GET of a system's system users, in pages (recorded SR-634 to SR-645). */
function listSystemUsers(call: RegisterCall): Reply {
  const { state, params } = call;
  const system = state.register.systems.get(params['systemId'] ?? '');
  const refused = refuseOther(call, system);
  if (refused !== undefined) return refused;
  const own = [...state.register.users.values()]
    .filter((one) => one.systemId === system?.id && state.rules.isShown(one))
    .toSorted((a, b) => a.sequence - b.sequence);
  const rows = own.map((one) => ({ key: one.sequence, shown: () => toSystemUser(state, one) }));
  return page(call, 'users', rows);
}

/** GET of a system user by system, customer and reference (recorded SR-647 to SR-658). */
function findSystemUser(call: RegisterCall): Reply {
  const { register } = call.state;
  const [systemId, partyOrgNo] = ['system-id', 'orgno'].map((name) => queryValue(call, name));
  const missing = { 'system-id': systemId, orgno: partyOrgNo };
  const errors = Object.entries(missing).flatMap(([name, value]) =>
    value === '' ? [[name, [`The ${name} parameter is required.`]] as const] : [],
  );
  if (errors.length > 0) return bindingProblem(Object.fromEntries(errors));
  const reference = {
    systemId: systemId ?? '',
    partyOrgNo: partyOrgNo ?? '',
    externalRef: queryValue(call, 'external-ref') || (partyOrgNo ?? ''),
  };
  const row = register.userOf(reference);
  const system = register.systems.get(reference.systemId);
  const isOwn = system !== undefined && isVendor(call, system);
  return row === undefined || !isOwn ? bareProblem(404) : json(200, toSystemUser(call.state, row));
}

const lookup = ['clientId', 'systemProviderOrgNo', 'systemUserOwnerOrgNo'] as const;

/** GET of what Maskinporten asks before it gives a token (recorded SR-659 to SR-663). */
function findForToken(call: RegisterCall): Reply {
  const [clientId = '', vendor = '', owner = ''] = lookup.map((name) => queryValue(call, name));
  if ([clientId, vendor, owner].includes('')) return bareProblem(400);
  const externalRef = queryValue(call, 'externalRef') || owner;
  const row = call.state.register
    .usersOfClient(clientId, vendor)
    .find((one) => one.partyOrgNo === owner && one.externalRef === externalRef);
  if (row === undefined) return bareProblem(404);
  return json(200, toSystemUser(call.state, row, row.systemId), uncached);
}

const base = '/authentication/api/v1/systemuser';

/** Operations on system users: vendors', and Maskinporten's. */
export const systemUserRoutes: readonly RegisterRoute[] = [
  {
    id: 'listSystemUsers',
    method: 'GET',
    path: `${base}/vendor/bysystem/{systemId}`,
    access: 'register',
    handle: listSystemUsers,
  },
  {
    id: 'findSystemUser',
    method: 'GET',
    path: `${base}/vendor/byquery`,
    access: 'requestWrite',
    handle: findSystemUser,
  },
  {
    id: 'findSystemUserForToken',
    method: 'GET',
    path: `${base}/byExternalId`,
    access: 'lookup',
    handle: findForToken,
  },
];

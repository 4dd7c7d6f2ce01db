import type { RegisterRoute } from '../call.ts';
import { deleteSystem, updatePackages, updateRights, updateSystem } from './change-systems.ts';
import {
  getChangeLog,
  getSystem,
  listSystems,
  listVisible,
  showPackages,
  showRights,
  showSystem,
} from './read-systems.ts';
import { registerSystem } from './register-system.ts';
import { toRoute, type RouteRow } from './route-row.ts';

const base = '/authentication/api/v1/systemregister';
const vendor = `${base}/vendor`;

const rows: readonly RouteRow[] = [
  ['registerSystem', 'POST', vendor, 'register', registerSystem],
  ['listSystems', 'GET', vendor, 'register', listSystems],
  ['getSystem', 'GET', `${vendor}/{systemId}`, 'register', getSystem],
  ['replaceSystem', 'PUT', `${vendor}/{systemId}`, 'register', updateSystem],
  ['deleteSystem', 'DELETE', `${vendor}/{systemId}`, 'register', deleteSystem],
  ['replaceRights', 'PUT', `${vendor}/{systemId}/rights`, 'register', updateRights],
  [
    'replaceAccessPackages',
    'PUT',
    `${vendor}/{systemId}/accesspackages`,
    'register',
    updatePackages,
  ],
  ['getChangeLog', 'GET', `${vendor}/{systemId}/changelog`, 'register', getChangeLog],
  ['listVisibleSystems', 'GET', base, 'portal', listVisible],
  ['showSystem', 'GET', `${base}/{systemId}`, 'portal', showSystem],
  ['showSystemRights', 'GET', `${base}/{systemId}/rights`, 'portal', showRights],
  ['showSystemAccessPackages', 'GET', `${base}/{systemId}/accesspackages`, 'portal', showPackages],
];

/** Operations on systems: vendors' own, and what portals read. */
export const systemRoutes: readonly RegisterRoute[] = rows.map(toRoute);

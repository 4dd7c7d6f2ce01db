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

const base = '/authentication/api/v1/systemregister';
const vendor = `${base}/vendor`;

type Row = readonly [id: string, method: string, path: string, handle: RegisterRoute['handle']];

const vendors: readonly Row[] = [
  ['registerSystem', 'POST', vendor, registerSystem],
  ['listSystems', 'GET', vendor, listSystems],
  ['getSystem', 'GET', `${vendor}/{systemId}`, getSystem],
  ['replaceSystem', 'PUT', `${vendor}/{systemId}`, updateSystem],
  ['deleteSystem', 'DELETE', `${vendor}/{systemId}`, deleteSystem],
  ['replaceRights', 'PUT', `${vendor}/{systemId}/rights`, updateRights],
  ['replaceAccessPackages', 'PUT', `${vendor}/{systemId}/accesspackages`, updatePackages],
  ['getChangeLog', 'GET', `${vendor}/{systemId}/changelog`, getChangeLog],
];

const portal: readonly Row[] = [
  ['listVisibleSystems', 'GET', base, listVisible],
  ['showSystem', 'GET', `${base}/{systemId}`, showSystem],
  ['showSystemRights', 'GET', `${base}/{systemId}/rights`, showRights],
  ['showSystemAccessPackages', 'GET', `${base}/{systemId}/accesspackages`, showPackages],
];

/** Operations on systems: vendors' own, and what portals read. */
export const systemRoutes: readonly RegisterRoute[] = [
  ...vendors.map((row) => toRoute(row, 'register')),
  ...portal.map((row) => toRoute(row, 'portal')),
];

function toRoute([id, method, path, handle]: Row, access: RegisterRoute['access']): RegisterRoute {
  return { id, method, path, access, handle };
}

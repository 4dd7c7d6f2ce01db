import type { RegisterRoute } from '../call.ts';
import { createChange } from './create-change.ts';
import { deleteChange, findChange, getChange, listChanges } from './read-changes.ts';
import { toRoute, type RouteRow } from './route-row.ts';

const vendor = '/authentication/api/v1/systemuser/changerequest/vendor';
const byId = `${vendor}/{requestId}`;
const byReference = `${vendor}/byexternalref/{systemId}/{orgNo}/{externalRef}`;

const rows: readonly RouteRow[] = [
  ['createChangeRequest', 'POST', vendor, 'requestWrite', createChange],
  ['getChangeRequest', 'GET', byId, 'requestRead', getChange],
  ['getChangeRequestByReference', 'GET', byReference, 'requestRead', findChange],
  ['listChangeRequests', 'GET', `${vendor}/bysystem/{systemId}`, 'requestRead', listChanges],
  ['deleteChangeRequest', 'DELETE', byId, 'requestWrite', deleteChange],
];

/** Operations of vendors on change requests. */
export const changeRoutes: readonly RegisterRoute[] = rows.map(toRoute);

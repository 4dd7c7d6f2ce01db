import type { RegisterRoute } from '../call.ts';
import { createAgentRequest, createRequest } from './create-request.ts';
import { deleteRequest, findRequest, getRequest, listRequests } from './read-requests.ts';
import { toRoute, type RouteRow } from './route-row.ts';

const vendor = '/authentication/api/v1/systemuser/request/vendor';
const agent = `${vendor}/agent`;
const reference = '{systemId}/{orgNo}/{externalRef}';

const rows: readonly RouteRow[] = [
  ['createRequest', 'POST', vendor, 'requestWrite', createRequest],
  ['createAgentRequest', 'POST', agent, 'requestWrite', createAgentRequest],
  ['getRequest', 'GET', `${vendor}/{requestId}`, 'requestRead', getRequest('standard')],
  ['getAgentRequest', 'GET', `${agent}/{requestId}`, 'requestRead', getRequest('agent')],
  [
    'getRequestByReference',
    'GET',
    `${vendor}/byexternalref/${reference}`,
    'requestRead',
    findRequest('standard'),
  ],
  [
    'getAgentRequestByReference',
    'GET',
    `${agent}/byexternalref/${reference}`,
    'requestRead',
    findRequest('agent'),
  ],
  ['listRequests', 'GET', `${vendor}/bysystem/{systemId}`, 'requestRead', listRequests('standard')],
  [
    'listAgentRequests',
    'GET',
    `${agent}/bysystem/{systemId}`,
    'requestRead',
    listRequests('agent'),
  ],
  ['deleteRequest', 'DELETE', `${vendor}/{requestId}`, 'requestWrite', deleteRequest],
];

/** Operations of vendors on requests. */
export const requestRoutes: readonly RegisterRoute[] = rows.map(toRoute);
